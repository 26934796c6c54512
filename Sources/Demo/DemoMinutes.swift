import BullionMarket
import Chance

/// One leg as bars of a minute: every minute of the market's hours once, in order.
struct DemoMinutes: Sendable {
  enum Step: Sendable {
    /// A minute of trading, with its end.
    case bars(gold: Bar, silver: Bar, end: Timestamp)
    /// No trading up to here.
    case closed(until: Timestamp)
  }

  private let entry: DemoTimetable.Entry
  private var walk: DemoWalk
  private var session = SessionClock(calendar: .demo)
  private var random: SplitMix64
  private var time: Timestamp
  private var last: MetalPair

  init(_ entry: DemoTimetable.Entry, seed: UInt64) {
    self.entry = entry
    random = entry.generator(seed: seed)
    time = entry.start
    last = entry.from
    var openMinutes = 0
    var minute = entry.start
    while minute < entry.leg.until {
      if session.isOpen(at: minute) { openMinutes += 1 }
      minute = minute.advanced(bySeconds: 60)
    }
    walk = DemoWalk(
      from: entry.from, to: entry.leg.end, length: Double(openMinutes),
      goldVolatility: entry.leg.regime.goldVolatility, silverVolatility: entry.leg.regime.silverVolatility,
      bounds: entry.leg.bounds)
  }

  /// The next minute, or the next part of a closure; nil at the end of the leg.
  mutating func next() -> Step? {
    guard time < entry.leg.until else { return nil }
    let start = time
    guard session.isOpen(at: start) else {
      time = min(Self.closureStep(after: start), entry.leg.until)
      return .closed(until: time)
    }
    let pair = walk.advance(by: 1, random: &random)
    let regime = entry.leg.regime
    let silverVolatility = DemoRegime.silverBeta * regime.goldVolatility + regime.silverVolatility
    let gold = bar(.gold, start: start, to: pair, volatility: regime.goldVolatility)
    let silver = bar(.silver, start: start, to: pair, volatility: silverVolatility)
    last = pair
    time = start.advanced(bySeconds: 60)
    return .bars(gold: gold, silver: silver, end: time)
  }

  private mutating func bar(
    _ instrument: Instrument, start: Timestamp, to pair: MetalPair, volatility: Double
  ) -> Bar {
    let bounds = entry.leg.bounds
    return DemoMinutes.bar(
      instrument, start: start, open: last.price(instrument), close: pair.price(instrument),
      reach: volatility / 2, lowest: bounds.floor, highest: bounds.ceiling, random: &random)
  }

  /// A bar whose shadows reach beyond the body by `reach` (as a fraction) times the size of a normal deviate.
  static func bar(
    _ instrument: Instrument, start: Timestamp, open: Price, close: Price, reach: Double,
    lowest: MetalPair, highest: MetalPair, random: inout SplitMix64
  ) -> Bar {
    let top = max(open, close)
    let bottom = min(open, close)
    let above = top.dollars * (1 + reach * random.normal().magnitude)
    let below = bottom.dollars * (1 - reach * random.normal().magnitude)
    let isGold = instrument == .gold
    let high = min(above, isGold ? highest.gold : highest.silver)
    let low = max(below, isGold ? lowest.gold : lowest.silver)
    return Bar(
      start: start, open: open, high: max(top, MetalPair(gold: high, silver: high).price(instrument)),
      low: min(bottom, MetalPair(gold: low, silver: low).price(instrument)), close: close)
  }

  /// The full half hour that follows; market hours begin and end on it.
  private static func closureStep(after time: Timestamp) -> Timestamp {
    let halfHour: Int64 = 1_800_000
    return time.advanced(byMilliseconds: halfHour - time.millisecondsOfDay % halfHour)
  }
}
