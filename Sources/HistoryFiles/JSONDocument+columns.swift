import Formats

/// Prices by columns: lists beside a list of times, or objects whose keys are dates.
extension JSONDocument {
  /// What a list of names beside the rows calls their columns: texts, or objects with a name each.
  func columnNames(_ members: Members) throws(JSONScanner.Problem) -> [ArraySlice<UInt8>] {
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
  mutating func takeColumns(_ members: Members) throws(JSONScanner.Problem) -> Bool {
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

  static func isTimeList(_ key: ArraySlice<UInt8>) -> Bool {
    ["dates", "times", "timestamps", "datetimes", "labels", "index", "x"].contains(FoldedWord.fold(key))
  }

  /// A list that is called `values` or `prices` holds closes.
  static let lists = [
    "values": "close", "prices": "close", "closes": "close", "y": "close", "data": "close",
  ]

  func collect(
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
  mutating func takeKeyedByDate(_ members: Members) throws(JSONScanner.Problem) -> Bool {
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
  mutating func takeTransposed(_ members: Members) throws(JSONScanner.Problem) -> Bool {
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
}
