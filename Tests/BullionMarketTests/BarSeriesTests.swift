import BullionMarket
import Testing

struct BarSeriesTests {
  private func bar(_ number: Int) -> Bar {
    let price = Price(ticks: Int64(number))
    return Bar(start: Timestamp(seconds: Int64(number)), open: price, high: price, low: price, close: price)
  }

  @Test(arguments: 1...9)
  func equalsTheLatestOfAnArray(capacity: Int) {
    var series = BarSeries(capacity: capacity)
    var model: [Bar] = []
    for number in 0..<40 {
      series.append(bar(number))
      model.append(bar(number))
      #expect(Array(series) == model.suffix(capacity))
      #expect(series.last == model.last && series.first == model.suffix(capacity).first)
      #expect(Array(series.suffix(3)) == model.suffix(min(3, capacity)))
      #expect(series.count == min(capacity, number + 1))
      #expect(series.appendedCount == number + 1)
      #expect(Array(series.reversed()) == model.suffix(capacity).reversed())
    }
  }

  @Test func anEmptySeriesHasNoBars() {
    var series = BarSeries(capacity: 3)
    #expect(series.isEmpty && series.last == nil && series.first == nil)
    for number in 0..<5 { series.append(bar(number)) }
    series.removeAll()
    #expect(series.isEmpty && series.suffix(2).isEmpty)
    series.append(bar(7))
    #expect(Array(series) == [bar(7)])
  }

  @Test func thereIsRoomForOneBarAtLeast() {
    var series = BarSeries(capacity: -5)
    series.append(bar(1))
    series.append(bar(2))
    #expect(series.capacity == 1 && Array(series) == [bar(2)])
  }

  @Test func equalityIsThatOfTheBars() {
    var short = BarSeries(capacity: 2)
    var long = BarSeries(capacity: 9)
    for number in 0..<5 { short.append(bar(number)) }
    for number in 3..<5 { long.append(bar(number)) }
    #expect(short == long)
    long.append(bar(5))
    #expect(short != long)
  }

  @Test func copiesDoNotShareChanges() {
    var series = BarSeries(capacity: 2)
    series.append(bar(1))
    let copy = series
    series.append(bar(2))
    series.append(bar(3))
    #expect(Array(copy) == [bar(1)])
    #expect(Array(series) == [bar(2), bar(3)])
  }
}
