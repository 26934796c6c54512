import Testing

@testable import Chance

@Test func generatorGivesThePublishedNumbers() {
  var random = SplitMix64(seed: 1_234_567)
  let expected: [UInt64] = [
    6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
    4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
  ]
  #expect(expected.allSatisfy { $0 == random.next() })
}

@Test func deviatesHaveTheirMoments() {
  var random = SplitMix64(seed: 5)
  let values = (0..<100_000).map { _ in random.normal() }
  let mean = values.reduce(0, +) / 100_000
  let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 100_000
  #expect(abs(mean) < 0.015)
  #expect(abs(variance - 1) < 0.02)
  #expect(values.allSatisfy { $0.magnitude < 5 })
}

@Test func integersCoverTheirRangeAndNothingElse() {
  var random = SplitMix64(seed: 9)
  let values = (0..<1000).map { _ in random.integer(in: -2...3) }
  #expect(Set(values) == Set(-2...3))
  #expect(random.integer(in: 7...7) == 7)
  _ = random.integer(in: Int64.min...Int64.max)
}
