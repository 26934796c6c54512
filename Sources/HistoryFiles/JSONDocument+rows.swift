import Formats

/// Prices by rows: a list of objects or of lists.
extension JSONDocument {
  mutating func takeObjects(_ list: ArraySlice<UInt8>) throws(JSONScanner.Problem) -> Bool {
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
  mutating func takeTable(_ list: ArraySlice<UInt8>) throws(JSONScanner.Problem) -> Bool {
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
  mutating func take(_ rows: [[ArraySlice<UInt8>?]], _ names: [ArraySlice<UInt8>]) -> Bool {
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

  static let mostColumns = 64

  /// `[[1769176800, 1, 3, 0.5, 2], …]`, the columns named beside it or in the usual order.
  mutating func takeLists(
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
  mutating func priceOrder(_ lists: [[ArraySlice<UInt8>?]]) -> [String] {
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
}
