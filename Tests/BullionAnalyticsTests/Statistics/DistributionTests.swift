import BullionAnalytics
import Testing

@Suite struct DistributionTests {
  /// numpy.quantile([1, 2, 4, 8, 16], …) with its default method.
  @Test func quantilesLieStraightBetweenNeighbours() throws {
    let distribution = try #require(Distribution([16, 1, 8, 2, 4]))
    for (share, expected) in [(0, 1.0), (0.1, 1.4), (0.25, 2), (0.5, 4), (0.75, 8), (0.9, 12.8), (1, 16)] {
      #expect(abs(distribution.quantile(share) - expected) < 1e-12)
    }
    #expect(distribution.quantile(-1) == 1 && distribution.quantile(9) == 16 && distribution.median == 4)
    #expect(try #require(Distribution([7])).quantile(0.3) == 7)
  }

  @Test func theRankIsTheMidrank() throws {
    let ratio = try ReferenceTable("ref_5000")["ratio"].compactMap { $0 }.suffix(250)
    let distribution = try #require(Distribution(ratio))
    let last = try #require(ratio.last)
    let reference = try ReferenceTable("ref_5000")["ratio_pctrank250_mean"].last
    #expect(abs(distribution.rank(of: last) - (reference?.flatMap { $0 } ?? 0)) < 1e-9)
    #expect(try #require(Distribution([5, 5, 5])).rank(of: 5) == 50)
    #expect(try #require(Distribution([1, 2])).rank(of: 0) == 0)
    #expect(try #require(Distribution([1, 2])).rank(of: 3) == 100)
  }

  @Test func everyNumberIsInOneBinOfARoundWidth() throws {
    let ratio = try ReferenceTable("ref_5000")["ratio"].compactMap { $0 }
    let distribution = try #require(Distribution(ratio))
    for most in [1, 2, 7, 12, 40] {
      let bins = distribution.histogram(atMost: most)
      #expect(bins.count <= most && bins.reduce(0) { $0 + $1.count } == 5000)
      for bin in bins where bins.count > 1 {
        #expect(bin.count == ratio.count { $0 >= bin.lower - 1e-9 && $0 < bin.upper - 1e-9 })
      }
      #expect(bins[0].lower <= distribution.lowest && bins[bins.count - 1].upper > distribution.highest)
    }
    #expect(try #require(Distribution([3, 3])).histogram(atMost: 5).map(\.count) == [2])
    let halves = try #require(Distribution([44.1, 46.4, 47])).histogram(atMost: 6)
    #expect(halves.map(\.count) == [1, 0, 1, 1] && halves[0].lower == 44 && halves[0].upper == 45)
  }

  @Test func nothingHasNoDistribution() {
    #expect(Distribution([]) == nil && Distribution([1, .nan]) == nil && Distribution([.infinity]) == nil)
  }
}
