import BullionAnalytics
import BullionMarket
import BullionMonitor
import CLoops

let count = 1_000_000
let start = Timestamp(2026, 1, 19)

var walk = Walk()
var gold: [Double] = []
var silver: [Double] = []
for _ in 0..<count {
  walk.step()
  gold.append(Double(walk.gold) / 1e6)
  silver.append(Double(walk.silver) / 1e6)
}
let goldReturns = zip(gold, gold.dropFirst()).map { $1 / $0 - 1 }
let silverReturns = zip(silver, silver.dropFirst()).map { $1 / $0 - 1 }

Stopwatch.measure("RSI 14, Swift", elements: count) {
  var indicator = RelativeStrengthIndex(period: 14)
  for price in gold { indicator.update(price) }
  return indicator.value ?? 0
}
Stopwatch.measure("RSI 14, C", elements: count) { c_relative_strength_index(gold, count, 14) }
Stopwatch.measure("EMA 20, Swift", elements: count) {
  var indicator = ExponentialMovingAverage(period: 20)
  for price in gold { indicator.update(price) }
  return indicator.value ?? 0
}
Stopwatch.measure("EMA 20, C", elements: count) { c_exponential_average(gold, count, 20) }
Stopwatch.measure("beta 60, Swift", elements: goldReturns.count) {
  var indicator = RollingBeta(window: 60, minimum: 60)
  for (driver, dependent) in zip(goldReturns, silverReturns) {
    indicator.update((driver: driver, dependent: dependent))
  }
  return indicator.value?.beta ?? 0
}
Stopwatch.measure("beta 60, C", elements: goldReturns.count) {
  c_rolling_beta(goldReturns, silverReturns, goldReturns.count, 60)
}

let quotes = (0..<count).map { walk.quote($0, from: start) }
Stopwatch.measure("quote through the Monitor", elements: count) {
  var monitor = Monitor(feedName: "bench", mode: .live)
  for quote in quotes { monitor.receive(.quote(quote)) }
  return monitor.readings.ratio.value ?? 0
}
Stopwatch.measure("all readings", elements: 1000) {
  var monitor = Monitor(feedName: "bench", mode: .live)
  for quote in quotes.prefix(1000) { monitor.receive(.quote(quote)) }
  return (0..<1000).reduce(0) { sum, _ in sum + (monitor.readings.ratio.value ?? 0) }
}

var monitor = Monitor(feedName: "bench", mode: .live)
var millions: [String] = []
for number in 0..<10_000_000 {
  monitor.receive(.quote(walk.quote(number, from: start)))
  if (number + 1) % 2_000_000 == 0 {
    millions.append("\((number + 1) / 1_000_000) M: \(residentKilobytes()) kB")
  }
}
print("memory over quotes: " + millions.joined(separator: ", "))
