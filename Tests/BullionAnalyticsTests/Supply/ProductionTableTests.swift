import BullionAnalytics
import Testing

@Suite struct ProductionTableTests {
  private typealias Producer = ProductionTable.Producer

  private func table(world: Double? = 100, _ producers: [Producer]) throws -> ProductionTable {
    try ProductionTable(
      metal: "silver", year: 2025, unit: "t", world: world, source: "test", producers: producers)
  }

  @Test func theSilverOf2024() throws {
    let silver = ProductionTable.silver2024
    #expect(silver.producers.count == 14 && silver.world == 25_000 && silver.year == 2024)
    #expect(silver.namedTotal == 22_400 && silver.remainder == 2600 && silver.partsExceedTotal == nil)
    #expect(silver.unknown == ["Sweden", "Canada"])
    let top = try #require(silver.concentration())
    #expect(top.countries == ["Mexico", "China", "Peru"])
    #expect(top.production == 12_700 && top.share == 50.8)
    #expect(silver.share(of: 6300) == 25.2 && silver.share(of: nil) == nil)
    #expect(silver.producers.first { $0.country == "China" }?.note?.contains("by-product") == true)
    // It would pass the checks that other tables have to.
    let checked = try ProductionTable(
      metal: silver.metal, year: silver.year, unit: silver.unit, world: silver.world, source: silver.source,
      note: silver.note, producers: silver.producers)
    #expect(checked == silver)
  }

  @Test func ranksWithTheUnknownLast() throws {
    let producers = [
      Producer(country: "A", production: nil), Producer(country: "B", production: 5),
      Producer(country: "C", production: 9), Producer(country: "D", production: 5),
      Producer(country: "E", production: 0),
    ]
    let ranked = try table(producers).ranked
    #expect(ranked.map(\.country) == ["C", "B", "D", "E", "A"])
    #expect(try table(producers).concentration(ofTop: 2)?.production == 14)
    #expect(try table(producers).concentration(ofTop: 99)?.countries.count == 4)
    #expect(try table(producers).concentration(ofTop: -1) == nil)
  }

  @Test func partsThatExceedTheTotalAreReported() throws {
    let parts = [Producer(country: "A", production: 70), Producer(country: "B", production: 40)]
    let contradictory = try table(parts)
    #expect(contradictory.partsExceedTotal == 10 && contradictory.remainder == nil)
    #expect(contradictory.share(of: 70) == 70)
    // 0.1 + 0.2 is a little more than 0.3.
    let tenths = try table(
      world: 0.3, [Producer(country: "A", production: 0.1), Producer(country: "B", production: 0.2)])
    #expect(tenths.namedTotal > 0.3 && tenths.partsExceedTotal == nil && tenths.remainder == 0)
  }

  @Test func noTotalNoShares() throws {
    let open = try table(world: nil, [Producer(country: "A", production: 70)])
    #expect(open.remainder == nil && open.share(of: 70) == nil && open.partsExceedTotal == nil)
    #expect(open.concentration()?.production == 70 && open.concentration()?.share == nil)
    let unknown = try table([Producer(country: "A", production: nil)])
    #expect(unknown.concentration() == nil && unknown.remainder == 100)
  }

  @Test func defects() {
    #expect(throws: ProductionTable.Defect.noProducers) { try table([]) }
    #expect(throws: ProductionTable.Defect.repeatedCountry("A")) {
      try table([Producer(country: "A", production: 1), Producer(country: "A", production: nil)])
    }
    for production in [-1, Double.nan, .infinity] {
      #expect(throws: ProductionTable.Defect.impossibleProduction("A")) {
        try table([Producer(country: "A", production: production)])
      }
    }
    for world in [0, -5, Double.nan, .infinity] {
      #expect(throws: ProductionTable.Defect.impossibleWorldTotal) {
        try table(world: world, [Producer(country: "A", production: 1)])
      }
    }
  }
}
