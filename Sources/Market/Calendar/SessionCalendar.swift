/// When spot metals trade: Sunday 18:00 to Friday 17:00 New York, with a break from 17:00 to 18:00 every day.
///
/// A trade date runs from 18:00 of the evening before: Sunday evening belongs to Monday. Every function computes
/// from the rule in constant time; for a question per quote, ask a `SessionClock`.
public struct SessionCalendar: Sendable, Hashable {
  /// Whether there is trading, and if not, why.
  public enum State: String, Sendable, CaseIterable, Codable, Hashable {
    /// Within a session.
    case open
    /// 17:00 to 18:00, Monday to Thursday.
    case dailyBreak
    /// Friday 17:00 to Sunday 18:00.
    case weekend
    /// A trade date without a session, or the rest of one that ended early, up to the next opening or weekend.
    case holiday
  }

  /// Which trade dates have no session or a short one.
  public let holidays: HolidayTable

  static let closingMinute = 17 * 60
  static let openingMinute = 18 * 60

  /// A calendar of the weekly rule and a table of exceptions.
  ///
  /// - Parameter holidays: the exchange's days of all years unless given.
  public init(holidays: HolidayTable = .exchange) { self.holidays = holidays }

  /// Whether the market is open at a moment, and why not.
  public func state(at moment: Timestamp) -> State { state(at: NewYorkTime(moment)) }

  /// Whether there is trading at a moment; the first millisecond of a session belongs to it, that of its close not.
  public func isOpen(at moment: Timestamp) -> Bool { state(at: moment) == .open }

  private func state(at local: NewYorkTime) -> State {
    let minute = local.minuteOfDay
    let isEvening = minute >= Self.openingMinute
    let day = isEvening ? local.date.advanced(byDays: 1) : local.date
    let weekday = day.weekday
    let isAfterClose = !isEvening && minute >= Self.closingMinute
    if weekday >= 5 || (weekday == 4 && isAfterClose) { return .weekend }
    switch holidays.holiday(on: day)?.hours {
    case .closed: return .holiday
    case .until(let early) where !isEvening && early < Self.closingMinute && minute >= early: return .holiday
    default: return isAfterClose ? .dailyBreak : .open
    }
  }

  /// Whether a moment lies between an early close and the daily break.
  func isAfterEarlyClose(_ moment: Timestamp) -> Bool {
    let local = NewYorkTime(moment)
    guard let early = holidays.closingMinute(on: local.date) else { return false }
    return local.minuteOfDay >= early && local.minuteOfDay < Self.closingMinute
  }

  /// When trading begins again, and the holiday that keeps it from it; nil while the market is open.
  ///
  /// A weekend that a holiday lengthens is called after it; one that follows on an early close is not, once its day is
  /// over.
  public func closure(at moment: Timestamp) -> (until: Timestamp, holiday: Holiday?)? {
    guard !isOpen(at: moment) else { return nil }
    let local = NewYorkTime(moment)
    let isEvening = local.minuteOfDay >= Self.openingMinute
    // From 17:00 on the trade date is over, at 18:00 the next one is due.
    var date = isEvening || local.minuteOfDay < Self.closingMinute ? tradeDate(at: moment) : local.date
    if opening(of: date) <= moment { date = tradeDate(onOrAfter: date.advanced(byDays: 1)) }
    let first = isEvening ? local.date.advanced(byDays: 1) : local.date
    date = tradeDate(onOrAfter: date)
    for offset in 0...max(0, min(30, date.daysSinceEpoch - first.daysSinceEpoch)) {
      let day = first.advanced(byDays: offset)
      guard day.weekday < 5, let holiday = holidays.holiday(on: day) else { continue }
      let isOver = offset == 0 && !isEvening && local.minuteOfDay >= Self.closingMinute
      switch holiday.hours {
      case .closed where !isOver: return (opening(of: date), holiday)
      case .until(let minute) where offset == 0 && !isEvening && local.minuteOfDay >= minute:
        return (opening(of: date), holiday)
      default: continue
      }
    }
    return (opening(of: date), nil)
  }

  /// The holidays from a date on, as many as wanted, within two years: those that come next.
  public func holidays(from date: CalendarDate, count: Int) -> [Holiday] {
    var found: [Holiday] = []
    for offset in 0..<731 where found.count < count {
      let day = date.advanced(byDays: offset)
      if day.weekday < 5, let holiday = holidays.holiday(on: day) { found.append(holiday) }
    }
    return found
  }

  /// The trade date that a moment belongs to. While the market is closed it is the date just ended until 18:00,
  /// afterwards the one that comes next.
  public func tradeDate(at moment: Timestamp) -> CalendarDate {
    let local = NewYorkTime(moment)
    let isEvening = local.minuteOfDay >= Self.openingMinute
    return tradeDate(onOrAfter: isEvening ? local.date.advanced(byDays: 1) : local.date)
  }

  /// The trade date of a day's bar by where it begins: brokers count days from 17:00 New York, an hour before the
  /// session.
  package func tradeDate(ofDayFrom start: Timestamp) -> CalendarDate {
    tradeDate(at: start.advanced(bySeconds: 3600))
  }

  /// The first moment after this one at which `state(at:)` changes.
  public func nextBoundary(after moment: Timestamp) -> Timestamp {
    let local = NewYorkTime(moment)
    let current = state(at: local)
    // Something changes at least once a week: even a closed week ends in a weekend.
    for offset in 0...8 {
      let date = local.date.advanced(byDays: offset)
      let early = min(holidays.closingMinute(on: date) ?? Self.closingMinute, Self.closingMinute)
      for minute in [early, Self.closingMinute, Self.openingMinute] {
        let candidate = NewYorkTime(date: date, minuteOfDay: minute)
        let boundary = candidate.timestamp
        if boundary > moment, state(at: candidate) != current { return boundary }
      }
    }
    return .never
  }

  /// 18:00 New York of the evening before; a date without a session stands for the next one that has one.
  public func opening(of tradeDate: CalendarDate) -> Timestamp {
    let eve = self.tradeDate(onOrAfter: tradeDate).advanced(byDays: -1)
    return NewYorkTime(date: eve, minuteOfDay: Self.openingMinute).timestamp
  }

  /// 17:00 New York of the date, or its early close; a date without a session stands for the next one that has one.
  public func closing(of tradeDate: CalendarDate) -> Timestamp {
    let date = self.tradeDate(onOrAfter: tradeDate)
    let minute = min(holidays.closingMinute(on: date) ?? Self.closingMinute, Self.closingMinute)
    return NewYorkTime(date: date, minuteOfDay: minute).timestamp
  }

  /// 17:00 New York of the date, whether it closes early or not: until then its prices come from those who go on. A
  /// date without a session stands for the next one that has one.
  public func end(of tradeDate: CalendarDate) -> Timestamp {
    NewYorkTime(date: self.tradeDate(onOrAfter: tradeDate), minuteOfDay: Self.closingMinute).timestamp
  }

  /// The last date before this one that has a session.
  public func previousTradeDate(before date: CalendarDate) -> CalendarDate {
    session(from: date.advanced(byDays: -1), step: -1)
  }

  /// This date, or the first after it that has a session.
  public func tradeDate(onOrAfter date: CalendarDate) -> CalendarDate {
    session(from: date, step: 1)
  }

  private func session(from date: CalendarDate, step: Int) -> CalendarDate {
    var candidate = date
    while candidate.weekday >= 5 || holidays.isClosed(on: candidate) {
      let next = candidate.advanced(byDays: step)
      // Dates stop at the ends of the calendar.
      guard next != candidate else { break }
      candidate = next
    }
    return candidate
  }
}
