import Testing

@testable import Chance
@testable import Demo

@Test func walkEndsExactlyAtItsWaypoint() {
  let end = MetalPair(gold: 5100, silver: 102.5)
  for seed in 0..<20 as Range<UInt64> {
    var random = SplitMix64(seed: seed)
    var walk = DemoWalk(
      from: MetalPair(gold: 5000, silver: 100), to: end, length: 10, goldVolatility: 1e-3,
      silverVolatility: 1e-3)
    var steps: [MetalPair] = []
    for _ in 0..<10 { steps.append(walk.advance(by: 1, random: &random)) }
    #expect(steps.last == end)
    #expect(steps.dropLast().allSatisfy { $0 != end })
    #expect(walk.advance(by: 5, random: &random) == end)
  }
}

@Test func walkStaysWithinItsBounds() {
  let bounds = DemoWalk.Bounds(
    ceiling: MetalPair(gold: 5010, silver: 101), floor: MetalPair(gold: 4990, silver: 99), lowestRatio: 49.8)
  var random = SplitMix64(seed: 3)
  var walk = DemoWalk(
    from: MetalPair(gold: 5000, silver: 100), to: MetalPair(gold: 5000, silver: 100), length: 2000,
    goldVolatility: 1e-4, silverVolatility: 1e-4, bounds: bounds)
  for _ in 0..<2000 {
    let pair = walk.advance(by: 1, random: &random)
    #expect((4990...5010).contains(pair.gold) && (99...101).contains(pair.silver))
    #expect(pair.ratio > 49.8 - 1e-9)
  }
}

@Test func walkWithoutLengthOrNoiseHasNoSurprises() {
  let start = MetalPair(gold: 5000, silver: 100)
  var random = SplitMix64(seed: 1)
  var none = DemoWalk(from: start, to: start, length: 0, goldVolatility: 1, silverVolatility: 1)
  #expect(none.advance(by: 1, random: &random) == start)
  var line = DemoWalk(
    from: start, to: MetalPair(gold: 5010, silver: 101), length: 4, goldVolatility: 0, silverVolatility: 0)
  #expect(line.advance(by: 1, random: &random) == MetalPair(gold: 5002.5, silver: 100.25))
}
