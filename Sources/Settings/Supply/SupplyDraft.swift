import BullionAnalytics

/// The lines of a supply file of either format, before they make a table.
struct SupplyDraft {
  struct Row {
    var country: String
    var production: Double?
    var previous: Double?
    var reserves: Double?
    var note: String?
    var line: Int?
  }

  var metal = "silver"
  var year: Int?
  var unit = "t"
  var world: Double?
  var source: String?
  var note: String?
  var previousYear: Int?
  var previousWorld: Double?
  var rows: [Row] = []
  var balanceEdition: String?
  var balanceYears: [SupplyBalance.Year] = []
  var notes: [SupplyNote] = []
  /// Of other metals.
  var others: [SupplyDraft] = []
  var problems: [SettingsProblem] = []

  /// The tables, or everything that is wrong.
  func finished(source path: String) throws(SettingsError) -> SupplyFile {
    var problems: [SettingsProblem] = []
    let supplies = ([self] + others).compactMap { $0.supply(&problems) }
    let metals = supplies.map(\.metal)
    if let twice = metals.first(where: { metal in metals.count { $0 == metal } > 1 }) {
      problems.append(SettingsProblem(line: nil, "\(twice) is there more than once"))
    }
    guard problems.isEmpty, let first = supplies.first else {
      throw SettingsError(source: path, problems: problems)
    }
    return SupplyFile(first: first, others: Array(supplies.dropFirst()))
  }

  /// One metal's tables; nil, with the problems, when something is wrong.
  private func supply(_ all: inout [SettingsProblem]) -> MetalSupply? {
    var problems = problems
    defer { all += problems }
    func report(_ text: String, line: Int? = nil) { problems.append(SettingsProblem(line: line, text)) }
    if year == nil, problems.isEmpty { report("the year is missing, such as `year: 2024`") }
    let edition = balanceEdition ?? source ?? "not stated"
    let balance = SupplyBalance(metal: metal, edition: edition, years: balanceYears)
    if balance == nil, !balanceYears.isEmpty {
      report("the balance names a year twice or one outside 0 to 9999")
    }
    let previousRows = rows.contains { $0.previous != nil } ? rows : []
    guard let year, problems.isEmpty else { return nil }
    do throws(ProductionTable.Defect) {
      var supply = MetalSupply(
        production: try table(year: year, world: world) { $0.production }, balance: balance, notes: notes)
      if !previousRows.isEmpty {
        supply.previous = try table(year: previousYear ?? year - 1, world: previousWorld) { $0.previous }
      }
      for row in rows { if let reserves = row.reserves { supply.reserves[row.country] = reserves } }
      return supply
    } catch {
      report(words(error), line: line(of: error))
      return nil
    }
  }

  private func table(
    year: Int, world: Double?, _ figure: (Row) -> Double?
  ) throws(ProductionTable.Defect) -> ProductionTable {
    try ProductionTable(
      metal: metal, year: year, unit: unit, world: world, source: source ?? "not stated", note: note,
      producers: rows.map { .init(country: $0.country, production: figure($0), note: $0.note) })
  }

  private func words(_ defect: ProductionTable.Defect) -> String {
    switch defect {
    case .noProducers: "there is no country"
    case .repeatedCountry(let country): "\(country) is there more than once"
    case .impossibleProduction(let country): "\(country): production must be 0 or more, or empty when unknown"
    case .impossibleWorldTotal: "world must be a number above 0"
    }
  }

  private func line(of defect: ProductionTable.Defect) -> Int? {
    switch defect {
    case .repeatedCountry(let country), .impossibleProduction(let country):
      rows.last { $0.country == country }?.line
    case .noProducers, .impossibleWorldTotal: nil
    }
  }
}
