import BullionAnalytics
import BullionMarket
import TestRandomness
import Foundation

/// Ticks of two metals that never come together, from log prices that walk together all the time.
///
/// Whenever either metal ticks, both walk on by the time that has passed: a pair of normal numbers with the true
/// correlation. So whatever an estimator misses is lost by sampling and not by the walk.
struct AsynchronousTicks {
  typealias Tick = (instrument: Instrument, price: Price, time: Timestamp)

  static let correlation = 0.8
  static let beta = 1.5
  /// Milliseconds between two ticks of a metal.
  static let goldGaps: ClosedRange<Int64> = 1000...4000
  static let silverGaps: ClosedRange<Int64> = 1000...12_000
  /// The deviation of gold's log price after one second, 19 % a year of minutes that never end.
  private static let goldDeviation = 3.4e-5

  let ticks: [Tick]

  init(hours: Int64, seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let end = hours * 3_600_000
    var next = (
      gold: Int64.random(in: Self.goldGaps, using: &random),
      silver: Int64.random(in: Self.silverGaps, using: &random)
    )
    var logarithm = (gold: log(5000.0), silver: log(100.0))
    var now: Int64 = 0
    var ticks: [Tick] = []
    while min(next.gold, next.silver) < end {
      let time = min(next.gold, next.silver)
      let deviation = Self.goldDeviation * (Double(time - now) / 1000).squareRoot()
      let (common, own) = random.normalPair()
      let residue = (1 - Self.correlation * Self.correlation).squareRoot()
      logarithm.gold += deviation * common
      logarithm.silver +=
        deviation * Self.beta / Self.correlation * (Self.correlation * common + residue * own)
      now = time
      if next.gold == time {
        ticks.append(Self.tick(.gold, logarithm.gold, time))
        next.gold += Int64.random(in: Self.goldGaps, using: &random)
      }
      if next.silver == time {
        ticks.append(Self.tick(.silver, logarithm.silver, time))
        next.silver += Int64.random(in: Self.silverGaps, using: &random)
      }
    }
    self.ticks = ticks
  }

  private static func tick(_ instrument: Instrument, _ logarithm: Double, _ time: Int64) -> Tick {
    let price = Price(ticks: Int64((exp(logarithm) * Double(Price.ticksPerDollar)).rounded()))
    return (instrument, price, Timestamp(milliseconds: time))
  }
}

extension SplitMix64 {
  /// Two independent numbers of the standard normal distribution, after Box and Muller.
  fileprivate mutating func normalPair() -> (Double, Double) {
    // The first lies in (0, 1], so that its logarithm is finite.
    let radius = (-2 * log(1 - Double.random(in: 0..<1, using: &self))).squareRoot()
    let angle = 2 * Double.pi * Double.random(in: 0..<1, using: &self)
    return (radius * cos(angle), radius * sin(angle))
  }
}

/// Returns of both metals on a grid of time, by previous ticks.
struct PreviousTickReturns {
  typealias Tick = AsynchronousTicks.Tick

  let samples: [PreviousTickSampler.Sample]
  /// Between neighbours on the grid only: a hole has no return.
  let pairs: [RollingRegression.Input]

  /// - Parameters:
  ///   - step: milliseconds.
  ///   - stalenessLimit: as in `PreviousTickSampler`.
  init(of ticks: [Tick], step: Int64, stalenessLimit: Int64) {
    var sampler = PreviousTickSampler(step: step, stalenessLimit: stalenessLimit)
    var samples: [PreviousTickSampler.Sample] = []
    for tick in ticks {
      while let sample = sampler.next(upTo: tick.time) { samples.append(sample) }
      sampler.add(tick.price, of: tick.instrument, at: tick.time)
    }
    self.samples = samples
    pairs = zip(samples, samples.dropFirst()).compactMap { earlier, later in
      guard later.time.milliseconds(since: earlier.time) == step,
        let gold = PriceMove(from: earlier.gold, to: later.gold),
        let silver = PriceMove(from: earlier.silver, to: later.silver)
      else { return nil }
      return (gold.logarithm, silver.logarithm)
    }
  }

  /// Over all pairs, of which there must be no more than an indicator's window holds.
  var regression: Regression? {
    run(RollingRegression(window: pairs.count, minimum: pairs.count), over: pairs).last ?? nil
  }
}
