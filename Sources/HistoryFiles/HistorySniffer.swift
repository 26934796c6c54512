import BullionMarket
import Formats

/// Finds out from the first lines of a file how it is written.
struct HistorySniffer {
  /// Lines that are looked at.
  static let mostLines = 256
  /// Lines that may stand before the header: titles, names, addresses.
  private static let mostTitleLines = 24

  private let instrument: Instrument
  private let options: HistoryOptions
  /// Lines that may hold something: no blanks, no comments, none with a flaw.
  private let lines: [LineSplitter.Line]

  /// - Parameters:
  ///   - head: the first lines, or objects where the file is JSON.
  ///   - options: what the user says.
  init(head: [LineSplitter.Line], instrument: Instrument, options: HistoryOptions) {
    lines = head.filter { line in
      guard let first = line.bytes.first(where: { !$0.isBlank }) else { return false }
      return line.flaw == nil && first != UInt8(ascii: "#")
    }
    self.instrument = instrument
    self.options = options
  }

  /// How the file is written, as far as its first lines show it.
  ///
  /// - Throws: words for why the file is not understood.
  func shape(_ layout: HistoryShape.Layout?) throws(LineProblem) -> HistoryShape {
    guard let first = lines.first else { throw LineProblem("no line that could be a row") }
    if looksLikeHTML(first.bytes) {
      throw LineProblem("HTML: a web page, not prices; fetch the file again with a browser")
    }
    guard let layout else { return try columns(first) }
    var shape = HistoryShape(layout: layout)
    if first.bytes.firstRange(of: Array("\"v\"".utf8)) != nil, layout == .objectArray { shape.origin = .lbma }
    return shape
  }

  // MARK: Columns

  private func columns(_ first: LineSplitter.Line) throws(LineProblem) -> HistoryShape {
    guard let delimiter = delimiter else {
      throw LineProblem(
        "no columns: neither comma, semicolon, tab nor bar parts every line alike: "
          + LineProblem.shortened(first.bytes, to: 80))
    }
    var problem: LineProblem?
    for (index, line) in lines.prefix(Self.mostTitleLines).enumerated() {
      guard let texts = CSVFields.all(of: line.bytes, delimiter: delimiter), texts.count >= 2 else {
        continue
      }
      if let shape = try yfinance(index, texts, delimiter: delimiter) { return shape }
      if let time = Self.timeColumn(ofRow: texts) {
        // The rows begin, and no line before them was a header.
        if index > 0, let problem { throw problem }
        return try headerless(line, texts, time: time, delimiter: delimiter)
      }
      if let decoy = HistoryDecoy.words(texts) {
        throw LineProblem(decoy, advice: "export the prices themselves")
      }
      do throws(LineProblem) {
        return try header(line, texts, delimiter: delimiter, behind: lines[(index + 1)...])
      } catch {
        if problem == nil { problem = error }
        // What the user named is missing in the header itself.
        if error.advice != nil, options.column != nil { throw error }
      }
    }
    throw problem ?? LineProblem("no columns: no line of names and no row of prices")
  }

  private func header(
    _ line: LineSplitter.Line, _ texts: [ArraySlice<UInt8>], delimiter: UInt8,
    behind: ArraySlice<LineSplitter.Line>
  ) throws(LineProblem) -> HistoryShape {
    let header = LineProblem.shortened(line.bytes, to: 80)
    let rows = behind.prefix(64).compactMap { CSVFields.all(of: $0.bytes, delimiter: delimiter) }
    let table = try HistoryTable(texts, rows: rows, instrument: instrument, options: options, header: header)
    var shape = HistoryShape(layout: .columns(delimiter: delimiter, fields: table.fields))
    shape.firstRow = line.number + 1
    shape.origin = origin(of: texts)
    shape.take(table)
    shape.hasWallEpochs = shape.origin == .metaTrader
    if shape.origin == .plain { shape.headerZones = table.zones }
    return shape
  }

  /// The delimiter that cuts nearly all lines into equally many fields; the comma last, as it may be a decimal mark.
  private var delimiter: UInt8? {
    "\t;|,".utf8.first { delimiter in
      let counts = lines.prefix(32).map { CSVFields.all(of: $0.bytes, delimiter: delimiter)?.count ?? 0 }
      guard
        let usual = counts.max(by: { left, right in
          counts.count { $0 == left } < counts.count { $0 == right }
        }), usual >= 2
      else { return false }
      return counts.count { $0 == usual } * 10 >= counts.count * 8
        || counts.count <= 4 && counts.allSatisfy { $0 >= 2 }
        || counts.count <= 8 && counts.count { $0 == usual } * 2 >= counts.count
    }
  }

  private func origin(of names: [ArraySlice<UInt8>]) -> HistoryShape.Origin {
    let plain = Set(names.map { FoldedWord.fold($0) })
    // Stooq's archive has brackets too, but names the ticker.
    let hasBrackets = names.contains { $0.first == UInt8(ascii: "<") }
    if hasBrackets && !plain.contains("ticker") || plain.contains("tickvolume") {
      return .metaTrader
    }
    if !plain.isDisjoint(with: ["gmttime", "localtime", "askprice", "askvolume"]) { return .dukascopy }
    if plain.isSuperset(of: ["opentime", "closetime"]) { return .binance }
    return plain.contains("stocksplits") ? .yfinance : .plain
  }

  /// Newer yfinance: a line of fields that begins with `Price`, one of tickers, and one that names the index.
  private func yfinance(
    _ place: Int, _ names: [ArraySlice<UInt8>], delimiter: UInt8
  ) throws(LineProblem) -> HistoryShape? {
    guard place == 0, lines.count >= 3, FoldedWord.fold(names[0]) == "price",
      FoldedWord.fold(lines[1].bytes.prefix(6)) == "ticker",
      let tickers = CSVFields.all(of: lines[1].bytes, delimiter: delimiter)
    else { return nil }
    // Several tickers stand side by side: each column is named by both lines.
    let full = zip(names, tickers).map { name, ticker in name + " ".utf8 + ticker }
    let metals = tickers.dropFirst().compactMap {
      SymbolMeaning(symbol: String(decoding: $0, as: UTF8.self)).instrument
    }
    let others = tickers.dropFirst().compactMap {
      SymbolMeaning(symbol: String(decoding: $0, as: UTF8.self)).other
    }
    if metals.isEmpty, let other = others.first {
      throw LineProblem("its ticker says \(other)", advice: "name a file of ounces in dollars")
    }
    let isMixed = Set(tickers.dropFirst().map { Array($0) }).count > 1
    let columns = try HistoryColumns(
      Array((isMixed ? full : names).dropFirst()), instrument: instrument, column: options.column)
    let rows = lines[3...].prefix(64).compactMap {
      CSVFields.all(of: $0.bytes, delimiter: delimiter)?.dropFirst()
    }
    let close = try columns.close(
      in: rows.map { Array($0) }, header: LineProblem.shortened(lines[0].bytes, to: 80))
    let fields = [HistoryField.time] + columns.fields(close: close)
    var shape = HistoryShape(layout: .columns(delimiter: delimiter, fields: fields))
    shape.origin = .yfinance
    shape.firstRow = lines[2].number + 1
    shape.metals = Set(metals)
    return shape
  }

  // MARK: Files without a header

  /// The column of the time in a row of prices: the first, or one behind the symbol.
  private static func timeColumn(ofRow texts: [ArraySlice<UInt8>]) -> Int? {
    texts.indices.prefix(3).first { column in
      guard DateReader.isDate(texts[column]) || EpochText.read(texts[column]) != nil else { return false }
      return column == 0
        || SymbolMeaning(symbol: String(decoding: texts[0], as: UTF8.self)) != .unknown
          && texts[(column + 1)...].contains { HistoryNumber.price($0, mark: .point) != nil }
    }
  }

  private func headerless(
    _ first: LineSplitter.Line, _ texts: [ArraySlice<UInt8>], time: Int, delimiter: UInt8
  ) throws(LineProblem) -> HistoryShape {
    var fields: [HistoryField?] = time > 0 ? [.symbol] + Array(repeating: nil, count: time - 1) : []
    let date = texts[time]
    let behind = Array(texts[(time + 1)...])
    let hasTimeOfDay = !behind.isEmpty && isTimeOfDay(time + 1, of: texts, delimiter: delimiter)
    fields += hasTimeOfDay ? [.time, .timeOfDay] : [.time]
    let isCompact = date.prefix(8).allSatisfy(\.isASCIIDigit)
    // HistData: `20120201 000000;…`, and for MetaStock `XAUUSD,201202010000,…`.
    let isHistData =
      isCompact && (date.dropFirst(8).first == UInt8(ascii: " ") || time > 0 && date.count == 12)
    let rest = texts.count - fields.count
    switch rest {
    case 4...:
      fields += try priceOrder(
        from: fields.count, time: time, symbol: time > 0 ? texts[0] : nil, delimiter: delimiter)
    case 2...3 where isHistData: fields += [.bid, .ask]
    case 1: fields += [.close]
    default:
      throw LineProblem(
        "no header, and \(rest) columns after the time: open, high, low and close, or one price are expected",
        advice: "name the columns in a first line, and put quotes around numbers with a comma in them")
    }
    fields += Array(repeating: nil, count: texts.count - fields.count)
    if let column = currencyColumn(behind: time + 1, of: fields, delimiter: delimiter) {
      fields[column] = .currency
    }
    var shape = HistoryShape(layout: .columns(delimiter: delimiter, fields: fields))
    shape.firstRow = first.number
    if isHistData {
      shape.origin = .histData
    } else if hasTimeOfDay, date.dropFirst(4).first == UInt8(ascii: ".") {
      shape.origin = .metaTrader
    } else if texts.count >= 11, date.allSatisfy(\.isASCIIDigit) {
      shape.origin = .binance
    }
    return shape
  }

  /// A column of currencies among those that mean nothing.
  private func currencyColumn(behind start: Int, of fields: [HistoryField?], delimiter: UInt8) -> Int? {
    let rows = lines.prefix(64).compactMap { CSVFields.all(of: $0.bytes, delimiter: delimiter) }
    return fields.indices.dropFirst(start).first { column in
      guard fields[column] == nil else { return false }
      return HistoryColumns.areCurrencies(rows.compactMap { column < $0.count ? $0[column] : nil })
    }
  }

  /// What the four prices from a column on are.
  ///
  /// - Parameter symbol: in the first column; rows of others tell nothing about it.
  private func priceOrder(
    from column: Int, time: Int, symbol: ArraySlice<UInt8>?, delimiter: UInt8
  ) throws(LineProblem) -> [HistoryField] {
    let rows = lines.compactMap { line -> PriceOrder.Row? in
      guard let texts = CSVFields.all(of: line.bytes, delimiter: delimiter), texts.count >= column + 4,
        symbol.map({ texts[0].elementsEqual($0) }) ?? true
      else { return nil }
      return (texts[time], Array(texts[column..<(column + 4)]))
    }
    var evidence = DecimalEvidence()
    for row in rows { for price in row.prices { evidence.note(price) } }
    return try PriceOrder.fields(of: rows, mark: evidence.mark(delimiter: delimiter))
  }

  /// With colons, or run together or a fraction of a day behind a date alone: `20200114,230000`.
  private func isTimeOfDay(_ column: Int, of row: [ArraySlice<UInt8>], delimiter: UInt8) -> Bool {
    let (date, text) = (row[column - 1], row[column])
    if text.contains(UInt8(ascii: ":")) { return true }
    guard row.count >= 6, !date.contains(UInt8(ascii: ":")), date.count <= 10 else { return false }
    let texts = lines.compactMap { line -> ArraySlice<UInt8>? in
      guard let texts = CSVFields.all(of: line.bytes, delimiter: delimiter), texts.count == row.count else {
        return nil
      }
      return texts[column]
    }
    var evidence = ClockEvidence()
    for text in texts { evidence.note(text) }
    let isRunTogether = text.count <= 6 && text.allSatisfy(\.isASCIIDigit)
    guard isRunTogether || evidence.form == .fraction else { return false }
    return texts.count { DateReader.isTimeOfDay($0, form: evidence.form) } * 10 >= texts.count * 9
  }
}
