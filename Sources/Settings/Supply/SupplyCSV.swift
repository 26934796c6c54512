import BullionAnalytics
import BullionMarket

/// Reads supply figures from CSV:
///
///     # year: 2024
///     # unit: t
///     # world: 25000
///     # source: USGS Mineral Commodity Summaries 2025
///     # balance 2025: -40.3
///     # balance 2026: -46.3 forecast
///     country,production,previous,reserves,note
///     Mexico,6300,6290,37000,
///     Sweden,,,,
///     World total,25000,25500,640000,
///
/// Years may head the columns instead of `production` and `previous`: the later one is the table's. A row whose
/// country begins with `World` states the totals. Fields may stand in double quotes.
enum SupplyCSV {
  static func draft(_ text: String) -> SupplyDraft {
    var draft = SupplyDraft()
    var columns: Columns?
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      let line = line.trimmed
      let number = index + 1
      if line.isEmpty { continue }
      if line.hasPrefix("#") {
        readComment(line.dropFirst().trimmed, at: number, into: &draft)
        continue
      }
      let fields = fields(of: line)
      if let columns {
        columns.read(fields, at: number, into: &draft)
      } else {
        guard let found = Columns(fields, at: number, into: &draft) else { return draft }
        columns = found
      }
    }
    if columns == nil { draft.report("there is no header such as `country,production`", at: nil) }
    return draft
  }

  private static func readComment(_ text: Substring, at line: Int, into draft: inout SupplyDraft) {
    guard let colon = text.firstIndex(of: ":") else { return }
    let key = text[..<colon].trimmed.lowercased()
    let value = text[text.index(after: colon)...].trimmed
    func number() -> Double? {
      guard let number = MappingReader.number(String(value)) else {
        draft.report("\(key) must be a number, not \"\(value.prefix(60))\"", at: line)
        return nil
      }
      return number
    }
    func year() -> Int? {
      guard let year = Int(value), SupplyReader.yearRange.contains(year) else {
        draft.report("\(key) must be a year, not \"\(value.prefix(60))\"", at: line)
        return nil
      }
      return year
    }
    switch key {
    case "metal": draft.metal = visible(String(value))
    case "unit": draft.unit = visible(String(value))
    case "source": draft.source = visible(String(value))
    case "note": draft.note = visible(String(value))
    case "balance-edition": draft.balanceEdition = visible(String(value))
    case "year": draft.year = year()
    case "previous-year": draft.previousYear = year()
    case "world": draft.world = number()
    case "previous-world": draft.previousWorld = number()
    case _ where key.hasPrefix("balance "):
      readBalance(of: key.dropFirst(8).trimmed, value, at: line, into: &draft)
    default: break
    }
  }

  private static func readBalance(
    of year: Substring, _ value: Substring, at line: Int, into draft: inout SupplyDraft
  ) {
    let words = value.split(separator: " ")
    guard let year = Int(year), let figure = words.first.flatMap({ MappingReader.number(String($0)) }),
      words.count == 1 || (words.count == 2 && words[1] == "forecast")
    else {
      return draft.report("a balance must be such as `# balance 2026: -46.3 forecast`", at: line)
    }
    draft.balanceYears.append(.init(year: year, millionOunces: figure, isForecast: words.count == 2))
  }

  /// The fields of a line; a quoted one may hold commas and doubled quotes.
  static func fields(of line: Substring) -> [String] {
    var fields: [String] = []
    var field = ""
    var isQuoted = false
    var wasQuote = false
    for character in line {
      if character == "\"" {
        // A quote that follows a closing one stands for itself.
        if !isQuoted, wasQuote { field.append(character) }
        isQuoted.toggle()
        wasQuote = !isQuoted
        continue
      }
      wasQuote = false
      if character == ",", !isQuoted {
        fields.append(String(field[...].trimmed))
        field = ""
      } else {
        field.append(character)
      }
    }
    return fields + [String(field[...].trimmed)]
  }

  /// Which figure stands where.
  private struct Columns {
    private var places: [String: Int] = [:]

    init?(_ names: [String], at line: Int, into draft: inout SupplyDraft) {
      let names = names.map { $0.lowercased() }
      let years = names.compactMap(Int.init).filter(SupplyReader.yearRange.contains).sorted(by: >)
      guard years.count <= 2 else {
        draft.report("there are more than two years", at: line)
        return nil
      }
      for (index, name) in names.enumerated() {
        let isKnown = ["country", "production", "previous", "reserves", "note"].contains(name)
        let key = isKnown ? name : Int(name).map { $0 == years.first ? "production" : "previous" }
        guard let key else {
          let hint =
            isKnown
            ? ""
            : NearestName.hint(for: name, among: ["country", "production", "previous", "reserves", "note"])
          draft.report("unknown column \"\(name.prefix(60))\"\(hint)", at: line)
          return nil
        }
        guard places.updateValue(index, forKey: key) == nil else {
          draft.report("there is more than one column for \(key)", at: line)
          return nil
        }
      }
      if let first = years.first {
        draft.year = draft.year ?? first
        draft.previousYear = draft.previousYear ?? years.dropFirst().first
      }
      for key in ["country", "production"] where places[key] == nil {
        draft.report("the header has no column \(key)", at: line)
        return nil
      }
    }

    func read(_ fields: [String], at line: Int, into draft: inout SupplyDraft) {
      func text(_ key: String) -> String {
        places[key].flatMap { fields.indices.contains($0) ? fields[$0] : nil } ?? ""
      }
      func number(_ key: String) -> Double? {
        // Thousands separators inside quotes, as spreadsheets write them.
        let word = text(key).filter { $0 != "," }
        guard !word.isEmpty else { return nil }
        guard let number = MappingReader.number(word), MappingReader.positive.contains(number) else {
          draft.report("\(key) must be a number, 0 or more, not \"\(word.prefix(60))\"", at: line)
          return nil
        }
        return number
      }
      guard fields.count <= places.count else {
        return draft.report("\(fields.count) fields under \(places.count) columns", at: line)
      }
      let country = text("country")
      guard !country.isEmpty, country.count <= 60, visible(country) == country else {
        return draft.report("country must be 1 to 60 visible characters: \"\(country.prefix(60))\"", at: line)
      }
      if country.lowercased().hasPrefix("world") {
        draft.world = number("production") ?? draft.world
        draft.previousWorld = number("previous") ?? draft.previousWorld
        return
      }
      let note = text("note")
      draft.rows.append(
        .init(
          country: country, production: number("production"), previous: number("previous"),
          reserves: number("reserves"), note: note.isEmpty ? nil : visible(note), line: line))
    }
  }
}

extension SupplyDraft {
  fileprivate mutating func report(_ text: String, at line: Int?) {
    problems.append(SettingsProblem(line: line, text))
  }
}

extension Substring {
  fileprivate var trimmed: Substring {
    var rest = self
    while let first = rest.first, first.isWhitespace { rest.removeFirst() }
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    return rest
  }
}
