import TestRandomness
import Testing

@testable import BullionMarket

struct RecentNumbersTests {
  @Test(arguments: 1...8)
  func keepsTheLatest(capacity: Int) {
    var random = SplitMix64(seed: UInt64(capacity))
    var recent = RecentNumbers(capacity: capacity)
    var model: [Int64] = []
    for step in 0..<300 {
      if step % 97 == 96 {
        recent.removeAll()
        model = []
        #expect(recent.median == nil && recent.count == 0)
      }
      let number = Int64.random(in: -20...20, using: &random)
      #expect(recent.insert(number) == (model.count == capacity ? model.removeFirst() : nil))
      model.append(number)
      #expect(recent.count == model.count)
      #expect(recent.median == model.sorted()[(model.count - 1) / 2])
    }
  }

  @Test func capacityHasBounds() {
    #expect(RecentNumbers(capacity: .min).capacity == 1)
    #expect(RecentNumbers(capacity: .max).capacity == 4096)
  }
}
