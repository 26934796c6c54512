import BullionAnalytics
import Testing

@Suite struct VolatilityConeTests {
  @Test func ringsAreTheReferencesVolatilityAgainstItsOwnHistory() throws {
    let table = try ReferenceTable("ref_5000")
    let returns = try table["logret_gold_hp"].compactMap { $0 }
    let reference = try table["rv20_perbar_hp"].compactMap { $0 }
    let cone = VolatilityCone(of: [returns], windows: [20, 9000])
    let ring = cone.rings[0]
    let year = 252.0.squareRoot()
    #expect(abs(try #require(ring.current) - reference[reference.count - 1] * year) < 1e-12)
    let history = try #require(ring.history)
    #expect(history.count == reference.count)
    #expect(abs(history.lowest - (reference.min() ?? 0) * year) < 1e-12)
    #expect(abs(history.highest - (reference.max() ?? 0) * year) < 1e-12)
    #expect(ring.rank == history.rank(of: ring.current ?? 0))
    // More days than there are.
    #expect(cone.rings[1].current == nil && cone.rings[1].history == nil && cone.rings[1].rank == nil)
  }

  @Test func noWindowReachesOverAHole() throws {
    let quiet = Array(repeating: 0.01, count: 4) + Array(repeating: -0.01, count: 4)
    let cone = VolatilityCone(of: [quiet, [0.5, -0.5]], windows: [2, 4])
    #expect(cone.rings[0].history?.count == 7 + 1)
    // Too short a stretch after the hole has no present, but what was before is known.
    #expect(cone.rings[1].current == nil && cone.rings[1].history?.count == 5)
  }
}
