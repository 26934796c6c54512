import Formats

extension HistoryShape {
  /// The texts of a row by field.
  func texts(of line: ArraySlice<UInt8>) throws(LineProblem) -> HistoryTexts {
    switch layout {
    case .columns(let delimiter, let fields): try Self.texts(of: line, delimiter: delimiter, fields: fields)
    case .objectLines, .objectArray, .document: try Self.texts(ofObject: line)
    }
  }

  /// When and of what a row is, without its prices: for looking a whole file through. Nil where the row cannot be cut.
  func times(of line: ArraySlice<UInt8>) -> RowTimes? {
    guard case .columns(let delimiter, let fields) = layout else {
      return (try? texts(of: line)).map {
        RowTimes(
          time: $0.time, timeOfDay: $0.timeOfDay, symbol: $0.symbol, currency: $0.currency, unit: $0.unit)
      }
    }
    var times = RowTimes()
    var rest = CSVFields(line, delimiter: delimiter)
    for column in 0..<lastTimeColumn {
      guard let text = try? rest.next() else { return nil }
      if text.isEmpty { continue }
      switch fields[column] {
      case .time: times.time = text
      case .timeOfDay: times.timeOfDay = text
      case .symbol: times.symbol = text
      case .currency: times.currency = text
      case .unit: times.unit = text
      default: break
      }
    }
    return times
  }

  private static func texts(
    of line: ArraySlice<UInt8>, delimiter: UInt8, fields: [HistoryField?]
  ) throws(LineProblem) -> HistoryTexts {
    var texts = HistoryTexts()
    var rest = CSVFields(line, delimiter: delimiter)
    var count = 0
    while let text = try rest.next() {
      if count < fields.count {
        if let field = fields[count] { texts.set(field, text) }
      } else if !text.isEmpty {
        // A thousands separator that also parts the columns would shift all prices.
        throw LineProblem("more than \(fields.count) fields")
      }
      count += 1
    }
    guard count >= fields.count else {
      throw LineProblem("\(count) fields where there should be \(fields.count)")
    }
    return texts
  }

  private static func texts(ofObject line: ArraySlice<UInt8>) throws(LineProblem) -> HistoryTexts {
    var texts = HistoryTexts()
    var scanner = JSONScanner(line)
    do throws(JSONScanner.Problem) {
      while let (key, value) = try scanner.nextMember() {
        // OANDA: the middle of bid and ask has an object of its own.
        if case .nested(let candle) = value, key.elementsEqual("mid".utf8) {
          var inner = JSONScanner(candle)
          while let (key, value) = try inner.nextMember() {
            if let (field, text) = member(key, value) { texts.set(field, text) }
          }
        } else if let (field, text) = member(key, value) {
          texts.set(field, text)
        }
      }
    } catch {
      throw LineProblem(error.words)
    }
    return texts
  }

  private static func member(
    _ key: ArraySlice<UInt8>, _ value: JSONScanner.Value
  ) -> (HistoryField, ArraySlice<UInt8>)? {
    // LBMA: the price in dollars is the first of three currencies.
    if case .nested(let list) = value {
      guard key.elementsEqual("v".utf8), list.first == UInt8(ascii: "[") else { return nil }
      let first = list.dropFirst().prefix { $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: "]") }
      return (.close, first.drop { $0.isBlank })
    }
    guard let text = value.text, let field = HistoryField.field(ofMember: key) else { return nil }
    return (field, text)
  }
}

/// When and of what a row is, not yet understood.
struct RowTimes {
  var time, timeOfDay, symbol, currency, unit: ArraySlice<UInt8>?
}
