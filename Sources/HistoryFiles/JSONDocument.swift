import BullionMarket
import Formats

/// Finds the rows of prices in a JSON document, however it is built, and writes them out as objects, a line each.
///
/// Rows are a list of objects with a time, a list of lists that begin with a time, columns (Yahoo's chart, `dates` and
/// `values`), or an object whose keys are dates. The first list found wins, likely names before others.
struct JSONDocument {
  /// Bytes of the longest document: it is held in memory.
  static let largestSize = 64 << 20
  static let mostDepth = 8

  /// The rows as object lines.
  var lines: [UInt8] = []
  private(set) var rowCount = 0
  private(set) var head = JSONHead()
  /// What the columns hold, where they were chosen by their names.
  var table: HistoryTable?
  let instrument: Instrument
  let options: HistoryOptions
  /// Whether members of any name may be columns: only where no list has rows of the usual names.
  private var takesTables = false
  /// Why a list is no table of prices, or its rows cannot be taken.
  var problem: LineProblem?

  init(
    _ bytes: ArraySlice<UInt8>, _ instrument: Instrument, _ options: HistoryOptions
  ) throws(LineProblem) {
    self.instrument = instrument
    self.options = options
    do throws(JSONScanner.Problem) {
      if try !search(bytes, depth: 0) {
        takesTables = true
        head.symbols = []
        _ = try search(bytes, depth: 0)
      }
    } catch {
      throw LineProblem("its JSON is broken: \(error.words)")
    }
    if let problem { throw problem }
    guard rowCount == 0 else { return }
    if let message = head.message ?? (head.hasFailed ? "error" : nil) {
      throw LineProblem(
        "it holds an error in place of prices: \(message)", advice: "fetch the file again, later if need be")
    }
    throw problem ?? LineProblem("no list of prices is in its JSON")
  }

  // MARK: Looking for them

  typealias Members = [(key: ArraySlice<UInt8>, value: JSONScanner.Value)]

  private mutating func search(_ node: ArraySlice<UInt8>, depth: Int) throws(JSONScanner.Problem) -> Bool {
    guard depth < Self.mostDepth else { return false }
    let start = node.drop { $0.isBlank || $0.isLineEnd }
    guard start.first == UInt8(ascii: "{") else { return try searchList(start, names: [], depth: depth) }
    let members = try Self.members(of: start)
    head.note(members)
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

  // MARK: Pieces

  static func members(of object: ArraySlice<UInt8>) throws(JSONScanner.Problem) -> Members {
    var scanner = JSONScanner(object)
    var members: Members = []
    while let member = try scanner.nextMember() { members.append(member) }
    return members
  }

  static func scalars(of list: ArraySlice<UInt8>) throws(JSONScanner.Problem) -> [ArraySlice<UInt8>?] {
    var scanner = JSONScanner(list)
    var values: [ArraySlice<UInt8>?] = []
    while let value = try scanner.nextElement() { values.append(value.text) }
    return values
  }

  static func isTime(_ text: ArraySlice<UInt8>) -> Bool {
    var reader = DateReader(order: .dmy)
    return reader.read(text) != nil
  }

  static func plainName(_ key: ArraySlice<UInt8>) -> String { String(decoding: key, as: UTF8.self) }

  mutating func writeRow(_ cells: [(name: String, text: ArraySlice<UInt8>?)]) {
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

  mutating func endRow() {
    lines.append(UInt8(ascii: "\n"))
    rowCount += 1
  }
}
