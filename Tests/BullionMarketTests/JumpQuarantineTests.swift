import Testing

@testable import BullionMarket

struct JumpQuarantineTests {
  private func hold(_ quarantine: inout JumpQuarantine, _ mid: Int64, _ time: Int64, isRise: Bool = false)
    -> Int
  {
    quarantine.hold(mid, at: Timestamp(milliseconds: time), isRise: isRise, within: 10_000, tolerance: 5)
  }

  @Test func onlyRecentPricesThatAgreeCount() {
    var quarantine = JumpQuarantine()
    #expect(hold(&quarantine, 100, 0) == 1)
    #expect(hold(&quarantine, 105, 1000) == 2)
    #expect(hold(&quarantine, 111, 2000) == 1)
    #expect(hold(&quarantine, 111, 12_000) == 2)
    #expect(hold(&quarantine, 111, 22_001) == 1)
  }

  @Test func theRunCountsOneSideOnly() {
    var quarantine = JumpQuarantine()
    for step in 1...4 {
      #expect(hold(&quarantine, Int64(100 * step), 0) == 1)
      #expect(quarantine.runLength == step)
    }
    #expect(hold(&quarantine, 900, 0, isRise: true) == 1)
    #expect(quarantine.runLength == 1)
    quarantine.clear()
    #expect(quarantine.runLength == 0)
    #expect(hold(&quarantine, 900, 0) == 1)
  }
}
