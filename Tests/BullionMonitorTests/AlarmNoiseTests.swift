import BullionAlarms
import BullionMarket
import TestRandomness
import Testing

@testable import BullionMonitor

/// Quotes every ten seconds that go from one share of a level to another and tremble there.
private struct TremblingMarket {
  var random: SplitMix64
  let level: Double
  /// Deviation of a minute's move, in percent.
  let noise: Double
  var time = Timestamp(2026, 5, 20, 13)
  private(set) var share: Double

  init(seed: UInt64, level: Double, noise: Double, from share: Double) {
    random = SplitMix64(seed: seed)
    self.level = level
    self.noise = noise
    self.share = share
  }

  /// Sums of twelve even numbers are nearly normal, and need no logarithm.
  private mutating func step() -> Double {
    let normal = (0..<12).reduce(-6.0) { sum, _ in sum + Double.random(in: 0..<1, using: &random) }
    return normal * noise / 100 * (10.0 / 60).squareRoot()
  }

  /// A quote of each metal, the other one far from all its levels.
  private mutating func quotes(of instrument: Instrument) -> [FeedEvent] {
    time = time.plus(10)
    let dollars = ((level * (1 + share)) * 1_000).rounded() / 1_000
    return [price(instrument, dollars, at: time)]
  }

  mutating func move(to target: Double, minutes: Int, of instrument: Instrument) -> [FeedEvent] {
    let start = share
    return (1...(minutes * 6)).flatMap { index -> [FeedEvent] in
      share = start + (target - start) * Double(index) / Double(minutes * 6)
      return quotes(of: instrument)
    }
  }

  mutating func tremble(within reach: Double, minutes: Int, of instrument: Instrument) -> [FeedEvent] {
    (0..<(minutes * 6)).flatMap { _ -> [FeedEvent] in
      share += step()
      if share > reach { share = 2 * reach - share }
      if share < -reach { share = -2 * reach - share }
      return quotes(of: instrument)
    }
  }
}

private func levelRule(_ instrument: Instrument, _ condition: AlarmRule.Condition, _ level: Double)
  -> AlarmRule
{
  var rule = MetricProfile(.price(instrument), limit: level)
    .rule(id: "line", metric: .price(instrument), condition: condition, limit: level)
  rule.mode = .crossing
  return rule
}

private func raises(_ rule: AlarmRule, _ events: [FeedEvent]) -> Int {
  var monitor = Monitor.replay { $0.rules = [rule] }
  monitor.receive(events)
  return monitor.allNotices.count { $0.effect?.kind == .raise(masked: false) }
}

@Test(
  "Five hours of ordinary noise at a level are one alarm",
  arguments: [
    (Instrument.gold, AlarmRule.Condition.atOrBelow, 5_000.0), (.gold, .atOrAbove, 4_250),
    (.silver, .atOrAbove, 100), (.silver, .atOrBelow, 31.5),
  ], [0.03, 0.045, 0.06])
func noise(_ line: (Instrument, AlarmRule.Condition, Double), _ noise: Double) {
  let (instrument, condition, level) = line
  let safe = condition == .atOrAbove ? -0.01 : 0.01
  for seed in UInt64(1)...5 {
    var market = TremblingMarket(seed: seed, level: level, noise: noise, from: safe)
    let events =
      market.move(to: 0, minutes: 20, of: instrument)
      + market.tremble(within: 0.00095, minutes: 300, of: instrument)
    let count = raises(levelRule(instrument, condition, level), events)
    #expect((1...2).contains(count), "seed \(seed)")
  }
}

@Test("Each true excursion is told", arguments: [0.005, 0.01])
func excursions(depth: Double) {
  var market = TremblingMarket(seed: 1, level: 5_000, noise: 0.045, from: 0.01)
  var events: [FeedEvent] = []
  for _ in 0..<3 {
    events += market.move(to: -depth, minutes: 20, of: .gold)
    events += market.move(to: depth, minutes: 20, of: .gold)
  }
  #expect(raises(levelRule(.gold, .atOrBelow, 5_000), events) == 3)
}

/// The first crossing is told with the quote that makes it: the deadband is for the end of an alarm alone.
@Test func aCrossingIsToldAtOnce() {
  var monitor = Monitor.replay { $0.rules = [levelRule(.gold, .atOrBelow, 5_000)] }
  monitor.receive([price(.gold, 5_001, at: friday), price(.gold, 4_999.99, at: friday.plus(1))])
  #expect(monitor.announcements == ["line 14:00:01"])
}

@Test("The last digits of a flat market are no RSI", arguments: [0.00012, 0.0002, 0.00029])
func flatStep(step: Double) {
  var monitor = Monitor.replay { $0.rules = $0.rules.filter { $0.id == "rsi-gold" } }
  for minute in 0..<80 {
    let close = 4_300.1 * (minute < 60 ? 1 : 1 + step)
    monitor.receive(price(.gold, (close * 100).rounded() / 100, at: friday.plus(Double(minute) * 60)))
    monitor.receive(price(.gold, (close * 100).rounded() / 100, at: friday.plus(Double(minute) * 60 + 30)))
  }
  #expect(monitor.alarms.isEmpty)
  #expect(monitor.readings.gold.relativeStrength.state == .undefined)
}

@Test func aTrueRiseIsAnAlarm() {
  var monitor = Monitor.replay { $0.rules = $0.rules.filter { $0.id == "rsi-gold" } }
  for minute in 0..<100 {
    let close = 4_300.1 + (minute < 60 ? 0 : 0.5 * Double(minute - 60))
    monitor.receive(price(.gold, close, at: friday.plus(Double(minute) * 60)))
    monitor.receive(price(.gold, close, at: friday.plus(Double(minute) * 60 + 30)))
  }
  #expect(monitor.activeIDs == ["rsi-gold"])
  #expect(monitor.announcements.count == 1)
}
