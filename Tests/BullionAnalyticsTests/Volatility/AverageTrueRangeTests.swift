import BullionAnalytics
import Testing

@Suite struct AverageTrueRangeTests {
  @Test func equalsItsDefinition() {
    compareAtEveryLength(AverageTrueRange.init) {
      $0.bars($1)
    } definition: { bars, length in
      let ranges = zip(bars.dropFirst(), bars).map { bar, before in
        max(bar.high, before.close) - min(bar.low, before.close)
      }
      return Naive.wilder(ranges[...], length)
    }
  }

  @Test func flatBarsHaveNoRange() {
    var average = AverageTrueRange(period: 14)
    for _ in 0..<20 { average.update((high: 2650.1, low: 2650.1, close: 2650.1)) }
    #expect(average.value == 0)
  }
}
