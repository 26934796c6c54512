import BullionAnalytics
import Testing

@Suite struct TrueRangeTests {
  @Test func gapsCount() {
    var range = TrueRange()
    #expect(range.update((high: 11, low: 9, close: 10)) == nil)
    #expect(range.update((high: 11, low: 9, close: 10)) == 2)
    #expect(range.update((high: 21, low: 20, close: 20.5)) == 11)
    #expect(range.update((high: 11, low: 10, close: 10)) == 10.5)
  }
}
