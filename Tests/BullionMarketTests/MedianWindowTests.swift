import TestRandomness
import Testing

@testable import BullionMarket

struct MedianWindowTests {
  private func twiceMedian(_ numbers: [Int64]) -> Int64 {
    let sorted = numbers.sorted()
    return sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]
  }

  @Test(arguments: [1, 2, 3, 20, 50], [Int64(3), 1000])
  func equalsSortingTheWindow(capacity: Int, range: Int64) {
    var random = SplitMix64(seed: UInt64(capacity))
    var window = MedianWindow(capacity: capacity)
    var model: [Int64] = []
    for step in 0..<2000 {
      if step % 701 == 700 {
        window.removeAll()
        model = []
        #expect(window.twiceMedian == nil && window.fourfoldDeviation == nil)
      }
      let number = Int64.random(in: -range...range, using: &random)
      window.insert(number)
      model = (model + [number]).suffix(capacity)
      let center = twiceMedian(model)
      #expect(window.count == model.count)
      #expect(window.twiceMedian == center)
      #expect(window.fourfoldDeviation == twiceMedian(model.map { abs(2 * $0 - center) }))
    }
  }

  @Test func hugeNumbersDoNotTrap() {
    var window = MedianWindow(capacity: 4)
    for number in [Int64.max, .min, .max, .min, .max] { window.insert(number) }
    #expect(window.twiceMedian == 0)
    #expect(window.fourfoldDeviation == 4 << 55)
  }

  @Test func thereIsRoomForOneNumberAtLeast() {
    var window = MedianWindow(capacity: 0)
    window.insert(4)
    window.insert(6)
    #expect(window.count == 1 && window.twiceMedian == 12)
  }
}
