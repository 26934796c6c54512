import BullionMarket
import TestRandomness

@testable import BullionAlarms

extension SplitMix64 {
  mutating func pick<Element>(_ choices: [Element]) -> Element {
    choices[Int(next() % UInt64(choices.count))]
  }

  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
}

/// A random rule with random events of all kinds but clock steps.
struct RandomScript {
  typealias Step = (event: AlarmEvent, time: Timestamp)

  var rule: AlarmRule
  var steps: [Step] = []

  init(_ random: inout SplitMix64, id: String = "random", length: Int = 40) {
    rule = AlarmRule(
      id: id, metric: "random", condition: random.pick([.atOrAbove, .atOrBelow]), limit: 100)
    rule.message = "random"
    rule.deadband = random.pick([0, 1, 3])
    rule.onDelay = random.pick([0, 1000, 5000])
    rule.offDelay = random.pick([0, 2000, 7000])
    rule.staleAfter = random.pick([3000, 15000, nil])
    rule.mode = random.pick([.level, .crossing])
    rule.reAlarm = random.pick([0, 9000])
    rule.latching = random.below(5) == 0
    rule.priority = 1 + random.below(3)
    var time: Int64 = 0
    for _ in 0..<length {
      time += random.pick([0, 200, 1000, 4000, 20000])
      steps.append((Self.event(&random), Timestamp(milliseconds: time)))
    }
  }

  private static func event(_ random: inout SplitMix64) -> AlarmEvent {
    switch random.below(100) {
    case ..<74: .tick(Double(95 + random.below(11)))
    case ..<82: .acknowledge
    case ..<86: .shelve(for: random.pick([2000, 6000, 30000]))
    case ..<88: .unshelve
    case ..<91: .reset
    case ..<93: .suppress(random.pick([.marketClosed, .warmUp]))
    case ..<96: .unsuppress(random.pick([.marketClosed, .warmUp, .all]))
    case ..<98: .dataLost
    case ..<99: .tick(.nan)
    default: .restart
    }
  }

  /// The times of up to three heartbeats between one step and the next; none before a restart, since the program
  /// is down then.
  func heartbeats(after index: Int, _ random: inout SplitMix64) -> [Timestamp] {
    if index + 1 < steps.count, steps[index + 1].event == .restart { return [] }
    let start = steps[index].time.milliseconds
    let end = index + 1 < steps.count ? steps[index + 1].time.milliseconds : start
    return (0..<random.below(4)).map { _ in
      Timestamp(milliseconds: start + Int64(random.next() % UInt64(end - start + 1)))
    }.sorted()
  }
}
