import BullionAnalytics
import BullionMarket

/// What is said of one metal.
extension MetalTrack {
  /// The move since the last mid before 17:00 New York of the previous trade date.
  var dayMove: PriceMove? {
    guard let last, let reference = tradeDay.previousClose else { return nil }
    return PriceMove(from: reference, to: last.mid)
  }

  /// All falls, and how much of their spans is known.
  var drawdownReadings: DrawdownReadings {
    DrawdownReadings(
      day: drawdowns.reading(.day), month: drawdowns.reading(.month), all: drawdowns.reading(.all),
      since: drawdowns.since, dayCoverage: drawdowns.coverage(of: .day),
      monthCoverage: drawdowns.coverage(of: .month))
  }

  /// In percent, without the peak.
  func drawdownPercent(_ span: DrawdownSpan) -> Double? { drawdowns.percent(span) }

  var volatilityReading: VolatilityReading { volatility.reading }

  /// As a fraction, over the last 30 days; nil while too little of them is known.
  var deepestDrawdown: Double? { drawdowns.deepestOfMonth }

  /// The same over the last 24 hours.
  var deepestDrawdownOfDay: Double? { drawdowns.deepestOfDay }
}
