import BullionMarket
import Testing

@testable import BullionAnalytics

/// Prices that wander, and the same ones of a source that is dearer by 3.5 from the thirtieth on.
private let prices = (0..<60).map { 100 + Double(($0 * 7919) % 13) / 4 }
private let offset = 3.5

@Test(
  "Where prices go on at another source, a shift by the difference leaves every indicator as it would have been"
)
func shiftedIndicatorsDoNotSeeTheStep() throws {
  var strength = (plain: RelativeStrengthIndex(period: 14), shifted: RelativeStrengthIndex(period: 14))
  var average = (plain: ExponentialMovingAverage(period: 20), shifted: ExponentialMovingAverage(period: 20))
  // Not seeded yet where the step is.
  var slow = (plain: ExponentialMovingAverage(period: 40), shifted: ExponentialMovingAverage(period: 40))
  var range = (plain: AverageTrueRange(period: 14), shifted: AverageTrueRange(period: 14))
  for (index, price) in prices.enumerated() {
    if index == 30 {
      strength.shifted.shift(by: offset)
      average.shifted.shift(by: offset)
      slow.shifted.shift(by: offset)
      range.shifted.shift(by: offset)
    }
    let other = index < 30 ? price : price + offset
    strength.plain.update(price)
    strength.shifted.update(other)
    average.plain.update(price)
    average.shifted.update(other)
    slow.plain.update(price)
    slow.shifted.update(other)
    range.plain.update((high: price + 1, low: price - 1, close: price))
    range.shifted.update((high: other + 1, low: other - 1, close: other))
  }
  #expect(abs(try #require(strength.plain.value) - (strength.shifted.value ?? 0)) < 1e-9)
  #expect(abs(try #require(average.plain.value) + offset - (average.shifted.value ?? 0)) < 1e-9)
  #expect(abs(try #require(slow.plain.value) + offset - (slow.shifted.value ?? 0)) < 1e-9)
  #expect(abs(try #require(range.plain.value) - (range.shifted.value ?? 0)) < 1e-9)
}

@Test func shiftedGainsAreThoseOfOneSource() throws {
  var gain = CalendarGain()
  let start = Timestamp(2025, 12, 31, 12)
  gain.record(try #require(Price(dollars: 100)), at: start)
  gain.record(try #require(Price(dollars: 110)), at: start.advanced(bySeconds: 86_400))
  gain.shift(by: try #require(Price(dollars: 5)))
  gain.record(try #require(Price(dollars: 126)), at: start.advanced(bySeconds: 2 * 86_400))
  #expect(gain.gain(over: .day)?.absolute == 11)
  #expect(gain.gain(over: .yearToDate)?.absolute == 21)
}
