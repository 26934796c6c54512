import BullionMarket
import Formats

/// What the columns of a header are, for one metal.
struct HistoryColumns: Sendable {
  /// By column; nil for those that are ignored. No close yet: that is for the rows to decide.
  private(set) var fields: [HistoryField?]
  /// Columns that can hold the close, the likeliest first.
  private(set) var closes: [Int] = []
  /// Columns of unknown names, one of which may hold the price where nothing else does.
  private(set) var unnamed: [Int] = []
  /// Columns of something else than the metal in dollars, each with what it is.
  private(set) var others: [String] = []
  /// Columns of other money or of real prices, of which no other word says that they hold the price.
  private(set) var currencies: [String] = []
  /// Whether the user named the column of the price.
  private(set) var isChosen = false

  private let names: [HistoryColumnName]

  /// - Parameter column: the name of the column that holds the price, as the user gives it; nil lets the names speak.
  init(_ texts: [ArraySlice<UInt8>], instrument: Instrument, column: String?) throws(LineProblem) {
    names = texts.map { HistoryColumnName($0) }
    fields = Array(repeating: nil, count: names.count)
    fill(for: instrument)
    fillTimes()
    let hasSymbol = fields.contains(.symbol)
    if !hasSymbol { for index in fields.indices where fields[index]?.isOwn ?? false { fields[index] = nil } }
    if hasSymbol, fields.contains(.interval), let count = names.firstIndex(where: { $0.folded == "count" }) {
      fields[count] = .count
    }
    fillCloses(for: instrument)
    if let column { try choose(column) }
  }

  /// Whether a time and any price are named.
  var isHeader: Bool {
    fields.contains(.time) && (!closes.isEmpty || fields.contains(.price) || hasBidAndAsk)
  }

  var hasBidAndAsk: Bool { fields.contains(.bid) && fields.contains(.ask) }

  /// What a column is called, safe to print.
  func name(of column: Int) -> String { LineProblem.quoted(names[column].text) }

  /// Whether a column's name says what things its rows are of.
  func isNameOfThings(_ column: Int) -> Bool {
    ["name", "product", "market", "description", "type", "code", "contract", "metalname", "security", "item"]
      .contains(
        names[column].folded)
  }

  /// What the name of a column says that its texts tell of the prices of a row.
  func measure(of column: Int) -> HistoryField? { names[column].measure }

  /// Whether the name of a column is none of the usual ones for a close, so that it is told.
  func isUnusual(_ column: Int) -> Bool {
    isChosen || names[column].field != .close && names[column].field != .price && names[column].metal == nil
  }

  /// Whether a column's name says its metal and not which price it holds.
  func isNamedAfterMetalOnly(_ column: Int) -> Bool {
    names[column].field == nil && names[column].metal != nil
  }

  /// The zones that the names of its times may mean, the likeliest first.
  func zones(_ lookup: ZoneLookup?) -> [HistoryZone] {
    let times = fields.indices.filter { fields[$0] == .time || fields[$0] == .timeOfDay }
    return times.lazy.map { ZoneWords.zones(in: names[$0].text, lookup: lookup) }.first { !$0.isEmpty } ?? []
  }

  /// The name of a column that was not read and speaks of a time.
  var idleClock: String? {
    guard !fields.contains(.timeOfDay) else { return nil }
    return fields.indices.first { fields[$0] == nil && (saysTime($0) || saysMinutes($0)) }.map {
      name(of: $0)
    }
  }

  /// The metals that the names say.
  var metals: Set<Instrument> { Set(names.compactMap(\.metal)) }

  /// The currency that the name of a column says, if it is not the dollar.
  func currency(of column: Int) -> String? { names[column].currency.other }

  /// Whether the name of a column says that it is in dollars.
  func isInDollars(_ column: Int) -> Bool { names[column].currency == .dollars }

  /// The columns with one of them as the close; nil for the one column that is a price already.
  func fields(close: Int?) -> [HistoryField?] {
    var fields = fields
    guard let close else { return fields }
    fields[close] = .close
    return fields
  }

  /// A column of unknown name that turned out to hold something else.
  mutating func set(_ column: Int, _ field: HistoryField) {
    fields[column] = field
    closes.removeAll { $0 == column }
    unnamed.removeAll { $0 == column }
  }

  /// Whether a column's name has a word for a time of day, for hours, for minutes.
  func saysTime(_ column: Int) -> Bool {
    saysHours(column) || names[column].words.contains(where: ColumnWords.isTimeOfDay)
  }
  func saysHours(_ column: Int) -> Bool { names[column].words.contains(where: ColumnWords.isHour) }
  func saysMinutes(_ column: Int) -> Bool { names[column].words.contains { $0.hasPrefix("minut") } }

  // MARK: One after the other

  private mutating func fill(for instrument: Instrument) {
    var taken: Set<HistoryField> = []
    // What names the metal goes before what names none; a second one is another instrument's or an indicator's.
    for wanted in [instrument, nil] {
      for (index, name) in names.enumerated() where name.metal == wanted && name.other == nil {
        guard let field = name.field, field != .close, fields[index] == nil else { continue }
        if taken.insert(field).inserted { fields[index] = field }
      }
    }
  }

  private mutating func fillTimes() {
    let folded = names.map(\.folded)
    if let date = folded.firstIndex(where: ColumnWords.isDate),
      let time = folded.firstIndex(where: ColumnWords.isTimeOfDay)
    {
      fields[date] = .time
      fields[time] = .timeOfDay
    } else if let name = HistoryField.times.first(where: folded.contains),
      let index = folded.firstIndex(of: name)
    {
      fields[index] = .time
    } else if let index = folded.firstIndex(where: { ColumnWords.isDate($0) || ColumnWords.isTimeOfDay($0) })
    {
      fields[index] = .time
    }
  }

  private mutating func fillCloses(for instrument: Instrument) {
    var ranked: [(rank: Int, column: Int)] = []
    for (index, name) in names.enumerated() where fields[index] == nil {
      if let rank = name.closeRank(for: instrument) {
        ranked.append((rank, index))
      } else if name.meaning.other == nil, let other = name.other, !(name.field?.isPrice ?? false) {
        currencies.append("\(LineProblem.quoted(name.text)): \(other)")
      } else if let other = name.other {
        // Funds first: they are what is most easily taken for the metal.
        if case .fund = other {
          others.insert("\(LineProblem.quoted(name.text)): \(other)", at: 0)
        } else {
          others.append("\(LineProblem.quoted(name.text)): \(other)")
        }
      } else if name.mayBePrice {
        unnamed.append(index)
      }
    }
    // A price beside a symbol may be a quote; elsewhere it is one close among others.
    if let price = fields.firstIndex(of: .price), !fields.contains(.symbol) || fields.contains(.open) {
      fields[price] = nil
      ranked.append((names[price].metal == instrument ? 0 : 2, price))
    }
    closes = ranked.sorted { ($0.rank, $0.column) < ($1.rank, $1.column) }.map(\.column)
  }

  private mutating func choose(_ column: String) throws(LineProblem) {
    let wanted = FoldedWord.fold(column)
    let exact = names.firstIndex { $0.text.elementsEqual(column.utf8) }
    guard let index = exact ?? names.firstIndex(where: { $0.folded == wanted && !wanted.isEmpty }) else {
      let known = names.map { LineProblem.quoted($0.text) }.joined(separator: ", ")
      throw LineProblem(
        "no column is named \(visible(column)): there are \(known)", advice: "name one of them")
    }
    guard fields[index] != .time, fields[index] != .timeOfDay else {
      throw LineProblem("the column \(visible(column)) holds the time", advice: "name a column of prices")
    }
    isChosen = true
    // Open, high and low belong to the close of their own name alone.
    let keepsBars = names[index].field == .close && names[index].metal == nil
    for other in fields.indices where fields[other] != nil {
      switch fields[other] {
      case .price, .bid, .ask: fields[other] = nil
      case .open, .high, .low: if !keepsBars || other == index { fields[other] = nil }
      default: break
      }
    }
    closes = [index]
  }
}
