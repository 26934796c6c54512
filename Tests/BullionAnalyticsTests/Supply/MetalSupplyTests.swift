import BullionAnalytics
import Testing

@Suite struct MetalSupplyTests {
  @Test func everyNoteHasADateAndASource() {
    #expect(!MetalSupply.silver.notes.isEmpty)
    for note in MetalSupply.silver.notes {
      #expect(!note.date.isEmpty && !note.topic.isEmpty && !note.text.isEmpty && !note.source.isEmpty)
    }
  }

  /// The articles speak of over 12,400 t for three countries whose figures add up to 12,700 t.
  @Test func whereSourcesDisagreeBothAreSaid() throws {
    let topics = MetalSupply.silver.topics
    #expect(topics.map(\.topic).count == Set(topics.map(\.topic)).count)
    let largest = try #require(topics.first { $0.notes.count > 1 })
    #expect(largest.notes.contains { $0.text.contains("12,400 t") })
    #expect(largest.notes.contains { $0.text.contains("12,700 t") && $0.text.contains("50.8 %") })
  }

  @Test func theChangeOnTheYearNeedsBothYears() throws {
    func table(_ year: Int, _ figures: [(String, Double?)]) throws -> ProductionTable {
      try ProductionTable(
        metal: "silver", year: year, unit: "t", world: nil, source: "test",
        producers: figures.map { .init(country: $0.0, production: $0.1) })
    }
    var supply = MetalSupply(production: try table(2024, [("A", 110), ("B", nil), ("C", 5), ("D", 5)]))
    #expect(supply.change(of: "A") == nil)
    supply.previous = try table(2023, [("A", 100), ("B", 1), ("C", nil), ("D", 0)])
    #expect(supply.change(of: "A") == 10)
    for country in ["B", "C", "D", "E"] { #expect(supply.change(of: country) == nil) }
  }

  @Test func deficitsAddUp() {
    let run = SupplyBalance.silver.consecutiveDeficits()
    #expect(abs(SupplyBalance.total(of: run) + 716) < 1e-9)
    #expect(abs(SupplyBalance.tonnes(ofMillionOunces: SupplyBalance.total(of: run)) + 22_270) < 1)
  }
}
