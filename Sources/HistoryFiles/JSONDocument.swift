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
  /// The currency that the head names.
  private(set) var currency: String?
  /// What a service says in place of prices.
  private(set) var message: String?
  private var hasFailed = false
  /// Why the rows that were found cannot be taken.
  private var problem: LineProblem?

  init(_ bytes: ArraySlice<UInt8>) throws(LineProblem) {
    do throws(JSONScanner.Problem) {
      _ = try search(bytes, depth: 0)
    } catch {
      throw LineProblem("its JSON is broken: \(error.words)")
    }
    if let problem { throw problem }
    guard rowCount == 0 else { return }
    if let message = message ?? (hasFailed ? "error" : nil) {
      throw LineProblem(
        "it holds an error in place of prices: \(message)", advice: "fetch the file again, later if need be")
    }
    throw LineProblem("no list of prices is in its JSON")
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
    _ list: ArraySlice<UInt8>, names: [String], depth: Int
  ) throws(JSONScanner.Problem) -> Bool {
    var scanner = JSONScanner(list)
    guard let first = try scanner.nextElement(), case .nested(let element) = first else { return false }
    if element.first == UInt8(ascii: "{") {
      let members = try Self.members(of: element)
      let fields = members.compactMap { HistoryField.field(ofMember: $0.key) }
      if fields.contains(.time),
        fields.contains(where: \.isPrice) || members.contains(where: { Self.isNestedPrice($0) })
      {
        return try takeObjects(list)
      }
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

  private static func isNestedPrice(_ member: Members.Element) -> Bool {
    guard case .nested = member.value else { return false }
    return member.key.elementsEqual("mid".utf8) || member.key.elementsEqual("v".utf8)
  }

  // MARK: Rows

  private mutating func takeObjects(_ list: ArraySlice<UInt8>) throws(JSONScanner.Problem) -> Bool {
    var scanner = JSONScanner(list)
    while let element = try scanner.nextElement() {
      guard case .nested(let object) = element, object.first == UInt8(ascii: "{") else { continue }
      lines.append(contentsOf: object.lazy.map { $0.isLineEnd ? UInt8(ascii: " ") : $0 })
      endRow()
    }
    return rowCount > 0
  }

  /// `[[1769176800, 1, 3, 0.5, 2], …]`, the columns named beside it or in the usual order.
  private mutating func takeLists(
    _ list: ArraySlice<UInt8>, names: [String]
  ) throws(JSONScanner.Problem) -> Bool {
    var scanner = JSONScanner(list)
    var fields = names
    while let element = try scanner.nextElement() {
      guard case .nested(let row) = element, row.first == UInt8(ascii: "[") else { return false }
      let values = try Self.scalars(of: row)
      if fields.isEmpty {
        guard let time = values.first ?? nil, Self.isTime(time) else { return false }
        fields = values.count >= 5 ? ["time"] + (try priceOrder(list)) : ["time", "close"]
      }
      writeRow(zip(fields, values).map { ($0, $1) })
    }
    return rowCount > 0
  }

  /// What the four columns behind the time are where nothing names them.
  private mutating func priceOrder(_ list: ArraySlice<UInt8>) throws(JSONScanner.Problem) -> [String] {
    var scanner = JSONScanner(list)
    var rows: [PriceOrder.Row] = []
    while rows.count < HistorySniffer.mostLines, let element = try scanner.nextElement() {
      guard case .nested(let row) = element, row.first == UInt8(ascii: "[") else { break }
      let texts = try Self.scalars(of: row).prefix(5).compactMap(\.self)
      if texts.count == 5 { rows.append((texts[0], Array(texts[1...]))) }
    }
    do throws(LineProblem) {
      return try PriceOrder.fields(of: rows, mark: .point).map { "\($0)" }
    } catch {
      problem = error
      return PriceOrder.usual.map { "\($0)" }
    }
  }

  /// What a list of names beside the rows calls their columns.
  private func columnNames(_ members: Members) throws(JSONScanner.Problem) -> [String] {
    for (key, value) in members {
      guard ["columns", "columnnames", "fields", "headers", "header"].contains(FoldedWord.fold(key)),
        case .nested(let list) = value, list.first == UInt8(ascii: "[")
      else { continue }
      let names = try Self.scalars(of: list).map { $0.map { String(decoding: $0, as: UTF8.self) } ?? "" }
      let fields = names.map { HistoryField.field(ofMember: Array($0.utf8)[...]) }
      if fields.contains(.time), fields.contains(where: { $0?.isPrice ?? false }) { return names }
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
      case "symbol", "ticker", "instrument", "pair", "metal", "asset", "commodity", "code", "base", "name",
        "2symbol":
        symbols.append(visible(words))
      case "currency", "quotecurrency", "vscurrency": currency = visible(words)
      case "error", "errormessage", "message", "note", "information", "detail", "description", "msg",
        "reason":
        if message == nil { message = visible(words) }
      case "status" where words.lowercased().contains("err"): hasFailed = true
      default: break
      }
    }
  }

  private mutating func noteError(in object: ArraySlice<UInt8>) {
    guard object.first == UInt8(ascii: "{"), let members = try? Self.members(of: object) else { return }
    noteHead(members)
    if message == nil { message = LineProblem.quoted(object) }
  }
}

extension HistoryField {
  /// Whether it holds a price.
  package var isPrice: Bool {
    switch self {
    case .open, .high, .low, .close, .bid, .ask, .price: true
    default: false
    }
  }
}
