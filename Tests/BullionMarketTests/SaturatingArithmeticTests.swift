import Testing

@testable import BullionMarket

struct SaturatingArithmeticTests {
  @Test func sumsAndProductsStopAtTheEnds() {
    #expect(Int64.max.addingSaturated(1) == .max)
    #expect(Int64.min.addingSaturated(-1) == .min)
    #expect(Int64.min.subtractingSaturated(1) == .min)
    #expect(Int64.max.subtractingSaturated(-1) == .max)
    #expect(Int64(0).subtractingSaturated(.min) == .max)
    #expect(Int64.max.multipliedSaturated(by: 2) == .max)
    #expect(Int64.max.multipliedSaturated(by: -2) == .min)
    #expect(Int64.min.multipliedSaturated(by: -1) == .max)
    #expect(Int64(7).multipliedSaturated(by: -6) == -42)
  }

  @Test func divisionRoundsTowardNegativeInfinity() {
    for number in Int64(-100)...100 {
      for divisor in Int64(1)...13 {
        let quotient = number.floorDivided(by: divisor)
        let remainder = number.floorRemainder(dividingBy: divisor)
        #expect(quotient * divisor + remainder == number)
        #expect((0..<divisor).contains(remainder))
        #expect(number.roundedDown(toMultipleOf: divisor) == quotient * divisor)
      }
    }
  }

  @Test func theEndsOfTheRangeCanBeRoundedDown() {
    #expect(Int64.min.roundedDown(toMultipleOf: 60_000) == .min)
    #expect(Int64.max.roundedDown(toMultipleOf: 60_000) == Int64.max / 60_000 * 60_000)
    #expect(Int64.min.floorDivided(by: 86_400_000) == Int64.min / 86_400_000 - 1)
  }

  @Test func clampingKeepsWithinBounds() {
    #expect((-5).clamped(to: 0...3) == 0)
    #expect(2.clamped(to: 0...3) == 2)
    #expect(9.clamped(to: 0...3) == 3)
  }
}
