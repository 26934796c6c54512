import BullionMarket
import BullionMonitor

var monitor = Monitor(feedName: "mine", mode: .live)
for second in 0..<3600 {
  let time = Timestamp(2026, 1, 23, 14).advanced(bySeconds: Int64(second))
  for (metal, ticks) in [(Instrument.gold, 5_000_000_000 as Int64), (.silver, 100_000_000)] {
    let price = Price(ticks: ticks + 10_000 * Int64(second % 7))
    monitor.receive(.quote(Quote(instrument: metal, time: time, price: price)))
  }
}
print("ratio", monitor.readings.ratio.value ?? .nan)
print("silver RSI", monitor.readings.silver.relativeStrength.value ?? .nan)
for alarm in monitor.alarms { print(alarm.since.iso8601, alarm.text) }
