import BullionMarket

/// High, low and reference of the running trade date.
///
/// A date runs from its opening, 18:00 New York of the evening before, to the next opening: until then the screen
/// goes on showing the day that is over, so that Friday's change stands over the weekend. Prices that come after
/// 17:00 move high and low and are no reference for the days after.
struct TradeDay: Sendable, Equatable {
  private struct LastPrice: Sendable, Equatable {
    var price: Price
    var time: Timestamp
  }

  private(set) var high: Price?
  private(set) var low: Price?
  /// The last mid before 17:00 New York of the previous trade date.
  private(set) var previousClose: Price?
  /// When that was.
  private(set) var previousCloseTime: Timestamp?
  /// The first moment of the running date that is known; nil before its first price.
  private(set) var since: Timestamp?
  /// The opening of the running date; nil before the first price.
  private(set) var opening: Timestamp?
  private var lastBeforeClose: LastPrice?
  private var closing = Timestamp(milliseconds: .min)
  private var nextOpening = Timestamp(milliseconds: .min)

  /// Adds a price, or a bar's high, low and close; what belongs to a date that is over changes nothing.
  ///
  /// - Parameter start: of the bar; of a single price its time.
  mutating func add(
    high: Price, low: Price, close: Price, from start: Timestamp? = nil, at time: Timestamp,
    calendar: SessionCalendar
  ) {
    advance(to: time, calendar: calendar)
    if opening == nil { roll(to: time, calendar: calendar) }
    guard let opening, time >= opening else { return }
    self.high = max(self.high ?? high, high)
    self.low = min(self.low ?? low, low)
    since = since ?? max(start ?? time, opening)
    if time < closing { lastBeforeClose = LastPrice(price: close, time: time) }
  }

  /// Rolls at the opening even when no price comes.
  mutating func advance(to time: Timestamp, calendar: SessionCalendar) {
    if opening != nil, time >= nextOpening { roll(to: time, calendar: calendar) }
  }

  /// A price earlier than this before the close, in milliseconds, is not the close.
  private static let closeTolerance = BarInterval.oneHour.milliseconds

  /// What the day's change is against: the previous close; or the price that was known last, when that is an older one.
  func reference(calendar: SessionCalendar) -> String {
    guard let opening, let time = previousCloseTime else { return "previous close" }
    let close = calendar.closing(of: calendar.previousTradeDate(before: calendar.tradeDate(at: opening)))
    if time >= close.advanced(byMilliseconds: -Self.closeTolerance) { return "previous close" }
    return "\(time.dayMonth) \(time.hourMinute)"
  }

  /// From when on high and low are known; nil when from the opening on.
  var rangeSince: Timestamp? {
    guard let opening, let since, since.milliseconds(since: opening) > Self.openingTolerance else {
      return nil
    }
    return since
  }

  /// Brokers are not all back at the opening.
  private static let openingTolerance: Int64 = 15 * 60_000

  /// Raises all prices by as much: those that follow are of a source that is dearer by that.
  mutating func shift(by offset: Price) {
    high = high.map { $0 + offset }
    low = low.map { $0 + offset }
    previousClose = previousClose.map { $0 + offset }
    if let last = lastBeforeClose { lastBeforeClose?.price = last.price + offset }
  }

  private mutating func roll(to time: Timestamp, calendar: SessionCalendar) {
    var date = calendar.tradeDate(at: time)
    // Before the opening, as on a Saturday, the day before it is still the one that is shown.
    if time < calendar.opening(of: date) { date = calendar.previousTradeDate(before: date) }
    opening = calendar.opening(of: date)
    closing = calendar.end(of: date)
    nextOpening = calendar.opening(of: date.advanced(byDays: 1))
    previousClose = lastBeforeClose?.price ?? previousClose
    previousCloseTime = lastBeforeClose?.time ?? previousCloseTime
    since = nil
    lastBeforeClose = nil
    high = nil
    low = nil
  }
}
