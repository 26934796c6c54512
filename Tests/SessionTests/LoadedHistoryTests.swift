import BullionMarket
import Testing

@testable import bullion

@Suite struct LoadedHistoryTests {
  private let noon = Timestamp(2026, 1, 21, 12)

  private func bar(_ minute: Int64, _ dollars: Int64, partial: Bool = false) -> FeedEvent {
    let price = Price(ticks: dollars * Price.ticksPerDollar)
    return .bar(
      .gold, .oneMinute,
      Bar(
        start: noon.advanced(bySeconds: minute * 60), open: price, high: price, low: price, close: price,
        count: 0,
        isPartial: partial))
  }

  @Test func eachBarIsThereOnceHoweverOftenItComes() {
    var history = LoadedHistory([bar(0, 1), bar(1, 2)])
    for _ in 0..<3 { history.add([bar(1, 9), bar(2, 3)]) }
    #expect(history.bars == [bar(0, 1), bar(1, 2), bar(2, 3)])
  }

  @Test func aPartialBarGivesWay() {
    var history = LoadedHistory([bar(0, 1, partial: true)])
    history.add([bar(0, 2)])
    history.add([bar(0, 3, partial: true)])
    #expect(history.bars == [bar(0, 2)])
  }
}
