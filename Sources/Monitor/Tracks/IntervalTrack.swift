import BullionMarket

/// The bars of one length, and the indicators that read closed bars only.
public struct IntervalTrack: Sendable, Equatable {
  /// The length of the bars.
  public let interval: BarInterval
  /// Closed bars, oldest first.
  public private(set) var closed: BarSeries
  private var builder: BarBuilder
  private let calendar: SessionCalendar
  /// Where the bar in the making ends, on the clock of the prices; `.max` while there is none.
  private(set) var currentEnd = Timestamp(milliseconds: .max)
  private var currentStart: Timestamp?
  private(set) var indicators: ClosedBarIndicators
  /// Whether the closes that the RSI looks back on differ by less than `leastMove`.
  private var isFlat = false

  /// Prices that moved by less than this share within the RSI's window, 0.03 %, have not moved: the RSI of the last
  /// digits swings from 0 to 100 and says nothing.
  static let leastMove = 0.0003

  init(interval: BarInterval, settings: MonitorSettings) {
    self.interval = interval
    calendar = settings.calendar
    closed = BarSeries(capacity: settings.capacity(of: interval))
    builder = BarBuilder(interval, calendar: settings.calendar)
    indicators = ClosedBarIndicators(settings: settings)
  }

  /// The bar that is still being built.
  public var current: Bar? { builder.current }

  /// Milliseconds that a bar is held open past its end.
  var grace: Int64 { builder.grace }

  /// The RSI of closed bars, 0 to 100; nil while it warms up, and while prices have not moved (`leastMove`).
  var strength: Double? { isFlat ? nil : indicators.relativeStrength.value }

  mutating func add(_ price: Price, at time: Timestamp) -> Bar? {
    let bar = builder.add(price, at: time)
    noteCurrent()
    return bar.map { take($0) }
  }

  /// Takes a finished bar of a shorter interval.
  mutating func aggregate(_ bar: Bar) -> Bar? {
    let bar = builder.add(bar)
    noteCurrent()
    return bar.map { take($0) }
  }

  /// Closes the bar in the making when its end is not after a moment.
  mutating func close(endedBy time: Timestamp) -> Bar? {
    guard currentEnd <= time else { return nil }
    let bar = builder.advance(to: currentEnd.advanced(byMilliseconds: builder.grace))
    noteCurrent()
    return bar.map { take($0) }
  }

  /// Takes a ready-made bar; it must be later than all before it.
  mutating func append(_ bar: Bar) { _ = take(bar) }

  /// Says that prices have been missed: the next bar has no true open, high and low.
  mutating func interrupt() { builder.interrupt() }

  /// Makes the step to a source that is dearer by so much no move of the price.
  mutating func shift(by offset: Price) {
    builder.shift(by: offset)
    indicators.shift(by: offset)
  }

  /// Takes the indicators as they once stood, when they have seen more bars and the last one is the same.
  mutating func restore(_ memory: IndicatorMemory) {
    guard closed.last?.start == memory.lastBar, memory.indicators.barsSeen > indicators.barsSeen,
      memory.indicators.hasPeriods(of: indicators)
    else { return }
    indicators = memory.indicators
  }

  private mutating func noteCurrent() {
    guard builder.current?.start != currentStart else { return }
    currentStart = builder.current?.start
    currentEnd =
      currentStart.map { interval.span(ofBarAt: $0, calendar: calendar).end } ?? Timestamp(milliseconds: .max)
  }

  private mutating func take(_ bar: Bar) -> Bar {
    closed.append(bar)
    // A bar that began before its first quote has no true open, high and low.
    guard !bar.isPartial else { return bar }
    indicators.update(bar)
    noteMove()
    return bar
  }

  /// O(the RSI's period).
  private mutating func noteMove() {
    let closes = closed.suffix(indicators.relativeStrength.period + 1).map(\.close)
    guard let high = closes.max(), let low = closes.min() else { return }
    isFlat = Double(high.ticks - low.ticks) < Self.leastMove * Double(high.ticks)
  }
}
