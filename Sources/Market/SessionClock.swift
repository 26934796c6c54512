/// A `SessionCalendar` that remembers its last answer: while time stays between two boundaries, asking costs two
/// comparisons.
public struct SessionClock: Sendable {
  /// The calendar whose answers it remembers.
  public let calendar: SessionCalendar
  private var from = Timestamp(milliseconds: .max)
  private var until = Timestamp(milliseconds: .min)
  private var knownState = SessionCalendar.State.open
  private var knownTradeDate = CalendarDate(year: 1970, month: 1, day: 1)

  /// A clock that has not looked at its calendar yet.
  public init(calendar: SessionCalendar = SessionCalendar()) { self.calendar = calendar }

  /// As `SessionCalendar.state(at:)`.
  public mutating func state(at moment: Timestamp) -> SessionCalendar.State {
    if moment < from || moment >= until { look(at: moment) }
    return knownState
  }

  /// As `SessionCalendar.isOpen(at:)`.
  public mutating func isOpen(at moment: Timestamp) -> Bool { state(at: moment) == .open }

  /// As `SessionCalendar.tradeDate(at:)`.
  public mutating func tradeDate(at moment: Timestamp) -> CalendarDate {
    if moment < from || moment >= until { look(at: moment) }
    return knownTradeDate
  }

  private mutating func look(at moment: Timestamp) {
    knownState = calendar.state(at: moment)
    knownTradeDate = calendar.tradeDate(at: moment)
    // The trade date also changes inside a weekend, on Friday evening.
    let evening = NewYorkTime(date: knownTradeDate, minuteOfDay: SessionCalendar.openingMinute)
    from = moment
    until = min(calendar.nextBoundary(after: moment), evening.timestamp)
  }
}
