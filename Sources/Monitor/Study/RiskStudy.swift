import BullionAnalytics
import BullionMarket

/// What years of daily bars say of the risk in one metal.
public struct RiskStudy: Sendable, Equatable {
  public let instrument: Instrument
  public let closes: DailyCloses
  /// How far each close was below the highest one before it, as a fraction, in the order of the closes.
  public let drawdowns: [Double]
  /// Of volatility, by window.
  public let cone: VolatilityCone
  /// Anywhere in the history; nil without a bar.
  public let extremes: Extremes?
  private let falls: FallHistory

  public init(_ instrument: Instrument, closes: DailyCloses) {
    self.instrument = instrument
    self.closes = closes
    var falls = FallHistory()
    drawdowns = closes.closes.map { falls.add($0.price.dollars, at: $0.day) ?? 0 }
    self.falls = falls
    cone = VolatilityCone(of: closes.stretches)
    extremes = closes.bars.isEmpty ? nil : Extremes(of: closes)
  }

  /// The deepest falls of the closes, deepest first.
  ///
  /// - Parameter price: the present one and its moment, which may be deeper still, or the recovery.
  public func deepestFalls(_ count: Int = 10, price: (Price, Timestamp)? = nil) -> [Fall] {
    var falls = falls
    if let (price, time) = price { falls.add(price.dollars, at: time) }
    return falls.deepest(count)
  }

  /// How the closes lie to a price line.
  public struct DaysAbove: Sendable, Equatable {
    public var level: PriceLevel
    /// Closes at or above it.
    public var days: Int
    /// Closes in all.
    public var of: Int
    /// The longest run of them without a close below.
    public var longestRun: Int
    /// The first of them; nil without one.
    public var first: Timestamp?
  }

  public func daysAbove(_ level: PriceLevel) -> DaysAbove {
    var above = DaysAbove(level: level, days: 0, of: closes.closes.count, longestRun: 0, first: nil)
    var run = 0
    for close in closes.closes {
      run = close.price >= level.value ? run + 1 : 0
      guard run > 0 else { continue }
      above.days += 1
      above.first = above.first ?? close.day
      above.longestRun = max(above.longestRun, run)
    }
    return above
  }

  /// The deepest fall, or the highest rise, from a price to a later one within a span up to now.
  public struct Deepest: Sendable, Equatable {
    /// As a fraction, of a fall not above 0, of a rise not below; nil when no bar is known, and when the span is not
    /// known as a whole.
    public var fraction: Double?
    /// Days of which there are bars.
    public var days: Int

    /// The leverage at which a long position from the peak is just wiped out.
    public func survivableLeverage(maintenance: Double = 0) -> Double? {
      fraction.flatMap { BullionAnalytics.survivableLeverage(drawdown: $0, maintenanceMargin: maintenance) }
    }
  }

  /// Days below which a whole history says nothing of risk: about a month.
  private static let fewestDays = 20

  /// Of the last so many calendar days, or of all when these are not too few; from the highs and lows of daily bars.
  ///
  /// - Parameter today: the bar that is not over.
  public func deepestFall(ofDays days: Int?, until now: Timestamp, today: Bar? = nil) -> Deepest {
    deepest(ofDays: days, until: now, today: today) { $0 }
  }

  /// As `deepestFall`: what closes a short position.
  public func highestRise(ofDays days: Int?, until now: Timestamp, today: Bar? = nil) -> Deepest {
    // A rise is a fall of what a dollar buys.
    var rise = deepest(ofDays: days, until: now, today: today) { 1 / $0 }
    rise.fraction = rise.fraction.map { 1 / (1 + $0) - 1 }
    return rise
  }

  private func deepest(
    ofDays days: Int?, until now: Timestamp, today: Bar?, _ value: (Double) -> Double
  ) -> Deepest {
    let from = days.map { now.advanced(byMilliseconds: -Int64($0) * Timestamp.millisecondsPerDay) }
    var bars = closes.bars[...]
    if let from { bars = bars.drop { $0.start < from } }
    let known = Array(bars) + (today.map { [$0] } ?? [])
    guard let first = known.first, days != nil || known.count >= Self.fewestDays else {
      return Deepest(fraction: nil, days: known.count)
    }
    if let from, let days {
      // A weekend with a holiday may lie at the beginning, and one holiday in the span.
      let isEarly = first.start.milliseconds(since: from) <= 4 * Timestamp.millisecondsPerDay
      guard isEarly, (known.count + 1) * 70 >= days * 5 * 9 else {
        return Deepest(fraction: nil, days: known.count)
      }
    }
    var drawdown = Drawdown()
    for bar in known {
      for price in bar.path where price.ticks > 0 {
        drawdown.update((price: value(price.dollars), time: bar.start))
      }
    }
    return Deepest(fraction: drawdown.deepest, days: known.count)
  }

  /// The deepest fall and the highest rise from a price to a later one within 30 days, as fractions.
  public struct Extremes: Sendable, Equatable {
    /// Not above 0.
    public var fall = 0.0
    /// Not below 0.
    public var rise = 0.0

    /// From the highs and lows of daily bars.
    init(of closes: DailyCloses) {
      let day = Timestamp.millisecondsPerDay
      var down = RollingDrawdown(duration: 30 * day, resolution: day)
      var up = down
      var lowest = 0.0
      for (close, bar) in zip(closes.closes, closes.bars) {
        for price in bar.path where price.ticks > 0 {
          fall = min(fall, down.update((price: price.dollars, time: close.day))?.deepest ?? 0)
          // A rise is a fall of what a dollar buys.
          lowest = min(lowest, up.update((price: 1 / price.dollars, time: close.day))?.deepest ?? 0)
        }
      }
      rise = 1 / (1 + lowest) - 1
    }
  }
}

extension Monitor {
  /// The deepest fall within the last 24 hours, as a fraction; nil until they are known.
  public func deepestFallOfDay(_ instrument: Instrument) -> Double? {
    metals[instrument.position].deepestDrawdownOfDay
  }
}

extension Bar {
  /// The four prices in an order that they may have come in: one that rose is taken to have had its low first, and
  /// one that fell its high first, so that the smaller of the two possible falls is counted.
  var path: [Price] { [open] + (close >= open ? [low, high] : [high, low]) + [close] }
}
