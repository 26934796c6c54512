import BullionMarket
import BullionMonitor
import Dashboard
import Settings
import Testing

@testable import bullion

@Suite struct BarsReaderTests {
  @Test("A page that asks before a demo's history has come gets what has come by the time of the answer")
  func noAnswerIsOlderThanTheHistory() throws {
    let monitor = Monitor(feedName: "demo", mode: .demo)
    let reader = BarsReader(feedName: "demo", mode: .demo, Configuration())
    #expect(!reader.isBusy)
    reader.load(BarsRequest(.oneDay), for: monitor)
    #expect(reader.isBusy)
    let price = Price(ticks: 5_000_000_000)
    let day = Bar(start: Timestamp(2026, 1, 21, 23), open: price, high: price, low: price, close: price)
    reader.receive([.history([.bar(.gold, .oneDay, day)])], monitor)
    let answers = reader.takeAnswers()
    #expect(answers.map(\.gold) == [[day]])
    #expect(answers.allSatisfy { $0.reason == nil })
    #expect(reader.takeAnswers().isEmpty && !reader.isBusy)
  }
}
