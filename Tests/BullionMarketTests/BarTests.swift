import BullionMarket
import Testing

struct BarTests {
  @Test func intervalsKeepTheirNamesAndLengths() {
    #expect(BarInterval.allCases.map(\.rawValue) == ["1m", "5m", "15m", "1h", "1d"])
    #expect(BarInterval.allCases.map { $0.milliseconds / 60_000 } == [1, 5, 15, 60, 1440])
  }

  @Test func aReadyMadeBarIsWholeAndCountsNoQuotes() {
    let price = Price(ticks: 5_000_000_000)
    let bar = Bar(start: Timestamp(2026, 1, 23), open: price, high: price, low: price, close: price)
    #expect(bar.count == 0 && !bar.isPartial)
  }
}
