import BullionAnalytics
import BullionMarket

/// What a supply file says.
package struct SupplyFile: Sendable, Equatable {
  package var production: ProductionTable
  /// The same countries a year earlier; nil when the file has no second year.
  package var previous: ProductionTable?
  /// What each country could still mine, in the table's unit; only those that are known.
  package var reserves: [String: Double] = [:]
  /// Nil when the file has no balance.
  package var balance: SupplyBalance?

  package init(production: ProductionTable, balance: SupplyBalance? = nil) {
    self.production = production
    self.balance = balance
  }

  /// The figures that come with the program.
  package static let builtIn = SupplyFile(production: .silver2024, balance: .silver)

  /// What a reader of the figures should know: parts that add up to more than their total.
  package var remarks: [String] {
    [production, previous].compactMap { table in
      guard let table, let world = table.world, let excess = table.partsExceedTotal else { return nil }
      func number(_ value: Double) -> String { NumberText.shortest(value, grouping: true) }
      return "the countries of \(table.year) add up to \(number(table.namedTotal)) \(table.unit), "
        + "\(number(excess)) more than the stated world total of \(number(world))"
    }
  }
}

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
  var problems: [SettingsProblem] = []

  /// The tables, or everything that is wrong.
  func finished(source path: String) throws(SettingsError) -> SupplyFile {
    var problems = problems
    func report(_ text: String, line: Int? = nil) { problems.append(SettingsProblem(line: line, text)) }
    if year == nil, problems.isEmpty { report("the year is missing, such as `year: 2024`") }
    let edition = balanceEdition ?? source
    let balance = SupplyBalance(metal: metal, edition: edition ?? "", years: balanceYears)
    if balance == nil, !balanceYears.isEmpty {
      report("the balance names a year twice or one outside 0 to 9999")
    }
    let previousRows = rows.contains { $0.previous != nil } ? rows : []
    if let year, problems.isEmpty {
      do throws(ProductionTable.Defect) {
        var file = SupplyFile(
          production: try table(year: year, world: world) { $0.production }, balance: balance)
        if !previousRows.isEmpty {
          file.previous = try table(year: previousYear ?? year - 1, world: previousWorld) { $0.previous }
        }
        for row in rows { if let reserves = row.reserves { file.reserves[row.country] = reserves } }
        return file
      } catch {
        report(words(error), line: line(of: error))
      }
    }
    throw SettingsError(source: path, problems: problems)
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
