import BullionMarket

/// High, low and reference of the running trade date.
///
/// A date runs from its opening, 18:00 New York of the evening before, to the next opening: until then the screen
/// goes on showing the day that is over, so that Friday's change stands over the weekend. Prices that come after
/// 17:00 move high and low and are no reference for the days after.
struct TradeDay: Sendable {
  private(set) var high: Price?
  private(set) var low: Price?
  /// The last mid before 17:00 New York of the previous trade date.
  private(set) var previousClose: Price?
  /// The opening of the running date; nil before the first price.
  private(set) var opening: Timestamp?
  private var lastBeforeClose: Price?
  private var closing = Timestamp(milliseconds: .min)
  private var nextOpening = Timestamp(milliseconds: .min)

  /// Adds a price, or a bar's high, low and close; what belongs to a date that is over changes nothing.
  mutating func add(high: Price, low: Price, close: Price, at time: Timestamp, calendar: SessionCalendar) {
    advance(to: time, calendar: calendar)
    if opening == nil { roll(to: time, calendar: calendar) }
    guard let opening, time >= opening else { return }
    self.high = max(self.high ?? high, high)
    self.low = min(self.low ?? low, low)
    if time < closing { lastBeforeClose = close }
  }

  /// Rolls at the opening even when no price comes.
  mutating func advance(to time: Timestamp, calendar: SessionCalendar) {
    if opening != nil, time >= nextOpening { roll(to: time, calendar: calendar) }
  }

  private mutating func roll(to time: Timestamp, calendar: SessionCalendar) {
    var date = calendar.tradeDate(at: time)
    // Before the opening, as on a Saturday, the day before it is still the one that is shown.
    if time < calendar.opening(of: date) { date = calendar.previousTradeDate(before: date) }
    opening = calendar.opening(of: date)
    closing = calendar.end(of: date)
    nextOpening = calendar.opening(of: date.advanced(byDays: 1))
    previousClose = lastBeforeClose ?? previousClose
    lastBeforeClose = nil
    high = nil
    low = nil
  }
}
