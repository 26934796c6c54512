import BullionMarket
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
    guard let best, best.columns.contains(.time) else { return nil }
    delimiter = best.delimiter
    columns = best.columns
    flaw = Self.flaw(of: best.columns.compactMap { $0 })
    if flaw != nil, let other = Self.otherCurrency(CSVFields.all(of: line, delimiter: delimiter) ?? []) {
      flaw = other
    } else if !columns.contains(where: { $0?.isPrice ?? false }) {
      return nil
    }
  }

  /// A column of prices that are not in dollars, in words.
  private static func otherCurrency(_ names: [ArraySlice<UInt8>]) -> String? {
    for name in names {
      guard let other = PriceCurrency(column: String(decoding: name, as: UTF8.self)).other else { continue }
      return "the column \(LineProblem.quoted(name)) is in \(other), not in dollars"
    }
    return nil
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
    let fields = fields.filter { $0 != .currency && $0 != .unit }
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
    var fields = CSVFields(line, delimiter: delimiter)
    var count = 0
    while let field = try fields.next() {
      if count < columns.count, let column = columns[count] {
        texts[column] =
          column.isPrice && delimiter == UInt8(ascii: ";") ? Self.withDecimalPoint(field) : field
      }
      count += 1
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
