import BullionAnalytics
import BullionMarket
import Yams

/// Reads files of mine production and supply balances.
///
/// YAML, as `bullion config show --supply` prints it:
///
///     metal: silver
///     year: 2024
///     unit: t
///     world: 25000
///     source: USGS Mineral Commodity Summaries 2025
///     producers:
///       - {country: Mexico, production: 6300, previous: 6290, reserves: 37000}
///       - {country: Sweden, production: }
///     balance:
///       edition: World Silver Survey 2026
///       years: [{year: 2025, balance: -40.3}, {year: 2026, balance: -46.3, forecast: true}]
///     notes:
///       - {date: 23 Jan 2026, topic: Inventories, text: At their lowest in ten years., source: A newspaper}
///     also:
///       - {metal: gold, year: 2024, producers: [{country: China, production: 380}]}
///
/// CSV says the same with `# key: value` lines above a header; see `SupplyCSV`. An empty production is an unknown
/// one. `previous` is the year before (or `previous-year`), with its own `previous-world`. Under `also` other metals have
/// the same keys; only YAML has notes and other metals.
package enum SupplyReader {
  static let keys = [
    "metal", "year", "unit", "world", "source", "note", "previous-year", "previous-world", "producers",
    "balance", "notes", "also",
  ]
  private static let rowKeys = ["country", "production", "previous", "reserves", "note"]
  static let yearRange = 0...9999

  /// - Throws: what is wrong with the file, with its line.
  package static func file(at path: String) throws(SettingsError) -> SupplyFile {
    let text: String
    do {
      text = try TextFile.content(of: path)
    } catch {
      throw SettingsError(source: path, problems: [SettingsProblem(line: nil, "\(error)")])
    }
    return try file(text: text, source: path)
  }

  /// - Parameters:
  ///   - text: the file's content.
  ///   - source: the file's name; `.csv` at its end decides for CSV.
  package static func file(text: String, source: String) throws(SettingsError) -> SupplyFile {
    let draft = source.lowercased().hasSuffix(".csv") ? SupplyCSV.draft(text) : draft(yaml: text)
    return try draft.finished(source: source)
  }

  private static func draft(yaml: String) -> SupplyDraft {
    var draft = SupplyDraft()
    do {
      guard let root = try YAMLDocument.root(of: yaml), !root.isEmptyValue else {
        draft.problems = [SettingsProblem(line: nil, "the file is empty")]
        return draft
      }
      var reader = MappingReader(root, known: keys)
      read(&reader, into: &draft)
      for node in reader.list("also") ?? [] {
        var inner = MappingReader(node, title: "also", known: keys.filter { $0 != "also" })
        var other = SupplyDraft()
        read(&inner, into: &other)
        other.problems = inner.problems
        draft.others.append(other)
      }
      draft.problems = reader.problems
    } catch {
      draft.problems = [error]
    }
    return draft
  }

  private static func read(_ reader: inout MappingReader, into draft: inout SupplyDraft) {
    draft.metal = reader.caption("metal", longest: 20) ?? draft.metal
    draft.year = reader.integer("year", in: yearRange)
    draft.unit = reader.caption("unit", longest: 10) ?? draft.unit
    draft.world = reader.number("world", in: MappingReader.positive)
    draft.source = reader.caption("source")
    draft.note = reader.caption("note", longest: 1000)
    draft.previousYear = reader.integer("previous-year", in: yearRange)
    draft.previousWorld = reader.number("previous-world", in: MappingReader.positive)
    for node in reader.list("producers") ?? [] {
      var inner = MappingReader(node, title: "producers", known: rowKeys)
      let row = SupplyDraft.Row(
        country: inner.caption("country", longest: 60) ?? "",
        production: inner.number("production", in: MappingReader.positive),
        previous: inner.number("previous", in: MappingReader.positive),
        reserves: inner.number("reserves", in: MappingReader.positive),
        note: inner.caption("note", longest: 1000), line: inner.line)
      if inner.problems.isEmpty, row.country.isEmpty {
        inner.report("an entry needs a country", at: inner.line)
      }
      reader.take(inner.problems)
      draft.rows.append(row)
    }
    if let node = reader["balance"] {
      var inner = MappingReader(node, title: "balance", known: ["edition", "years"])
      draft.balanceEdition = inner.caption("edition")
      for entry in inner.list("years") ?? [] { balance(entry, &inner).map { draft.balanceYears.append($0) } }
      reader.take(inner.problems)
    }
    draft.notes = (reader.list("notes") ?? []).compactMap { note($0, &reader) }
  }

  private static func note(_ node: Node, _ outer: inout MappingReader) -> SupplyNote? {
    var reader = MappingReader(node, title: "notes", known: ["date", "topic", "text", "source"])
    let date = reader.caption("date", longest: 40)
    let topic = reader.caption("topic", longest: 60)
    let text = reader.caption("text", longest: 1000)
    let source = reader.caption("source")
    if reader.problems.isEmpty, date == nil || topic == nil || text == nil || source == nil {
      reader.report("an entry needs date, topic, text and source", at: reader.line)
    }
    outer.take(reader.problems)
    guard let date, let topic, let text, let source else { return nil }
    return SupplyNote(date: date, topic: topic, text: text, source: source)
  }

  private static func balance(_ node: Node, _ outer: inout MappingReader) -> SupplyBalance.Year? {
    var reader = MappingReader(node, title: "balance: years", known: ["year", "balance", "forecast"])
    let year = reader.integer("year", in: yearRange)
    let balance = reader.number("balance")
    let isForecast = reader.flag("forecast") ?? false
    if reader.problems.isEmpty, year == nil || balance == nil {
      reader.report(
        "an entry needs year and balance (million ounces, negative for a deficit)", at: reader.line)
    }
    outer.take(reader.problems)
    guard let year, let balance else { return nil }
    return SupplyBalance.Year(year: year, millionOunces: balance, isForecast: isForecast)
  }
}
