import BullionAnalytics
import Foundation
import Testing

@Suite struct LogReturnTests {
  @Test func isTheLogarithmOfTheQuotient() throws {
    for (start, end) in [(100.0, 101.0), (100, 1), (1, 100), (3, 3), (1e-90, 1e90), (100, 49.9)] {
      var move = LogReturn()
      move.update(start)
      #expect(move.value == nil)
      move.update(end)
      let value = try #require(move.value)
      #expect(abs(value - Foundation.log(end / start)) <= 1e-14 * max(1, abs(value)))
    }
  }

  /// The logarithm of a quotient next to one would lose its last digits.
  @Test func keepsTheDigitsOfSmallMoves() throws {
    var move = LogReturn()
    move.update(1)
    move.update(1 + 0x1p-52)
    #expect(abs((move.value ?? 0) / 0x1p-52 - 1) < 1e-15)
  }

  @Test func restartDropsTheReturnOverAWeekend() {
    var move = LogReturn()
    move.update(100)
    move.update(101)
    move.restart()
    #expect(move.update(50) == nil)
    #expect(move.update(50) == 0)
  }
}
