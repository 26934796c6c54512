import BullionAnalytics
import Settings
import Testing

@Suite struct SupplyReaderTests {
  private func problems(_ text: String, _ name: String = "f.yaml") -> [String] {
    do {
      _ = try SupplyReader.file(text: text, source: name)
      Issue.record("accepted: \(text)")
      return []
    } catch {
      return error.problems.map(\.description)
    }
  }

  @Test func theBuiltInFiguresReadBackAsTheyAre() throws {
    #expect(try SupplyReader.file(text: SupplyFile.builtIn.yaml, source: "f.yaml") == SupplyFile.builtIn)
  }

  private static let yaml = """
    metal: silver
    year: 2025
    unit: t
    world: 100
    source: a survey
    previous-world: 90
    producers:
      - {country: Mexico, production: 60.5, previous: 50, reserves: 370, note: mostly by-product}
      - {country: Sweden, production: }
      - {country: "São Tomé", previous: 4}
    balance:
      edition: Survey 2026
      years: [{year: 2026, balance: -46.3, forecast: true}, {year: 2025, balance: 40}]
    """

  private static let csv = """
    # metal: silver
    # year: 2025
    # unit: t
    # source: a survey
    # balance-edition: Survey 2026
    # balance 2026: -46.3 forecast
    # balance 2025: 40
    # a free comment
    country,production,previous,reserves,note

    "Mexico",60.5,50,370,mostly by-product
    Sweden,,,,
    São Tomé,,4
    World total (rounded),100,90,,
    """

  @Test("Both formats say the same", arguments: [(yaml, "f.yaml"), (csv, "f.CSV")])
  func formats(_ text: String, _ name: String) throws {
    let file = try SupplyReader.file(text: text, source: name)
    var expected = MetalSupply(
      production: try ProductionTable(
        metal: "silver", year: 2025, unit: "t", world: 100, source: "a survey",
        producers: [
          .init(country: "Mexico", production: 60.5, note: "mostly by-product"),
          .init(country: "Sweden", production: nil), .init(country: "São Tomé", production: nil),
        ]),
      balance: SupplyBalance(
        metal: "silver", edition: "Survey 2026",
        years: [
          .init(year: 2025, millionOunces: 40), .init(year: 2026, millionOunces: -46.3, isForecast: true),
        ]))
    expected.previous = try ProductionTable(
      metal: "silver", year: 2024, unit: "t", world: 90, source: "a survey",
      producers: [
        .init(country: "Mexico", production: 50, note: "mostly by-product"),
        .init(country: "Sweden", production: nil), .init(country: "São Tomé", production: 4),
      ])
    expected.reserves = ["Mexico": 370]
    #expect(file == SupplyFile(first: expected))
    #expect(file.remarks == [])
    #expect(try SupplyReader.file(text: file.yaml, source: "f.yaml") == file)
  }

  @Test func yearsMayHeadTheColumns() throws {
    let file = try SupplyReader.file(text: "country,2023,2024\nA,1,\"1,200\"\n", source: "f.csv")
    #expect(file.first.production.year == 2024)
    #expect(file.first.production.producers.first?.production == 1200)
    #expect(file.first.previous?.year == 2023)
    #expect(file.first.previous?.producers.first?.production == 1)
    #expect(file.first.production.world == nil)
  }

  @Test func notesAndOtherMetals() throws {
    let text = """
      year: 2024
      producers: [{country: A, production: 1}]
      notes:
        - {date: 23 Jan 2026, topic: Stocks, text: "Low, they say.", source: a newspaper}
        - {date: 2025, topic: Stocks, text: High., source: another}
      also:
        - {metal: gold, year: 2023, producers: [{country: B, production: 2}], balance: {years: [{year: 2023, balance: 5}]}}
      """
    let file = try SupplyReader.file(text: text, source: "f.yaml")
    #expect(file.first.metal == "silver" && file.first.notes.count == 2)
    #expect(
      file.first.notes[0]
        == SupplyNote(date: "23 Jan 2026", topic: "Stocks", text: "Low, they say.", source: "a newspaper"))
    #expect(file.first.topics.map(\.topic) == ["Stocks"] && file.first.topics[0].notes.count == 2)
    #expect(file.others.map(\.metal) == ["gold"] && file.others[0].balance?.years[0].millionOunces == 5)
    #expect(try SupplyReader.file(text: file.yaml, source: "f.yaml") == file)
  }

  @Test func partsThatExceedTheTotalAreTold() throws {
    let file = try SupplyReader.file(
      text: "year: 1\nworld: 10\nprevious-world: 3\nproducers: [{country: A, production: 11, previous: 4}]",
      source: "f.yaml")
    #expect(
      file.remarks == [
        "the countries of 1 add up to 11 t, 1 more than the stated world total of 10",
        "the countries of 0 add up to 4 t, 1 more than the stated world total of 3",
      ])
  }

  @Test(
    "What is wrong is told with its line",
    arguments: [
      ("", "f.yaml", "the file is empty"),
      ("year: 2024", "f.yaml", "there is no country"),
      ("producers: [{country: A}]", "f.yaml", "the year is missing, such as `year: 2024`"),
      (
        "year: 2024\nproducers:\n  - {country: A}\n  - {country: A}", "f.yaml",
        "line 4: A is there more than once"
      ),
      ("yaer: 2024", "f.yaml", "line 1: unknown key \"yaer\"; did you mean \"year\"?"),
      (
        "year: 2024\nproducers: [{country: A, production: -1}]", "f.yaml",
        "line 2: producers: production must be a number, 0 or more, not \"-1\""
      ),
      ("year: 2024\nworld: 0\nproducers: [{country: A}]", "f.yaml", "world must be a number above 0"),
      ("year: 2024\nproducers: [{production: 1}]", "f.yaml", "line 2: producers: an entry needs a country"),
      (
        "year: 1\nproducers: [{country: A}]\nbalance: {years: [{year: 1, balance: 1}, {year: 1, balance: 1}]}",
        "f.yaml", "the balance names a year twice"
      ),
      (
        "year: 1\nproducers: [{country: A}]\nnotes:\n  - {date: 2025, topic: x, text: y}", "f.yaml",
        "line 4: notes: an entry needs date, topic, text and source"
      ),
      (
        "year: 1\nproducers: [{country: A}]\nnotes: [{date: 2025, topic: x, text: y, sauce: z}]", "f.yaml",
        "line 3: notes: unknown key \"sauce\"; did you mean \"source\"?"
      ),
      (
        "year: 1\nproducers: [{country: A}]\nalso:\n  - {year: 2, producers: [{country: B}]}", "f.yaml",
        "silver is there more than once"
      ),
      (
        "year: 1\nproducers: [{country: A}]\nalso:\n  - {metal: gold, producers: [{country: B}]}", "f.yaml",
        "the year is missing"
      ),
      ("", "f.csv", "there is no header such as `country,production`"),
      ("# year: x\ncountry,production", "f.csv", "line 1: year must be a year, not \"x\""),
      (
        "# year: 1\ncountry,produktion", "f.csv",
        "line 2: unknown column \"produktion\"; did you mean \"production\"?"
      ),
      ("# year: 1\ncountry,1,2,3", "f.csv", "line 2: there are more than two years"),
      ("# year: 1\ncountry,country,1", "f.csv", "line 2: there is more than one column for country"),
      ("# year: 1\nproduction,1", "f.csv", "line 2: there is more than one column for production"),
      ("# year: 1\ncountry,note", "f.csv", "line 2: the header has no column production"),
      (
        "# year: 1\ncountry,production\nA,x", "f.csv",
        "line 3: production must be a number, 0 or more, not \"x\""
      ),
      ("# year: 1\ncountry,production\nA,1,2", "f.csv", "line 3: 3 fields under 2 columns"),
      (
        "# year: 1\ncountry,production\n\u{1b}[2J,1", "f.csv",
        "line 3: country must be 1 to 60 visible characters: \"\\e[2J\""
      ),
      ("# balance 2026: low\ncountry,2024\nA,1", "f.csv", "line 1: a balance must be such as"),
    ])
  func problem(_ text: String, _ name: String, _ expected: String) {
    let found = problems(text, name)
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix(expected) == true, "\(found)")
  }
}
