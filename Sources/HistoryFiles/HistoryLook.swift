import BullionMarket
import Formats

/// Looks at the first lines of a file, and through all of them where they leave something open, and says what it is.
struct HistoryLook {
  var shape: HistoryShape
  private let input: HistoryInput
  private let instrument: Instrument
  let options: HistoryOptions
  /// Rows that are put into order in memory, at most.
  private static let mostSortedRows = 1_000_000

  /// - Throws: words for why the file is not understood, or what it is in place of a history.
  init(
    _ input: HistoryInput, head: [LineSplitter.Line], instrument: Instrument, options: HistoryOptions
  ) throws(LineProblem) {
    self.input = input
    self.instrument = instrument
    self.options = options
    shape = try HistorySniffer(head: head, instrument: instrument, options: options).shape(input.layout)
    if let table = input.table { shape.take(table) }
    try checkHead()
    let rows = head.filter { $0.number >= shape.firstRow && $0.flaw == nil }
    try findDateOrder(rows)
    try findClock(rows)
    let texts = rows.compactMap { try? shape.texts(of: $0.bytes) }.filter(isOurs)
    if texts.isEmpty { shape.rowProblem = rowProblem(rows) }
    findDecimalMark(rows, texts)
    findKind(texts)
    try lookThrough()
    if !options.asIs { try HistoryPreface(head, shape).check() }
  }

  private func isOurs(_ texts: HistoryTexts) -> Bool {
    if let symbol = texts.symbol,
      SymbolMeaning(symbol: String(decoding: symbol, as: UTF8.self)) != .metal(instrument)
    {
      return false
    }
    var currencies = CurrencyCache()
    return options.asIs || currencies.other(currency: texts.currency, unit: texts.unit) == nil
  }

  /// Symbols of futures (`GC=F`) are of the exchange, which trades in dollars.
  static func isInDollars(_ text: String) -> Bool {
    PriceCurrency(column: text) == .dollars
      || text.contains("=") && SymbolMeaning(symbol: text).instrument != nil
  }

  private func rowProblem(_ rows: [LineSplitter.Line]) -> String? {
    let rows = rows.filter { row in row.bytes.contains { !$0.isBlank } }
    var words: String?
    for row in rows {
      do throws(LineProblem) {
        _ = try shape.texts(of: row.bytes)
        return nil
      } catch {
        if words == nil { words = error.words }
      }
    }
    return words
  }

  // MARK: The head of a document

  private mutating func checkHead() throws(LineProblem) {
    let meanings = input.head.symbols.map { ($0, SymbolMeaning(symbol: $0)) }
    shape.metals.formUnion(meanings.compactMap(\.1.instrument))
    for (symbol, meaning) in meanings {
      guard let other = meaning.other else { continue }
      if case .currency = other, options.asIs { continue }
      // Another metal's name beside it does not make dollars of a currency.
      if case .currency = other {} else if !shape.metals.isEmpty { continue }
      throw LineProblem("it holds \(symbol): \(other)", advice: "name a file of ounces in dollars")
    }
    if input.head.isInDollars || input.head.symbols.contains(where: Self.isInDollars) {
      shape.isInDollars = true
    }
    if let currency = input.head.currency, !options.asIs {
      throw LineProblem(
        "its prices are in \(currency), not in dollars", advice: "name a file of dollars an ounce")
    }
  }

  // MARK: First lines

  private mutating func findDateOrder(_ rows: [LineSplitter.Line]) throws(LineProblem) {
    shape.dateOrder = options.dateOrder
    var forms = DateForms()
    for row in rows { if let text = shape.times(of: row.bytes)?.time { forms.note(text) } }
    guard forms.needOrder else {
      shape.dateOrder = nil
      return
    }
    guard options.dateOrder == nil else {
      shape.dateOrderReason = ", as --date-order says"
      return
    }
    forms = DateForms()
    try forEachRow { row in
      if let text = shape.times(of: row.bytes)?.time { forms.note(text) }
      return true
    }
    if forms.areMixed { throw Self.damagedDates }
    if forms.isBroken {
      throw LineProblem(
        "no single order of day and month puts its dates in sequence: a spreadsheet such as Excel has damaged the column",
        advice: "fetch the file again and do not save it from a spreadsheet")
    }
    let first =
      rows.compactMap { shape.times(of: $0.bytes)?.time }.first.map { LineProblem.quoted($0) } ?? ""
    if forms.mayBeginWithYear {
      throw LineProblem(
        "whether the year or the day comes first in \(first) is not sure",
        advice: "say it with --date-order ymd, dmy or mdy")
    }
    shape.dateOrder = forms.order
    guard shape.dateOrder == nil else {
      shape.dateOrderReason = forms.proof.map { ", as \($0) shows" } ?? ""
      return
    }
    // Days whose two numbers are the same read alike in any order.
    throw LineProblem(
      "no date shows whether the day or the month comes first in \(first)",
      advice: "say it with --date-order dmy or mdy")
  }

  private mutating func findClock(_ rows: [LineSplitter.Line]) throws(LineProblem) {
    guard case .columns(_, let fields) = shape.layout, fields.contains(.timeOfDay) else { return }
    var evidence = ClockEvidence()
    for row in rows { if let text = shape.times(of: row.bytes)?.timeOfDay { evidence.note(text) } }
    guard evidence.needsAll else { return }
    try forEachRow { row in
      if let text = shape.times(of: row.bytes)?.timeOfDay { evidence.note(text) }
      return true
    }
    shape.clockForm = evidence.form
  }

  private static let damagedDates = LineProblem(
    "its dates are written in more than one form: a spreadsheet such as Excel has damaged the column",
    advice: "fetch the file again and do not save it from a spreadsheet")

  private mutating func findDecimalMark(_ rows: [LineSplitter.Line], _ texts: [HistoryTexts]) {
    guard case .columns(let delimiter, let fields) = shape.layout else { return }
    var evidence = DecimalEvidence()
    for text in texts { for price in text.prices { evidence.note(price) } }
    if evidence.proven == nil {
      // Volumes and changes are written with the same mark.
      for row in rows {
        for (index, text) in (CSVFields.all(of: row.bytes, delimiter: delimiter) ?? []).enumerated()
        where index < fields.count && fields[index] == nil { evidence.note(text) }
      }
    }
    if evidence.proven == nil, texts.count >= HistorySniffer.mostLines / 2 {
      let shape = shape
      try? forEachRow(atMost: Self.mostDecimalRows) { row in
        for price in (try? shape.texts(of: row.bytes))?.prices ?? [] { evidence.note(price) }
        return evidence.proven == nil
      }
    }
    shape.decimalMark = evidence.mark(delimiter: delimiter)
  }

  // MARK: All lines

  private mutating func lookThrough() throws(LineProblem) {
    var survey = HistorySurvey(shape, instrument: instrument, options: options)
    try forEachRow {
      survey.note($0)
      return true
    }
    shape.metals.formUnion(survey.metals)
    shape.hasRows = survey.rowCount > 0
    if survey.rowCount == 0, let currency = survey.otherCurrency {
      throw LineProblem(
        "its rows say that their prices are in \(currency), and none is in dollars",
        advice: "name a file of dollars an ounce")
    }
    if survey.rowCount == 0, let other = survey.otherSymbol {
      let named = survey.metals.isEmpty ? other : survey.metals.map(\.name).joined()
      throw LineProblem(
        "not one row of \(instrument.name): its symbols say \(named)",
        advice: "name a file of \(instrument.name) in dollars")
    }
    if let line = survey.otherHeader {
      throw LineProblem(
        "its columns change their order: line \(line) names them otherwise than the first one",
        advice: "cut it into files of one order each")
    }
    if survey.forms.areMixed { throw Self.damagedDates }
    if let cause = survey.cause { throw LineProblem(cause, advice: "write the dates as 2026-01-23") }
    shape.isDisordered =
      survey.isDisordered && survey.rowCount <= Self.mostSortedRows
      || shape.isDescending && shape.layout == .objectArray
    shape.daysBeginOnTheEve = survey.daysBeginOnTheEve
    if shape.zoneSource == .header {
      shape.zone = survey.rest?.zone(among: shape.headerZones) ?? shape.zone
      return
    }
    let habit = shape.zoneSource == .origin ? shape.zone : nil
    if let zone = survey.rest?.zone(habit: habit), zone != habit {
      (shape.zone, shape.zoneSource) = (zone, .dailyRest)
    } else if shape.zoneSource == .assumption, survey.rest?.zone(among: [.utc]) == nil {
      shape.restHour = survey.rest?.hour
    }
  }

  /// Prices of three decimals alone that do not show in so many rows whether the mark parts thousands never do.
  private static let mostDecimalRows = 50_000

  /// - Parameter body: looks at a row; false ends it.
  private func forEachRow(
    atMost most: Int = .max, _ body: (LineSplitter.Line) -> Bool
  ) throws(LineProblem) {
    var lines = input.lines
    var count = 0
    while count < most {
      switch lines.next() {
      case .end: return
      case .failed(let words): throw LineProblem(words)
      case .line(let line):
        guard line.number >= shape.firstRow, line.flaw == nil, !line.bytes.isEmpty,
          line.bytes.first != UInt8(ascii: "#")
        else { continue }
        count += 1
        guard body(line) else { return }
      }
    }
  }
}
