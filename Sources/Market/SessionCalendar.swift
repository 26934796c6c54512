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
  /// - Parameter holidays: the exchange's days of 2026 unless given; other years then know weekends only.
  public init(holidays: HolidayTable = .comex2026) { self.holidays = holidays }

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
    if holidays.isClosed(on: day) { return .holiday }
    if !isEvening, let early = holidays.closingMinute(on: day), minute >= min(early, Self.closingMinute) {
      return early < Self.closingMinute ? .holiday : .dailyBreak
    }
    return isAfterClose ? .dailyBreak : .open
  }

  /// The trade date that a moment belongs to. While the market is closed it is the date just ended until 18:00,
  /// afterwards the one that comes next.
  public func tradeDate(at moment: Timestamp) -> CalendarDate {
    let local = NewYorkTime(moment)
    let isEvening = local.minuteOfDay >= Self.openingMinute
    return tradeDate(onOrAfter: isEvening ? local.date.advanced(byDays: 1) : local.date)
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
    return Timestamp(milliseconds: .max)
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
