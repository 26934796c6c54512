import BullionAnalytics
import BullionMarket
import Testing

@Suite struct DrawdownTests {
  private func at(_ second: Int64) -> Timestamp { Timestamp(seconds: second) }

  @Test func fallsFromThePeak() {
    var drawdown = Drawdown()
    #expect(drawdown.update((price: 100, time: at(0))) == 0)
    #expect(drawdown.update((price: 121, time: at(1))) == 0)
    #expect(drawdown.update((price: 121, time: at(2))) == 0)
    #expect(drawdown.peak == 121 && drawdown.peakTime == at(1))
    #expect(drawdown.update((price: 64, time: at(3))) == -57.0 / 121)
    #expect(drawdown.update((price: 64, time: at(3))) == -57.0 / 121)
    #expect(drawdown.update((price: 110, time: at(4))) == -11.0 / 121)
    #expect(drawdown.update((price: 64, time: at(5))) == -57.0 / 121)
    #expect(drawdown.deepest == -57.0 / 121 && drawdown.deepestTime == at(3))
    #expect(drawdown.update((price: 130, time: at(6))) == 0)
    #expect(drawdown.peak == 130 && drawdown.deepest == -57.0 / 121)
  }

  @Test func startsOver() {
    var drawdown = Drawdown()
    drawdown.update((price: 100, time: at(5)))
    drawdown.restart()
    #expect(drawdown.value == nil && drawdown.peak == nil && drawdown.deepest == nil)
    drawdown.update((price: 50, time: at(0)))
    #expect(drawdown.peak == 50)
  }

  @Test func lateAndImpossiblePricesAreRefused() {
    var drawdown = Drawdown()
    drawdown.update((price: 100, time: at(5)))
    for bad in [(price: 200, time: at(4)), (price: 0, time: at(6)), (price: .nan, time: at(6))] {
      #expect(drawdown.update(bad) == 0)
    }
    #expect(drawdown.peak == 100)
  }
}
