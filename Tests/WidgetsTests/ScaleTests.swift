import TestRandomness
import Testing
import Widgets

@Test func scalesCoverTheirValuesWithAir() {
  #expect(Scale(covering: [0, 100]) == Scale(lower: -5, upper: 105))
  #expect(Scale(covering: [10, .nan, 20, .infinity], padding: 0) == Scale(lower: 10, upper: 20))
  #expect(Scale(covering: [0.0, 0]) == Scale(lower: -1, upper: 1))
  #expect(Scale(covering: [.nan]) == nil)
  #expect(Scale(covering: []) == nil)
}

@Test func scalesAreNeverEmpty() {
  #expect(Scale(lower: 1, upper: 1) == nil)
  #expect(Scale(lower: 2, upper: 1) == nil)
  #expect(Scale(lower: .nan, upper: 1) == nil)
  #expect(Scale(lower: 0, upper: .infinity) == nil)
  #expect(Scale(lower: 0, upper: .leastNonzeroMagnitude) == nil)
}

@Test func placesAlongAScale() throws {
  let scale = try #require(Scale(lower: 0, upper: 10))
  #expect(scale.fraction(of: 2.5) == 0.25)
  #expect(scale.place(of: 5, count: 11) == 5)
  #expect(scale.place(of: -1e300, count: 11) == 0)
  #expect(scale.place(of: .infinity, count: 11) == 10)
  #expect(scale.place(of: .nan, count: 11) == nil)
  #expect(scale.place(of: 5, count: 0) == nil)
}

@Test func anyValuesHaveAScaleThatContainsThem() throws {
  var random = SplitMix64(seed: 6)
  for _ in 0..<4000 {
    let values = (0..<3).map { _ in Double.anything(using: &random) }
    let finite = values.filter(\.isFinite)
    guard !finite.isEmpty else {
      #expect(Scale(covering: values) == nil)
      continue
    }
    let scale = try #require(Scale(covering: values), "\(values)")
    #expect(finite.allSatisfy { scale.contains($0) && (0...1).contains(scale.fraction(of: $0)) })
  }
}
