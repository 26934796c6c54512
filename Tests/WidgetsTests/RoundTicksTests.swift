import TestRandomness
import Testing
import Widgets

@Test func ticksAreRound() {
  #expect(RoundTicks(lower: 4860, upper: 4955, atMost: 6).values == [4860, 4880, 4900, 4920, 4940])
  #expect(RoundTicks(lower: 0, upper: 1, atMost: 6).values == [0, 0.2, 0.4, 0.6, 0.8, 1])
  #expect(RoundTicks(lower: -1, upper: 1, atMost: 5).values == [-1, -0.5, 0, 0.5, 1])
  #expect(RoundTicks(lower: 0.1, upper: 0.35, atMost: 6).values == [0.1, 0.15, 0.2, 0.25, 0.3, 0.35])
  #expect(RoundTicks(lower: 30, upper: 100, atMost: 4).values == [40, 60, 80, 100])
}

@Test func ticksKnowTheirDecimals() {
  #expect(RoundTicks(lower: 0, upper: 1000, atMost: 6).decimals == 0)
  #expect(RoundTicks(lower: 0, upper: 1, atMost: 6).decimals == 1)
  #expect(RoundTicks(lower: 99.9, upper: 100.1, atMost: 5).decimals == 2)
  #expect(RoundTicks(lower: 0, upper: 1, atMost: 6).step == 0.2)
}

@Test func orderDoesNotMatter() {
  #expect(RoundTicks(lower: 9, upper: 3, atMost: 5) == RoundTicks(lower: 3, upper: 9, atMost: 5))
}

@Test func degenerateRanges() {
  #expect(RoundTicks(lower: 5, upper: 5, atMost: 5).values == [5])
  #expect(RoundTicks(lower: .nan, upper: 5, atMost: 5).values.isEmpty)
  #expect(RoundTicks(lower: 0, upper: .infinity, atMost: 5).values.isEmpty)
  #expect(RoundTicks(lower: 0, upper: 1, atMost: 0).values.isEmpty)
  #expect(RoundTicks(lower: 0, upper: 1, atMost: .min).values.isEmpty)
  #expect(RoundTicks(lower: 0, upper: 1, atMost: .max).values.count <= 1001)
}

@Test func anyRangeGetsTicksInsideInOrder() {
  var random = SplitMix64(seed: 4)
  for _ in 0..<4000 {
    let lower = Double.anything(using: &random)
    let upper = Double.anything(using: &random)
    let count = Int.random(in: 1...12, using: &random)
    let ticks = RoundTicks(lower: lower, upper: upper, atMost: count)
    #expect(ticks.values.count <= count)
    #expect(zip(ticks.values, ticks.values.dropFirst()).allSatisfy { $0 < $1 })
    #expect(ticks.values.allSatisfy { $0 >= min(lower, upper) && $0 <= max(lower, upper) })
  }
}

@Test func steps1And2And5AreAtMost2AndAHalfApart() {
  var random = SplitMix64(seed: 5)
  for _ in 0..<4000 {
    let lower = Double.random(in: -5000...5000, using: &random)
    let span = Double.random(in: 0.01...9000, using: &random)
    let count = Int.random(in: 3...12, using: &random)
    let ticks = RoundTicks(lower: lower, upper: lower + span, atMost: count)
    #expect(ticks.values.count >= count * 2 / 5, "\(lower) \(span) \(count) \(ticks)")
  }
}
