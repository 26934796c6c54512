import BullionAnalytics
import Testing

@Suite struct SupplyBalanceTests {
  private typealias Year = SupplyBalance.Year

  @Test func fiveDeficitsInARow() throws {
    let silver = SupplyBalance.silver
    #expect(silver.edition == "World Silver Survey 2026")
    #expect(silver.consecutiveDeficits().map(\.year) == [2021, 2022, 2023, 2024, 2025])
    #expect(silver.consecutiveDeficits(includingForecasts: true).count == 6)
    #expect(silver.years.filter(\.isForecast).map(\.year) == [2026])
    // 254 million ounces are about 7,900 tonnes.
    #expect(abs(silver.years[1].tonnes + 7900.28) < 0.01)
  }

  @Test func aSurplusOrAMissingYearEndsTheRun() throws {
    let years = [(2020, 5.0), (2021, -1), (2023, -2), (2022, 1), (2024, -3)]
      .map { Year(year: $0, millionOunces: $1) }
    let balance = try #require(SupplyBalance(metal: "silver", edition: "test", years: years))
    #expect(balance.years.map(\.year) == [2020, 2021, 2022, 2023, 2024])
    #expect(balance.consecutiveDeficits().map(\.year) == [2023, 2024])
    let gap = try #require(
      SupplyBalance(metal: "silver", edition: "test", years: years.filter { $0.year != 2023 }))
    #expect(gap.consecutiveDeficits().map(\.year) == [2024])
    let surplus = try #require(SupplyBalance(metal: "silver", edition: "test", years: [years[0]]))
    #expect(surplus.consecutiveDeficits().isEmpty)
  }

  @Test func impossibleYears() {
    for years in [
      [], [Year(year: 2020, millionOunces: .nan)], [Year(year: .min, millionOunces: 1)],
      [Year(year: 2020, millionOunces: 1), Year(year: 2020, millionOunces: 2)],
    ] {
      #expect(SupplyBalance(metal: "silver", edition: "test", years: years) == nil)
    }
  }
}
