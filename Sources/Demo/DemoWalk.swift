import Chance

/// A random path of both metals from one waypoint to the next, hitting the end exactly.
///
/// Price = straight line between the waypoints times e to the power of a Brownian bridge, drawn step by step:
/// over a step dt with r left, x becomes x (r - dt)/r plus a normal deviate of variance dt (r - dt)/r.
/// The part of a path beyond a bound is mirrored back, so that highs and lows of the table stay extreme.
struct DemoWalk: Sendable {
  /// What a path may not leave.
  struct Bounds: Sendable, Hashable {
    var ceiling = MetalPair(gold: .infinity, silver: .infinity)
    var floor = MetalPair(gold: 0, silver: 0)
    /// Silver stays so low that gold / silver does not go below this.
    var lowestRatio = 0.0
  }

  private let start: MetalPair
  private let end: MetalPair
  private let length: Double
  private let goldVolatility: Double
  private let silverVolatility: Double
  private let bounds: Bounds
  private var elapsed = 0.0
  private var goldNoise = 0.0
  private var silverNoise = 0.0

  /// - Parameters:
  ///   - length: steps' worth of time from start to end, in the unit of the volatilities (minutes or days).
  ///   - silverVolatility: of silver's own part, beside 1.8 times gold's.
  init(
    from start: MetalPair, to end: MetalPair, length: Double, goldVolatility: Double,
    silverVolatility: Double, bounds: Bounds = Bounds()
  ) {
    self.start = start
    self.end = end
    self.length = length
    self.goldVolatility = goldVolatility
    self.silverVolatility = silverVolatility
    self.bounds = bounds
  }

  /// The mids after another `step`; the end's own mids once the length is used up.
  mutating func advance(by step: Double, random: inout SplitMix64) -> MetalPair {
    let left = length - elapsed
    guard step < left - 1e-9 else {
      elapsed = length
      return end
    }
    let kept = (left - step) / left
    let scale = (step * kept).squareRoot()
    goldNoise = goldNoise * kept + goldVolatility * scale * random.normal()
    silverNoise = silverNoise * kept + silverVolatility * scale * random.normal()
    elapsed += step
    let share = elapsed / length
    return bounded(
      MetalPair(
        gold: (start.gold + (end.gold - start.gold) * share) * Self.exponential(goldNoise),
        silver: (start.silver + (end.silver - start.silver) * share)
          * Self.exponential(DemoRegime.silverBeta * goldNoise + silverNoise)))
  }

  private func bounded(_ pair: MetalPair) -> MetalPair {
    let gold = Self.mirror(pair.gold, from: bounds.floor.gold, to: bounds.ceiling.gold)
    let ratioCeiling = bounds.lowestRatio > 0 ? gold / bounds.lowestRatio : .infinity
    let silver = Self.mirror(
      pair.silver, from: bounds.floor.silver, to: min(bounds.ceiling.silver, ratioCeiling))
    return MetalPair(gold: gold, silver: silver)
  }

  private static func mirror(_ value: Double, from floor: Double, to ceiling: Double) -> Double {
    if value > ceiling { return max(floor, 2 * ceiling - value) }
    if value < floor { return min(ceiling, 2 * floor - value) }
    return value
  }

  /// e to the power of a small number by its series: exact operations only, error below 1e-9 up to 0.2.
  private static func exponential(_ power: Double) -> Double {
    var sum = 1.0
    for divisor in stride(from: 7.0, through: 1.0, by: -1.0) { sum = 1 + power / divisor * sum }
    return sum
  }
}
