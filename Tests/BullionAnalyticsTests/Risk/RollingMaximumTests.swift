import BullionAnalytics
import BullionMarket
import Foundation
import TestRandomness
import Testing

@Suite struct RollingMaximumTests {
  @Test(arguments: 1...255)
  func equalsItsDefinition(duration: Int) {
    var random = SplitMix64(seed: UInt64(duration))
    var maximum = RollingMaximum(duration: Int64(duration), resolution: 1)
    var time: Int64 = 1000
    var seen: [(value: Double, time: Timestamp)] = []
    for price in random.prices(60) {
      time += Int64.random(in: 1...12, using: &random)
      seen.append((price, Timestamp(milliseconds: time)))
      let value = maximum.update(seen[seen.count - 1])
      let inside = seen.filter { time - $0.time.milliseconds <= Int64(duration) }
      let highest = inside.map(\.value).max()
      #expect(value?.value == highest)
      #expect(value?.time == inside.last { $0.value == highest }?.time)
    }
  }

  /// A falling market keeps every step, and no more than that.
  @Test func memoryHasABound() throws {
    var maximum = RollingMaximum(duration: 86_400_000)
    for second in 0..<100_000 {
      maximum.update((value: Double(200_000 - second), time: Timestamp(seconds: Int64(second))))
    }
    let peak = try #require(maximum.value)
    // 100,000 s less a day; the step's first value stands for the whole minute.
    let age = Timestamp(seconds: 99_999).seconds(since: peak.time)
    #expect(age <= 86_400 && age > 86_400 - 61)
    #expect(try JSONEncoder().encode(maximum).count < 1442 * 80)
  }

  @Test func timePassesWithoutValues() {
    var maximum = RollingMaximum(duration: 10, resolution: 1)
    maximum.update((value: 5, time: Timestamp(milliseconds: 0)))
    maximum.update((value: 3, time: Timestamp(milliseconds: 5)))
    maximum.advance(to: Timestamp(milliseconds: 11))
    #expect(maximum.value?.value == 3)
    maximum.advance(to: Timestamp(milliseconds: 16))
    #expect(maximum.value == nil)
    maximum.advance(to: Timestamp(milliseconds: .min))
    #expect(maximum.update((value: 1, time: Timestamp(milliseconds: 16)))?.value == 1)
  }
}
