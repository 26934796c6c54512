import Formats

/// What a CSV header says: the delimiter and which column holds which field.
struct CSVShape: Sendable, Equatable {
  var delimiter: UInt8
  /// By column; nil for columns that are ignored.
  var columns: [QuoteField?]
  /// Why rows under this header cannot be read, in words; nil when they can.
  var flaw: String?

  /// Recognises a header: a time column and a price column by name, under any of the delimiters `,` `;` tab `|`. Columns are
  /// called as in history files, a date and its time of day may stand apart.
  ///
  /// Returns nil when the line is no header at all; one that is a header but lacks something has a `flaw`.
  init?(header line: ArraySlice<UInt8>) {
    var best: (delimiter: UInt8, columns: [QuoteField?], known: Int)?
    for delimiter in ",;\t|".utf8 {
      guard let names = CSVFields.all(of: line, delimiter: delimiter) else { continue }
      let columns = Self.columns(names)
      let known = columns.count { $0 != nil }
      if known > best?.known ?? 1 { best = (delimiter, columns, known) }
    }
    guard let best, best.columns.contains(.time), best.columns.contains(where: { $0?.isPrice ?? false })
    else { return nil }
    delimiter = best.delimiter
    columns = best.columns
    flaw = Self.flaw(of: best.columns.compactMap { $0 })
  }

  private static func columns(_ names: [ArraySlice<UInt8>]) -> [QuoteField?] {
    var columns = names.map { QuoteField(column: $0) }
    if let date = names.firstIndex(where: QuoteField.isDate),
      let time = names.firstIndex(where: QuoteField.isTimeOfDay)
    {
      (columns[date], columns[time]) = (.time, .timeOfDay)
    }
    return columns
  }

  private static func flaw(of fields: [QuoteField]) -> String? {
    if Set(fields).count < fields.count { return "the header names a column twice" }
    if !fields.contains(.symbol) { return "the header has no symbol column" }
    let isQuote = fields.contains(.price) || fields.contains(.bid) && fields.contains(.ask)
    let isBar = [.open, .high, .low, .close, .interval].allSatisfy(fields.contains)
    return isQuote || isBar
      ? nil : "the header needs bid and ask, or price, or open, high, low, close and interval"
  }

  /// A row's texts by field. Decimal commas are turned into points where the delimiter is `;`.
  func texts(of line: ArraySlice<UInt8>) throws(LineProblem) -> QuoteTexts {
    if let flaw { throw LineProblem(flaw) }
    var texts = QuoteTexts()
    var index: Int? = line.startIndex
    var count = 0
    while let begin = index {
      guard let (field, next) = CSVFields.field(of: line, at: begin, delimiter: delimiter) else {
        throw LineProblem("a quoted field without its end")
      }
      if count < columns.count, let column = columns[count] {
        texts[column] =
          column.isPrice && delimiter == UInt8(ascii: ";") ? Self.withDecimalPoint(field) : field
      }
      count += 1
      index = next
    }
    guard count == columns.count else {
      throw LineProblem("\(count) fields where the header has \(columns.count)")
    }
    return texts
  }

  private static func withDecimalPoint(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard let comma = text.firstIndex(of: UInt8(ascii: ",")), !text.contains(UInt8(ascii: ".")) else {
      return text
    }
    var changed = text
    changed[comma] = UInt8(ascii: ".")
    return changed
  }
}

extension QuoteField {
  fileprivate var isPrice: Bool {
    switch self {
    case .bid, .ask, .price, .open, .high, .low, .close: true
    case .time, .timeOfDay, .symbol, .interval: false
    }
  }
}
