import BullionMarket
import Formats

/// What only the rows below a header can say about its columns.
extension HistoryColumns {
  /// The column of times of a header that names none, as the index of a table: nearly all of its texts are dates.
  static func timeColumn(of rows: [[ArraySlice<UInt8>]], count: Int) -> Int? {
    guard !rows.isEmpty else { return nil }
    return (0..<count).first { column in
      let dates = rows.count { row in
        guard column < row.count else { return false }
        return DateReader.isDate(row[column]) && row[column].count >= 6 || EpochText.read(row[column]) != nil
      }
      return dates * 10 >= rows.count * 8
    }
  }

  /// The number of fields that most rows have.
  static func usualCount(of rows: [[ArraySlice<UInt8>]]) -> Int? {
    var counts: [Int: Int] = [:]
    for row in rows { counts[row.count, default: 0] += 1 }
    return counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key
  }

  /// Takes a column of names for the symbol where no column is called so and its texts name a metal.
  mutating func findSymbols(in rows: [[ArraySlice<UInt8>]]) {
    guard !fields.contains(.symbol) else { return }
    for column in fields.indices where fields[column] == nil && isNameOfThings(column) {
      let texts = rows.compactMap { column < $0.count ? $0[column] : nil }
      let meanings = texts.map { SymbolMeaning(symbol: String(decoding: $0, as: UTF8.self)) }
      let named = meanings.count { $0.instrument != nil }
      let known = meanings.count { $0 != .unknown }
      guard named > 0 || known > 0 && known == texts.count(where: { !$0.isEmpty }) else { continue }
      return set(column, .symbol)
    }
  }

  /// Finds the column of the time of day beside one of dates, where its name is none that is known: by its texts.
  ///
  /// Only where the dates come again and again: a moment beside a day's only row is that of the file, not of the price.
  mutating func findTimeOfDay(in rows: [[ArraySlice<UInt8>]]) {
    guard !fields.contains(.timeOfDay), let time = fields.firstIndex(of: .time) else { return }
    if Self.areClocks(rows, time, form: nil), let date = Self.timeColumn(of: rows, count: fields.count) {
      set(time, .timeOfDay)
      set(date, .time)
      return
    }
    let symbol = fields.firstIndex(of: .symbol)
    let dates = rows.compactMap { row -> [UInt8]? in
      guard time < row.count, !row[time].isEmpty else { return nil }
      return Array(row[time]) + (symbol.map { $0 < row.count ? Array(row[$0]) : [] } ?? [])
    }
    guard dates.count >= 3, Set(dates).count * 3 <= dates.count * 2,
      rows.allSatisfy({ time >= $0.count || DateReader.isDateAlone($0[time]) || !DateReader.isDate($0[time]) }
      )
    else { return }
    let idle = fields.indices.filter { fields[$0] == nil }
    if let clock = idle.first(where: { Self.areClocks(rows, $0, form: nil) }) {
      return set(clock, .timeOfDay)
    }
    // Hours without their minutes are not the time.
    guard !idle.contains(where: { saysMinutes($0) }) || !idle.contains(where: { saysHours($0) }) else {
      return
    }
    for column in idle where saysTime(column) {
      var evidence = ClockEvidence()
      for row in rows where column < row.count { evidence.note(row[column]) }
      if Self.areClocks(rows, column, form: evidence) { return set(column, .timeOfDay) }
    }
  }

  /// Whether nearly all texts of a column are times of day: with a mark between hours and minutes, or in a form that the
  /// column shows.
  private static func areClocks(
    _ rows: [[ArraySlice<UInt8>]], _ column: Int, form: ClockEvidence?
  ) -> Bool {
    let texts = rows.compactMap { column < $0.count && !$0[column].isEmpty ? $0[column] : nil }
    let clocks = texts.count { text in
      guard form != nil || text.contains(UInt8(ascii: ":")), !DateReader.isDate(text) || form != nil else {
        return false
      }
      return DateReader.isTimeOfDay(text, form: form?.form)
    }
    return !texts.isEmpty && texts.count * 2 >= rows.count && clocks * 10 >= texts.count * 9
  }

  /// Takes columns of currencies and units, by their names or by their texts alone, for what the prices of a row are in.
  mutating func findCurrencies(in rows: [[ArraySlice<UInt8>]]) {
    for column in fields.indices where fields[column] == nil {
      let texts = rows.compactMap { column < $0.count ? $0[column] : nil }.filter { !$0.isEmpty }
      guard !texts.isEmpty, !texts.contains(where: { HistoryNumber.price($0, mark: .point) != nil }) else {
        continue
      }
      let spellings = texts.map { String(decoding: $0, as: UTF8.self) }
      if let field = measure(of: column), !fields.contains(field) {
        let isSaid = spellings.contains {
          (field == .currency ? PriceCurrency(codeOrValue: $0) : PriceCurrency(value: $0)) != .unknown
        }
        if isSaid { set(column, field) }
      } else if !fields.contains(.currency), Self.areCurrencies(texts) {
        set(column, .currency)
      }
    }
  }

  /// Whether texts of a column whose name says nothing are currencies, all of them and written as such.
  static func areCurrencies(_ texts: [ArraySlice<UInt8>]) -> Bool {
    !texts.isEmpty
      && texts.allSatisfy { text in
        let spelling = String(decoding: text, as: UTF8.self)
        return spelling == spelling.uppercased() && PriceCurrency(value: spelling) != .unknown
      }
  }

  /// The column that the close is taken from; nil where bid and ask or a price beside a symbol need none.
  ///
  /// - Throws: where no column can hold it, or several can.
  package func close(in rows: [[ArraySlice<UInt8>]], header: String) throws(LineProblem) -> Int? {
    func priceCount(_ column: Int) -> Int {
      rows.count { row in
        guard column < row.count, !HistoryNumber.isMissing(row[column]) else { return false }
        return HistoryNumber.price(row[column], mark: .point) != nil
          || HistoryNumber.price(row[column], mark: .comma) != nil
      }
    }
    if isChosen { return closes.first }
    if let close = closes.first(where: { priceCount($0) > 0 }) ?? closes.first {
      // Contracts of several months, or several dealers, side by side.
      let rivals = closes.filter { isNamedAfterMetalOnly($0) && priceCount($0) > 0 }
      guard isNamedAfterMetalOnly(close), rivals.count > 1 else { return close }
      throw LineProblem(
        "several of its columns are prices of the metal: \(rivals.map { name(of: $0) }.joined(separator: ", "))",
        advice: "name one with --column")
    }
    if fields.contains(.price) || hasBidAndAsk { return nil }
    if let other = others.first {
      throw LineProblem(
        "no column is the price of the metal: \(other)", advice: "name the column with --column")
    }
    let likely = unnamed.filter {
      fields[$0] == nil && priceCount($0) * 10 >= rows.count * 8 && !rows.isEmpty
    }
    guard likely.count <= 1 else {
      let names = likely.map { name(of: $0) }.joined(separator: ", ")
      throw LineProblem(
        "which of its columns is the price is not known: \(names)", advice: "name the column with --column")
    }
    if likely.isEmpty, let currency = currencies.first {
      throw LineProblem(
        "no column is the price of the metal in dollars: \(currency)",
        advice: "name a file of dollars an ounce")
    }
    guard let close = likely.first else { throw LineProblem("no column of the header is a price: \(header)") }
    return close
  }
}
