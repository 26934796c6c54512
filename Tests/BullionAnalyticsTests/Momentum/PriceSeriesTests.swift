import BullionAnalytics
import BullionMarket
import TestRandomness
import Testing

@Suite struct PriceSeriesTests {
  private func dollars(_ number: Int64) -> Price { Price(ticks: number * Price.ticksPerDollar) }

  @Test(arguments: 1...40)
  func equalsItsDefinition(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    var series = PriceSeries(duration: 200, resolution: 1)
    var all: [(time: Timestamp, price: Price)] = []
    var time: Int64 = 0
    for number in 1...Int64(120) {
      time += Int64.random(in: 0...6, using: &random)
      let point = (time: Timestamp(milliseconds: time), price: dollars(number))
      series.append(point.price, at: point.time)
      all.append(point)
      for back in [0, 1, 50, 199, 200] as [Int64] {
        let moment = Timestamp(milliseconds: time - back)
        let (found, expected) = (series.last(atOrBefore: moment), all.last { $0.time <= moment })
        #expect(found?.time == expected?.time)
      }
    }
  }

  @Test func memoryHasABound() {
    var series = PriceSeries(duration: 3_600_000)
    for second in 0..<Int64(20_000) { series.append(dollars(second + 1), at: Timestamp(seconds: second)) }
    #expect(series.count <= 62 && series.newest?.price == dollars(20_000))
    // A minute holds its last price; an earlier moment of it is answered by the minute before.
    let early = series.last(atOrBefore: Timestamp(seconds: 18_030))
    #expect(early?.time == Timestamp(seconds: 17_999))
  }

  @Test func refusesWhatIsNoPriceAndWhatIsLate() {
    var series = PriceSeries(duration: 1000, resolution: 1)
    series.append(dollars(1), at: Timestamp(milliseconds: 10))
    series.append(dollars(2), at: Timestamp(milliseconds: 9))
    series.append(dollars(0), at: Timestamp(milliseconds: 11))
    series.append(dollars(3), at: Timestamp(milliseconds: .max))
    #expect(series.count == 1 && series.last(atOrBefore: Timestamp(milliseconds: 9)) == nil)
    #expect(series.last(atOrBefore: Timestamp(milliseconds: .max))?.price == dollars(1))
  }
}
