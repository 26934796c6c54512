import BullionAnalytics
import BullionMarket

extension Monitor {
  /// The present value of a metric, in the units of the readings; nil while undefined.
  public func value(of metric: Metric) -> Double? {
    switch metric {
    case .price(let instrument):
      return metals[instrument.position].last?.mid.dollars
    case .change(let instrument):
      return dayMove(of: instrument)?.percent
    case .gain(let instrument, let window):
      return gain(instrument, over: window)?.percent
    case .relativeStrengthIndex(let instrument, let interval):
      return metals[instrument.position].bars[interval].strength
    case .drawdown(let instrument, let span):
      return metals[instrument.position].drawdownPercent(span)
    case .volatility(let instrument):
      return metals[instrument.position].volatilityReading.percent
    case .ratio:
      return plainRatio
    case .ratioPercentile:
      return pair.ratio(gold: metals[0], silver: metals[1]).percentile
    case .ratioZScore:
      return pair.ratio(gold: metals[0], silver: metals[1]).zscore
    case .beta:
      return pair.beta
    case .correlation:
      return pair.correlation
    case .elasticity(let window):
      return elasticity(over: window)
    case .acceleration:
      return isAccelerating.map { $0 ? 1 : 0 }
    case .feedStale(let instrument):
      let quality = quality(of: instrument)
      return quality == .none ? nil : quality == .stale ? 1 : 0
    case .allFeedsStale:
      if isUnanswered { return 1 }
      let qualities = Instrument.allCases.map(quality).filter { $0 != .none }
      return qualities.isEmpty ? nil : qualities.allSatisfy { $0 == .stale } ? 1 : 0
    case .feedFailovers:
      return sources.isEmpty ? nil : Double(failovers.count)
    case .feedQuality:
      return now.flatMap(refusalShare.percent)
    }
  }

  /// Whether a metal's price can be relied on now.
  func quality(of instrument: Instrument) -> Quality { metals[instrument.position].freshness.quality }

  /// The ratio without its place among past days, which costs more; for alarms, so only while both legs are fresh.
  private var plainRatio: Double? {
    guard quality(of: .gold) == .good, quality(of: .silver) == .good,
      let gold = metals[Instrument.gold.position].last, let silver = metals[Instrument.silver.position].last,
      silver.mid.ticks > 0, metals[0].epoch == metals[1].epoch
    else { return nil }
    return Double(gold.mid.ticks) / Double(silver.mid.ticks)
  }

  /// How far silver moved for one unit of gold's move, over a window.
  func elasticity(over window: GainWindow) -> Double? {
    guard let silver = gain(.silver, over: window), let gold = gain(.gold, over: window) else { return nil }
    return BullionAnalytics.elasticity(of: silver, relativeTo: gold)
  }

  /// Nil while there is a stored price alone: what it gained is not known before the next one.
  func gain(_ instrument: Instrument, over window: GainWindow) -> PriceMove? {
    guard !isWaiting(instrument) else { return nil }
    return metals[instrument.position].gains.gain(over: window, at: now)
  }

  /// The times of the prices that gains are against, where these lie before a hole at the window's start.
  func gainsSince(_ instrument: Instrument) -> [GainWindow: Timestamp] {
    guard let now, !isWaiting(instrument) else { return [:] }
    var hours = SessionClock(calendar: settings.calendar)
    var times: [GainWindow: Timestamp] = [:]
    for (window, days, tolerance) in Self.gainHoles {
      guard let point = metals[instrument.position].gains.reference(over: window, at: now) else { continue }
      let start = now.advanced(byMilliseconds: -days * Timestamp.millisecondsPerDay)
      if hours.openMilliseconds(from: point.time, to: start, upTo: tolerance) > tolerance {
        times[window] = point.time
      }
    }
    return times
  }

  /// Milliseconds of trading before a window's start that a price may be older: a tenth of a day, and a day where days
  /// may be all that is known.
  private static let gainHoles: [(GainWindow, days: Int64, tolerance: Int64)] = [
    (.day, 1, 8_640_000), (.week, 7, Timestamp.millisecondsPerDay),
    (.month, 31, Timestamp.millisecondsPerDay),
  ]

  /// Whether silver's day change outruns gold's (CONTRACT, acceleration); nil without a previous close.
  var isAccelerating: Bool? {
    acceleration(
      silverDayChange: dayMove(of: .silver), goldDayChange: dayMove(of: .gold))
  }

  /// Whether prices come from a source that trades at all hours: its day has neither beginning nor end.
  var isOfAllWeek: Bool { lastSwitch.map { $0.kind != .spot } ?? false }

  /// The move that is called the day's change: since the previous close, or over 24 hours where there is no close.
  func dayMove(of instrument: Instrument) -> PriceMove? {
    guard !isWaiting(instrument) else { return nil }
    return isOfAllWeek ? gain(instrument, over: .day) : metals[instrument.position].dayMove
  }

  func change(of instrument: Instrument) -> ChangeReading {
    let reference =
      isOfAllWeek ? "24 h" : metals[instrument.position].tradeDay.reference(calendar: settings.calendar)
    guard let move = dayMove(of: instrument) else { return ChangeReading(reference: reference) }
    return ChangeReading(
      absolute: Price(dollars: move.absolute), percent: move.percent, reference: reference)
  }
}
