/// A `SessionCalendar` that remembers its last answer: while time stays between two boundaries, asking costs two
/// comparisons.
public struct SessionClock: Sendable, Equatable {
  /// The calendar whose answers it remembers.
  public let calendar: SessionCalendar
  /// While true there are no sessions: prices come from where trading never ends.
  public var isAlwaysOpen = false {
    didSet { if isAlwaysOpen != oldValue { (from, until) = (.never, Timestamp(milliseconds: .min)) } }
  }
  /// The stretch without a boundary that was looked up last.
  private var from = Timestamp.never
  private var until = Timestamp(milliseconds: .min)
  private var boundary = Timestamp.never
  private var knownState = SessionCalendar.State.open
  private var knownTradeDate = CalendarDate(year: 1970, month: 1, day: 1)

  /// A clock that has not looked at its calendar yet.
  public init(calendar: SessionCalendar = SessionCalendar()) { self.calendar = calendar }

  /// As `SessionCalendar.state(at:)`.
  public mutating func state(at moment: Timestamp) -> SessionCalendar.State {
    look(at: moment)
    return knownState
  }

  /// As `SessionCalendar.isOpen(at:)`.
  public mutating func isOpen(at moment: Timestamp) -> Bool { state(at: moment) == .open }

  /// As `SessionCalendar.tradeDate(at:)`.
  public mutating func tradeDate(at moment: Timestamp) -> CalendarDate {
    look(at: moment)
    return knownTradeDate
  }

  /// The next moment after this one at which the market opens or closes, or changes from one kind of closure to
  /// another.
  public mutating func boundary(after moment: Timestamp) -> Timestamp {
    look(at: moment)
    return boundary
  }

  /// Whether a price may be of this moment: in a session, and after an early close, when some venues go on.
  public mutating func mayTrade(at moment: Timestamp) -> Bool {
    switch state(at: moment) {
    case .open: true
    case .holiday: calendar.isAfterEarlyClose(moment)
    case .dailyBreak, .weekend: false
    }
  }

  /// Milliseconds of market time from one moment to a later one: the cost grows with the number of sessions between
  /// them.
  ///
  /// - Parameter limit: more than so many are not counted, for moments that may lie years apart.
  public mutating func openMilliseconds(
    from start: Timestamp, to end: Timestamp, upTo limit: Int64 = .max
  ) -> Int64 {
    var total: Int64 = 0
    var moment = start
    while moment < end, total <= limit {
      let isOpenNow = isOpen(at: moment)
      let stop = min(until, end)
      guard stop > moment else { break }
      if isOpenNow { total += stop.milliseconds(since: moment) }
      moment = stop
    }
    return total
  }

  private mutating func look(at moment: Timestamp) {
    guard moment < from || moment >= until else { return }
    knownState = isAlwaysOpen ? .open : calendar.state(at: moment)
    knownTradeDate = calendar.tradeDate(at: moment)
    boundary = isAlwaysOpen ? .never : calendar.nextBoundary(after: moment)
    // The trade date also changes inside a weekend, on Friday evening.
    let evening = NewYorkTime(date: knownTradeDate, minuteOfDay: SessionCalendar.openingMinute)
    from = moment
    until = min(boundary, evening.timestamp)
  }
}
