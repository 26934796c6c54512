import BullionMarket

/// Finds out from the first lines of a file how it is written.
struct HistorySniffer {
  /// Lines that are looked at.
  static let mostLines = 256

  private let instrument: Instrument
  private let zone: HistoryZone?
  /// Lines that may hold something: no blanks, no comments, none with a flaw.
  private let lines: [LineSplitter.Line]

  /// - Parameters:
  ///   - head: the first lines, or objects where the file is a JSON array.
  ///   - zone: as the user says, for times that do not name theirs.
  init(head: [LineSplitter.Line], instrument: Instrument, zone: HistoryZone?) {
    lines = head.filter { line in
      guard let first = line.bytes.first(where: { !$0.isBlank }) else { return false }
      return line.flaw == nil && first != UInt8(ascii: "#")
    }
    self.instrument = instrument
    self.zone = zone
  }

  /// - Throws: words for why the file is not understood.
  func shape(isArray: Bool) throws(LineProblem) -> HistoryShape {
    guard let first = lines.first else { throw LineProblem("no line that could be a row") }
    if looksLikeHTML(first.bytes) {
      throw LineProblem("HTML: a web page, not prices; fetch the file again with a browser")
    }
    var shape: HistoryShape
    if isArray {
      shape = HistoryShape(layout: .objectArray)
    } else if first.bytes.first(where: { !$0.isBlank }) == UInt8(ascii: "{") {
      shape = HistoryShape(layout: .objectLines)
    } else {
      shape = try columns(first)
    }
    examine(&shape)
    return shape
  }

  // MARK: Columns

  private func columns(_ first: LineSplitter.Line) throws(LineProblem) -> HistoryShape {
    guard let delimiter = delimiter, let names = CSVFields.all(of: first.bytes, delimiter: delimiter) else {
      throw LineProblem("no columns: neither comma, semicolon, tab nor bar parts every line alike")
    }
    if let shape = yfinance(names, delimiter: delimiter) { return shape }
    var time = HistoryTimeText()
    if time.read(names[0]) != nil { return try headerless(first, names, delimiter: delimiter) }
    let fields = HistoryField.columns(of: names, instrument: instrument)
    let known = Set(fields.compactMap(\.self))
    let header = LineProblem.shortened(first.bytes, to: 80)
    guard known.contains(.time) else { throw LineProblem("no column of the header is a time: \(header)") }
    guard known.contains(.close) || known.contains(.price) || known.isSuperset(of: [.bid, .ask])
    else {
      throw LineProblem("no column of the header is a price: \(header)")
    }
    var shape = HistoryShape(layout: .columns(delimiter: delimiter, fields: fields))
    shape.firstRow = first.number + 1
    shape.origin = origin(of: names)
    if !known.contains(.symbol) { shape.metals = Self.metals(inHeader: names) }
    shape.hasWallEpochs = shape.origin == .metaTrader
    return shape
  }

  /// The metals that a header names columns after: `Month,GoldUSDPerToz,SilverUSDPerToz`.
  private static func metals(inHeader names: [ArraySlice<UInt8>]) -> Set<Instrument> {
    Set(names.compactMap { SymbolMeaning(column: String(decoding: $0, as: UTF8.self)).instrument })
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
    }
  }

  private func origin(of names: [ArraySlice<UInt8>]) -> HistoryShape.Origin {
    let plain = Set(names.map(HistoryField.plain))
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
  private func yfinance(_ names: [ArraySlice<UInt8>], delimiter: UInt8) -> HistoryShape? {
    guard lines.count >= 3, HistoryField.plain(names[0]) == "price",
      HistoryField.plain(lines[1].bytes.prefix(6)) == "ticker"
    else { return nil }
    var fields = HistoryField.columns(of: Array(names.dropFirst()), instrument: instrument)
    fields.insert(.time, at: 0)
    var shape = HistoryShape(layout: .columns(delimiter: delimiter, fields: fields))
    shape.origin = .yfinance
    shape.firstRow = lines[2].number + 1
    let tickers = CSVFields.all(of: lines[1].bytes, delimiter: delimiter)?.dropFirst() ?? []
    shape.metals = Set(
      tickers.compactMap { SymbolMeaning(symbol: String(decoding: $0, as: UTF8.self)).instrument })
    return shape
  }

  // MARK: Files without a header

  private func headerless(
    _ first: LineSplitter.Line, _ texts: [ArraySlice<UInt8>], delimiter: UInt8
  ) throws(LineProblem) -> HistoryShape {
    let hasTimeOfDay = texts.count > 1 && texts[1].contains(UInt8(ascii: ":"))
    var fields: [HistoryField?] = hasTimeOfDay ? [.time, .timeOfDay] : [.time]
    let isCompact = texts[0].dropFirst(8).first == UInt8(ascii: " ")
    let isHistData = isCompact && texts[0].prefix(8).allSatisfy(\.isASCIIDigit)
    let rest = texts.count - fields.count
    switch rest {
    case 4...: fields += [.open, .high, .low, .close]
    case 2...3 where isHistData: fields += [.bid, .ask]
    case 1: fields += [.close]
    default:
      throw LineProblem(
        "no header, and \(rest) columns after the time: open, high, low and close, or one price are expected")
    }
    fields += Array(repeating: nil, count: texts.count - fields.count)
    var shape = HistoryShape(layout: .columns(delimiter: delimiter, fields: fields))
    shape.firstRow = first.number
    if isHistData {
      shape.origin = .histData
    } else if hasTimeOfDay, texts[0].dropFirst(4).first == UInt8(ascii: ".") {
      shape.origin = .metaTrader
    } else if texts.count >= 11, texts[0].allSatisfy(\.isASCIIDigit) {
      shape.origin = .binance
    }
    return shape
  }

  // MARK: What the rows show

  private func examine(_ shape: inout HistoryShape) {
    var rows: [HistoryTexts] = []
    for line in lines where line.number >= shape.firstRow {
      if let texts = try? shape.texts(of: line.bytes) { rows.append(texts) }
    }
    if case .columns(let delimiter, _) = shape.layout {
      shape.decimalMark = HistoryNumber.mark(in: rows.flatMap(\.prices), delimiter: delimiter)
    }
    if shape.layout == .objectArray, lines.first?.bytes.firstRange(of: Array("\"v\"".utf8)) != nil {
      shape.origin = .lbma
    }
    shape.kind = kind(of: rows, shape)
    shape.metals.formUnion(
      Set(rows.compactMap { $0.symbol.map { String(decoding: $0, as: UTF8.self) } })
        .compactMap { SymbolMeaning(symbol: $0).instrument })
    shape.namedInterval = rows.lazy.compactMap(\.interval).first.flatMap {
      BarInterval(rawValue: String(decoding: $0, as: UTF8.self))
    }
    var reader = HistoryTimeText()
    let times = rows.compactMap { row in
      row.time.flatMap { reader.read($0, timeOfDay: row.timeOfDay) }
    }
    chooseZone(times, &shape)
    let steps = zip(times, times.dropFirst()).map { $1.time.milliseconds(since: $0.time) }
    shape.isDescending = steps.count { $0 < 0 } > steps.count { $0 > 0 }
    if shape.kind != .ticks { shape.step = mostFrequent(steps.map { Int64($0.magnitude) }.filter { $0 > 0 }) }
  }

  private func kind(of rows: [HistoryTexts], _ shape: HistoryShape) -> HistoryShape.Kind {
    if case .columns(_, let fields) = shape.layout {
      if fields.contains(.open) && fields.contains(.close) { return .bars }
      return fields.contains(.bid) && fields.contains(.ask) || fields.contains(.price) ? .ticks : .closes
    }
    if rows.contains(where: { $0.open != nil }) { return .bars }
    return rows.contains { $0.bid != nil && $0.ask != nil || $0.price != nil && $0.symbol != nil }
      ? .ticks : .closes
  }

  private func chooseZone(_ times: [HistoryTimeText.Reading], _ shape: inout HistoryShape) {
    shape.hasWallEpochs = shape.hasWallEpochs && times.contains { $0.isEpoch }
    let needsZone = shape.hasWallEpochs || times.contains { !$0.hasZone }
    if !needsZone {
      shape.zoneSource = .stamps
    } else if let zone {
      shape.zone = zone
      shape.zoneSource = .option
    } else {
      switch shape.origin {
      case .metaTrader: (shape.zone, shape.zoneSource) = (.metaTrader, .origin)
      case .histData: (shape.zone, shape.zoneSource) = (.easternStandard, .origin)
      case .dukascopy, .binance: (shape.zone, shape.zoneSource) = (.utc, .origin)
      case .yfinance, .lbma, .plain: (shape.zone, shape.zoneSource) = (.utc, .assumption)
      }
    }
  }

  /// The smaller of two that are equally frequent.
  private func mostFrequent(_ steps: [Int64]) -> Int64? {
    var counts: [Int64: Int] = [:]
    for step in steps { counts[step, default: 0] += 1 }
    return counts.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key
  }
}
