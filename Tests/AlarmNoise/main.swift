import BullionAlarms
import BullionMarket
import BullionMonitor
import Demo

// How often each rule is raised in five hours of an ordinary market that stands at its limit, and how late a true
// excursion is told: the tables that stand in the documentation of BullionAlarms.
//
// alarm-noise [WALKS]: through the real monitor, with quotes of both metals every five seconds.

let walks = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 100
let history = Walk.history

/// Raises per rule over all walks of a kind, and the most in one walk.
func count(_ rules: [AlarmRule], percent: Double, reach: Double?) -> [(sum: Int, most: Int)] {
  let fresh = Rules.monitor(rules, history: history)
  var counts = rules.map { _ in (sum: 0, most: 0) }
  for seed in 1...UInt64(max(1, walks)) {
    var walk = Walk(seed: seed, percent: percent, reach: reach)
    var monitor = fresh
    walk.play { for event in $0 { monitor.receive(event) } }
    for (index, times) in monitor.raises {
      counts[index].sum += times.count
      counts[index].most = max(counts[index].most, times.count)
    }
  }
  return counts
}

func shown(_ count: (sum: Int, most: Int)) -> String {
  let tenths = (count.sum * 10 + walks / 2) / walks
  return "\(tenths / 10).\(tenths % 10) (\(count.most))"
}

print("raises per five hours, mean of \(walks) walks (most in one), before and now\n")
print("| rule | noise a minute | within 0.1 %: before | now | free: before | now |")
print("|---|---|---|---|---|---|")
for percent in [0.03, 0.045, 0.06] {
  let held = [Rules.before, Rules.now].map { count($0, percent: percent, reach: 0.001) }
  let free = [Rules.before, Rules.now].map { count($0, percent: percent, reach: nil) }
  for (index, rule) in Rules.now.enumerated() {
    let cells = [held[0], held[1], free[0], free[1]].map { shown($0[index]) }
    guard [held[0], held[1], free[0], free[1]].contains(where: { $0[index].sum > 0 }) else { continue }
    print("| \(rule.id) | \(percent) % | \(cells.joined(separator: " | ")) |")
  }
}

print("\ntwo excursions of half an hour each: raises, and seconds from the crossing to the alarm\n")
print("| rule | 0.5 % | 1 % |")
print("|---|---|---|")
let depths = [0.005, 0.01].map { Excursion(depth: $0, history: history) }
for index in Rules.now.indices where depths.contains(where: { !$0.lateness(of: index).isEmpty }) {
  let cells = depths.map { $0.lateness(of: index).map { "\($0) s" }.joined(separator: ", ") }
  print("| \(Rules.now[index].id) | \(cells.joined(separator: " | ")) |")
}

/// Raises per rule over one round of the demo.
func countOfDemo(_ rules: [AlarmRule]) -> [Int] {
  var feed = DemoFeed()
  var monitor = Rules.monitor(rules, history: [])
  while let event = feed.next(), event != .restarted { monitor.receive(event) }
  let raises = monitor.raises
  return rules.indices.map { raises[$0]?.count ?? 0 }
}

print("\nraises over the whole demo\n")
print("| rule | before | now |")
print("|---|---|---|")
let rounds = [countOfDemo(Rules.before), countOfDemo(Rules.now)]
for (index, rule) in Rules.now.enumerated() {
  print("| \(rule.id) | \(rounds[0][index]) | \(rounds[1][index]) |")
}
