import BullionMarket
import Formats

/// Finds the rows of prices in a JSON document, however it is built, and writes them out as objects, a line each.
///
/// Rows are a list of objects with a time, a list of lists that begin with a time, columns (Yahoo's chart, `dates` and
/// `values`), or an object whose keys are dates. The first list found wins, likely names before others.
struct JSONDocument {
  /// Bytes of the longest document: it is held in memory.
  static let largestSize = 64 << 20
  private static let mostDepth = 8

  /// The rows as object lines.
  private(set) var lines: [UInt8] = []
  private(set) var rowCount = 0
  /// What the head says: symbols and names of metals, in the order of the document.
  private(set) var symbols: [String] = []
  /// The currency that the head names, where that is not the dollar, and whether it names the dollar.
  private(set) var currency: String?
  private(set) var isInDollars = false
  /// What the columns hold, where they were chosen by their names.
  private(set) var table: HistoryTable?
  /// What a service says in place of prices.
  private(set) var message: String?
  private var hasFailed = false
  private let instrument: Instrument
  private let options: HistoryOptions
  /// Whether members of any name may be columns: only where no list has rows of the usual names.
  private var takesTables = false
  /// Why a list is no table of prices, or its rows cannot be taken.
  private var problem: LineProblem?

  init(
    _ bytes: ArraySlice<UInt8>, _ instrument: Instrument, _ options: HistoryOptions
  ) throws(LineProblem) {
    self.instrument = instrument
    self.options = options
    do throws(JSONScanner.Problem) {
      if try !search(bytes, depth: 0) {
        takesTables = true
        symbols = []
        _ = try search(bytes, depth: 0)
      }
    } catch {
      throw LineProblem("its JSON is broken: \(error.words)")
    }
    if let problem { throw problem }
    guard rowCount == 0 else { return }
    if let message = message ?? (hasFailed ? "error" : nil) {
      throw LineProblem(
        "it holds an error in place of prices: \(message)", advice: "fetch the file again, later if need be")
    }
    throw problem ?? LineProblem("no list of prices is in its JSON")
  }

  // MARK: Looking for them

  private typealias Members = [(key: ArraySlice<UInt8>, value: JSONScanner.Value)]

  private mutating func search(_ node: ArraySlice<UInt8>, depth: Int) throws(JSONScanner.Problem) -> Bool {
    guard depth < Self.mostDepth else { return false }
    let start = node.drop { $0.isBlank || $0.isLineEnd }
    guard start.first == UInt8(ascii: "{") else { return try searchList(start, names: [], depth: depth) }
    let members = try Self.members(of: start)
    noteHead(members)
    if try takeColumns(members) { return true }
    if try takeKeyedByDate(members) { return true }
    if try takeTransposed(members) { return true }
    let names = try columnNames(members)
    let order = members.indices.sorted { Self.rank(members[$0].key, $0) < Self.rank(members[$1].key, $1) }
    for index in order {
      guard case .nested(let inner) = members[index].value else { continue }
      if inner.first == UInt8(ascii: "[") {
        if try searchList(inner, names: names, depth: depth + 1) { return true }
      } else if try search(inner, depth: depth + 1) {
        return true
      }
    }
    return false
  }

  private static let likely = [
    "bars", "candles", "data", "values", "prices", "history", "historical", "quotes", "results", "result",
    "rows",
    "series", "observations", "items", "ohlc", "ohlcv", "rates", "chart", "dataset",
  ]

  private static func rank(_ key: ArraySlice<UInt8>, _ place: Int) -> Int {
    (likely.firstIndex(of: FoldedWord.fold(key)) ?? likely.count) * 1000 + min(place, 999)
  }

  private mutating func searchList(
    _ list: ArraySlice<UInt8>, names: [ArraySlice<UInt8>], depth: Int
  ) throws(JSONScanner.Problem) -> Bool {
    var scanner = JSONScanner(list)
    guard let first = try scanner.nextElement(), case .nested(let element) = first else { return false }
    if element.first == UInt8(ascii: "{") {
      let members = try Self.members(of: element)
      let fields = members.compactMap { Self.field(of: $0) }
      let hasSides = try CandleSides.middle(of: element) != nil
      let hasPrice = fields.contains(where: \.isPrice) || members.contains(where: { Self.isNestedPrice($0) })
      if fields.contains(.time), hasPrice || hasSides { return try takeObjects(list) }
      if problem == nil, let side = Self.onlySide(of: members) {
        problem = LineProblem(
          "its candles have the \(side) alone, not the middle of both sides",
          advice: "fetch them with the middle (price=M at OANDA), or with both sides")
      }
      if takesTables, try takeTable(list) { return true }
    } else if try takeLists(list, names: names) {
      return true
    }
    // A list of results, each with rows of its own: the first one that has some.
    var next: JSONScanner.Value? = first
    var tries = 0
    while let value = next, tries < 16 {
      if case .nested(let inner) = value, try search(inner, depth: depth + 1) { return true }
      next = try scanner.nextElement()
      tries += 1
    }
    return false
  }

  /// What a member holds; objects are no prices.
  private static func field(of member: Members.Element) -> HistoryField? {
    guard let field = HistoryField.field(ofMember: member.key) else { return nil }
    if case .nested = member.value, field.isPrice { return nil }
    return field
  }

  private static func isNestedPrice(_ member: Members.Element) -> Bool {
    guard case .nested = member.value else { return false }
    return member.key.elementsEqual("mid".utf8) || member.key.elementsEqual("v".utf8)
  }

  /// Which side of the price candles have an object for, where they have none for the other; nil for all else.
  private static func onlySide(of candle: Members) -> String? {
    let sides = ["bid", "ask"].filter { side in
      candle.contains { member in
        guard case .nested = member.value else { return false }
        return member.key.elementsEqual(side.utf8)
      }
    }
    return sides.count == 1 ? sides[0] : nil
  }

  // MARK: Rows

  private mutating func takeObjects(_ list: ArraySlice<UInt8>) throws(JSONScanner.Problem) -> Bool {
    var scanner = JSONScanner(list)
    while let element = try scanner.nextElement() {
      guard case .nested(let object) = element, object.first == UInt8(ascii: "{") else { continue }
      if let row = try CandleSides.middle(of: object) {
        writeRow(row.map { ($0.name, $0.text[...]) })
        continue
      }
      lines.append(contentsOf: object.lazy.map { $0.isLineEnd ? UInt8(ascii: " ") : $0 })
      endRow()
    }
    return rowCount > 0
  }

  /// Objects whose members are named as the columns of a table can be: `{"date": …, "gold": …, "silver": …}`.
  private mutating func takeTable(_ list: ArraySlice<UInt8>) throws(JSONScanner.Problem) -> Bool {
    var names: [ArraySlice<UInt8>] = []
    var rows: [[ArraySlice<UInt8>?]] = []
    var scanner = JSONScanner(list)
    while let element = try scanner.nextElement() {
      guard case .nested(let object) = element, object.first == UInt8(ascii: "{") else { continue }
      var row = [ArraySlice<UInt8>?](repeating: nil, count: names.count)
      for (key, value) in try Self.members(of: object) {
        if case .nested = value { continue }
        if let place = names.firstIndex(where: { $0.elementsEqual(key) }) {
          row[place] = value.text
        } else if names.count < Self.mostColumns {
          names.append(key)
          row.append(value.text)
        }
      }
      rows.append(row)
    }
    return take(rows, names)
  }

  /// Rows of a table whose columns are chosen as those below a header are.
  private mutating func take(_ rows: [[ArraySlice<UInt8>?]], _ names: [ArraySlice<UInt8>]) -> Bool {
    guard names.count >= 2, !rows.isEmpty else { return false }
    let header = LineProblem.shortened(Array(names.joined(separator: [UInt8(ascii: ",")]))[...], to: 80)
    let sample = rows.prefix(64).map { row in names.indices.map { $0 < row.count ? row[$0] ?? [] : [] } }
    let table: HistoryTable
    do throws(LineProblem) {
      table = try HistoryTable(names, rows: sample, instrument: instrument, options: options, header: header)
    } catch {
      if problem == nil { problem = error }
      return false
    }
    self.table = table
    for row in rows {
      var cells: [(name: String, text: ArraySlice<UInt8>?)] = []
      for (field, text) in zip(table.fields, row) {
        guard let field else { continue }
        if field == .timeOfDay, let date = cells.firstIndex(where: { $0.name == "time" }), let text {
          cells[date].text = cells[date].text.map { $0 + " ".utf8 + text }
        } else {
          cells.append(("\(field)", text))
        }
      }
      writeRow(cells)
    }
    return rowCount > 0
  }

  private static let mostColumns = 64

  /// `[[1769176800, 1, 3, 0.5, 2], …]`, the columns named beside it or in the usual order.
  private mutating func takeLists(
    _ list: ArraySlice<UInt8>, names: [ArraySlice<UInt8>]
  ) throws(JSONScanner.Problem) -> Bool {
    var scanner = JSONScanner(list)
    var rows: [[ArraySlice<UInt8>?]] = []
    while let element = try scanner.nextElement() {
      guard case .nested(let row) = element, row.first == UInt8(ascii: "[") else { return false }
      rows.append(try Self.scalars(of: row))
    }
    if !names.isEmpty { return take(rows, names) }
    var fields: [String] = []
    for values in rows {
      if fields.isEmpty {
        guard let time = values.first ?? nil, Self.isTime(time) else { return false }
        fields = values.count >= 5 ? ["time"] + priceOrder(rows) : ["time", "close"]
      }
      writeRow(zip(fields, values).map { ($0, $1) })
    }
    return rowCount > 0
  }

  /// What the four columns behind the time are where nothing names them.
  private mutating func priceOrder(_ lists: [[ArraySlice<UInt8>?]]) -> [String] {
    let rows = lists.prefix(HistorySniffer.mostLines).compactMap { values -> PriceOrder.Row? in
      let texts = values.prefix(5).compactMap(\.self)
      return texts.count == 5 ? (texts[0], Array(texts[1...])) : nil
    }
    do throws(LineProblem) {
      return try PriceOrder.fields(of: rows, mark: .point).map { "\($0)" }
    } catch {
      problem = error
      return PriceOrder.usual.map { "\($0)" }
    }
  }

  /// What a list of names beside the rows calls their columns: texts, or objects with a name each.
  private func columnNames(_ members: Members) throws(JSONScanner.Problem) -> [ArraySlice<UInt8>] {
    for (key, value) in members {
      guard ["columns", "columnnames", "fields", "headers", "header"].contains(FoldedWord.fold(key)),
        case .nested(let list) = value, list.first == UInt8(ascii: "[")
      else { continue }
      var names: [ArraySlice<UInt8>] = []
      var scanner = JSONScanner(list)
      while let element = try scanner.nextElement() {
        switch element {
        case .string(let name): names.append(name)
        case .nested(let object) where object.first == UInt8(ascii: "{"):
          let name = try Self.members(of: object).first {
            ["name", "label", "title", "id"].contains(FoldedWord.fold($0.key))
          }
          names.append(name?.value.text ?? [])
        default: names.append([])
        }
      }
      if names.count >= 2, names.contains(where: { !$0.isEmpty }) { return names }
    }
    return []
  }

  /// Columns: a list of times and lists of as many prices, beside it or further inside.
  private mutating func takeColumns(_ members: Members) throws(JSONScanner.Problem) -> Bool {
    for (key, value) in members where HistoryField.field(ofMember: key) == .time || Self.isTimeList(key) {
      guard case .nested(let list) = value, list.first == UInt8(ascii: "[") else { continue }
      let times = try Self.scalars(of: list)
      guard let first = times.first ?? nil, Self.isTime(first) else { continue }
      var columns: [(name: String, values: [ArraySlice<UInt8>?])] = []
      for (other, value) in members where !other.elementsEqual(key) {
        try collect(other, value, length: times.count, depth: 0, into: &columns)
      }
      var fields: Set<HistoryField> = []
      columns = columns.filter { column in
        HistoryField.field(ofMember: Array(column.name.utf8)[...]).map {
          $0.isPrice && fields.insert($0).inserted
        }
          ?? false
      }
      guard !columns.isEmpty else { continue }
      for (index, time) in times.enumerated() {
        writeRow([("time", time)] + columns.map { ($0.name, $0.values[index]) })
      }
      return rowCount > 0
    }
    return false
  }

  private static func isTimeList(_ key: ArraySlice<UInt8>) -> Bool {
    ["dates", "times", "timestamps", "datetimes", "labels", "index", "x"].contains(FoldedWord.fold(key))
  }

  /// A list that is called `values` or `prices` holds closes.
  private static let lists = [
    "values": "close", "prices": "close", "closes": "close", "y": "close", "data": "close",
  ]

  private func collect(
    _ key: ArraySlice<UInt8>, _ value: JSONScanner.Value, length: Int, depth: Int,
    into columns: inout [(name: String, values: [ArraySlice<UInt8>?])]
  ) throws(JSONScanner.Problem) {
    guard depth < Self.mostDepth, case .nested(let inner) = value else { return }
    if inner.first == UInt8(ascii: "{") {
      for (key, value) in try Self.members(of: inner) {
        try collect(key, value, length: length, depth: depth + 1, into: &columns)
      }
      return
    }
    var scanner = JSONScanner(inner)
    guard let first = try scanner.nextElement() else { return }
    if case .nested = first {
      return try collect(key, first, length: length, depth: depth + 1, into: &columns)
    }
    let values = try Self.scalars(of: inner)
    guard values.count == length else { return }
    let name = String(decoding: key, as: UTF8.self)
    let column = (Self.lists[FoldedWord.fold(key)] ?? name, values)
    // The close of the day before the one that was adjusted for dividends.
    if FoldedWord.fold(key) == "close" { columns.insert(column, at: 0) } else { columns.append(column) }
  }

  /// `{"2026-01-23": {"1. open": "1", …}, …}` and `{"2026-01-23": 5000.1, …}`.
  private mutating func takeKeyedByDate(_ members: Members) throws(JSONScanner.Problem) -> Bool {
    guard members.count >= 2, members.allSatisfy({ Self.isTime($0.key) }) else { return false }
    for (date, value) in members {
      guard case .nested(let object) = value else {
        writeRow([("time", date), ("close", value.text)])
        continue
      }
      guard object.first == UInt8(ascii: "{") else { return false }
      writeRow(
        [("time", date)] + (try Self.members(of: object)).map { (Self.plainName($0.key), $0.value.text) })
    }
    return rowCount > 0
  }

  /// `{"Open": {"1769126400000": 1, …}, "Close": {…}}`, as pandas writes tables.
  private mutating func takeTransposed(_ members: Members) throws(JSONScanner.Problem) -> Bool {
    var rows: [[(String, ArraySlice<UInt8>?)]] = []
    for (key, value) in members {
      guard HistoryField.field(ofMember: key)?.isPrice ?? false, case .nested(let inner) = value,
        inner.first == UInt8(ascii: "{")
      else { continue }
      let cells = try Self.members(of: inner)
      guard cells.count >= 2, cells.allSatisfy({ Self.isTime($0.key) }) else { continue }
      if rows.isEmpty { rows = cells.map { [("time", $0.key)] } }
      guard cells.count == rows.count else { continue }
      for (index, cell) in cells.enumerated() {
        rows[index].append((String(decoding: key, as: UTF8.self), cell.value.text))
      }
    }
    for row in rows { writeRow(row) }
    return rowCount > 0
  }

  // MARK: Pieces

  private static func members(of object: ArraySlice<UInt8>) throws(JSONScanner.Problem) -> Members {
    var scanner = JSONScanner(object)
    var members: Members = []
    while let member = try scanner.nextMember() { members.append(member) }
    return members
  }

  private static func scalars(of list: ArraySlice<UInt8>) throws(JSONScanner.Problem) -> [ArraySlice<UInt8>?]
  {
    var scanner = JSONScanner(list)
    var values: [ArraySlice<UInt8>?] = []
    while let value = try scanner.nextElement() { values.append(value.text) }
    return values
  }

  private static func isTime(_ text: ArraySlice<UInt8>) -> Bool {
    var reader = DateReader(order: .dmy)
    return reader.read(text) != nil
  }

  private static func plainName(_ key: ArraySlice<UInt8>) -> String { String(decoding: key, as: UTF8.self) }

  private mutating func writeRow(_ cells: [(name: String, text: ArraySlice<UInt8>?)]) {
    var mark = UInt8(ascii: "{")
    for (name, text) in cells {
      guard let text,
        !text.contains(where: { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") || $0 < 0x20 }),
        !name.utf8.contains(where: { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") || $0 < 0x20 })
      else { continue }
      lines.append(mark)
      mark = UInt8(ascii: ",")
      lines.append(contentsOf: "\"\(name)\":\"".utf8)
      lines.append(contentsOf: text)
      lines.append(UInt8(ascii: "\""))
    }
    if mark == UInt8(ascii: "{") { lines.append(mark) }
    lines.append(UInt8(ascii: "}"))
    endRow()
  }

  private mutating func endRow() {
    lines.append(UInt8(ascii: "\n"))
    rowCount += 1
  }

  // MARK: The head

  private mutating func noteHead(_ members: Members) {
    for (key, value) in members {
      let name = FoldedWord.fold(key)
      if ["error", "errormessage", "errors"].contains(name), case .nested(let inner) = value {
        noteError(in: inner)
      }
      // Yahoo's `meta`, Alpha Vantage's `Meta Data`: a head of its own beside the rows.
      if ["meta", "metadata", "info", "head", "header", "instrument", "asset"].contains(name),
        case .nested(let inner) = value,
        inner.first == UInt8(ascii: "{"), let head = try? Self.members(of: inner)
      {
        noteHead(head)
      }
      guard case .string(let text) = value, !text.isEmpty else { continue }
      let words = LineProblem.shortened(text, to: 120)
      switch name {
      case "symbol", "ticker", "instrument", "pair", "metal", "asset", "commodity", "code", "base", "from",
        "name",
        "2symbol":
        // A currency that metals are priced in, where the metal stands elsewhere.
        if !noteCurrency(PriceCurrency(value: words)) { symbols.append(visible(words)) }
      case "currency", "quotecurrency", "vscurrency", "ccy", "currencycode", "pricecurrency", "quote",
        "counter", "to",
        "target":
        noteCurrency(PriceCurrency(codeOrValue: words))
      case "unit", "units": noteCurrency(PriceCurrency(value: words))
      case "error", "errormessage", "message", "note", "information", "detail", "description", "msg",
        "reason":
        if message == nil { message = visible(words) }
      case "status" where words.lowercased().contains("err"): hasFailed = true
      default: break
      }
    }
  }

  /// - Returns: whether it is a currency by itself, and no metal in one.
  @discardableResult
  private mutating func noteCurrency(_ meaning: PriceCurrency) -> Bool {
    switch meaning {
    case .unknown: return false
    case .dollars: isInDollars = true
    case .other(let code): if currency == nil { currency = visible(code) }
    }
    return true
  }

  private mutating func noteError(in object: ArraySlice<UInt8>) {
    guard object.first == UInt8(ascii: "{"), let members = try? Self.members(of: object) else { return }
    noteHead(members)
    if message == nil { message = LineProblem.quoted(object) }
  }
}
