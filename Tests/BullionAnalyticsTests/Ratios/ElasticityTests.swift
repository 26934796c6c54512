import BullionAnalytics
import Foundation
import Testing

@Suite struct ElasticityTests {
  private func move(_ start: Double, _ end: Double) throws -> PriceMove {
    try #require(PriceMove(from: start, to: end))
  }

  @Test func isTheQuotientOfTheLogarithms() throws {
    let value = elasticity(of: try move(80, 120), relativeTo: try move(4500, 5000))
    #expect(abs(try #require(value) - Foundation.log(1.5) / Foundation.log(5000.0 / 4500)) < 1e-14)
    let against = elasticity(of: try move(100, 90), relativeTo: try move(5000, 5050))
    #expect(try #require(against) < 0)
  }

  @Test func goldMustHaveMoved() throws {
    let silver = try move(100, 110)
    #expect(elasticity(of: silver, relativeTo: try move(1000, 1000)) == nil)
    #expect(elasticity(of: silver, relativeTo: try move(1000, 1000.99)) == nil)
    #expect(elasticity(of: silver, relativeTo: try move(1000, 999.01)) == nil)
    #expect(elasticity(of: silver, relativeTo: try move(1000, 1001)) != nil)
    #expect(elasticity(of: silver, relativeTo: try move(1000, 999)) != nil)
  }
}
