import BullionMarket
import Formats

/// What the columns of a table hold, by their names and the first rows below them: for CSV and for JSON alike.
struct HistoryTable: Sendable {
  /// By column; nil for those that are ignored.
  private(set) var fields: [HistoryField?]
  /// The column that the close is taken from, where its name is none of the usual ones.
  private(set) var priceColumn: String?
  /// The metals that the names say.
  private(set) var metals: Set<Instrument> = []
  /// Whether a name says that prices are in dollars.
  private(set) var isInDollars = false
  /// A column that was not read and speaks of a time.
  private(set) var clockColumn: String?
  /// The zones that the names of its times may mean, the likeliest first.
  private(set) var zones: [HistoryZone] = []

  /// - Parameters:
  ///   - names: what the columns are called.
  ///   - rows: the first rows, cut into their fields.
  ///   - header: the names as they stand, for words.
  /// - Throws: words for why it is no table of prices in dollars.
  init(
    _ names: [ArraySlice<UInt8>], rows: [[ArraySlice<UInt8>]], instrument: Instrument,
    options: HistoryOptions,
    header: String
  ) throws(LineProblem) {
    var columns = try HistoryColumns(names, instrument: instrument, column: options.column)
    // A title with a mark in it is no header: where names tell nothing, there are as many of them as columns.
    let usual = HistoryColumns.usualCount(of: rows)
    guard columns.isHeader || usual.map({ names.count >= $0 }) ?? true else {
      throw LineProblem("no column of the header is a time and a price: \(header)")
    }
    if !columns.fields.contains(.time) {
      guard let time = HistoryColumns.timeColumn(of: rows, count: names.count) else {
        throw LineProblem("no column of the header is a time: \(header)")
      }
      columns.set(time, .time)
    }
    columns.findSymbols(in: rows)
    columns.findTimeOfDay(in: rows)
    columns.findCurrencies(in: rows)
    let close = try columns.close(in: rows, header: header)
    if let close, columns.isChosen, !options.asIs, options.factor == .one,
      let other = columns.currency(of: close)
    {
      throw LineProblem(
        "the column \(columns.name(of: close)) is in \(other), not in dollars",
        advice: "name another column, or say --scale FACTOR")
    }
    fields = columns.fields(close: close)
    if let close, columns.isInDollars(close) {
      // What the price's own name says is nearer than what a column beside it does.
      for index in fields.indices where fields[index] == .currency || fields[index] == .unit {
        fields[index] = nil
      }
    }
    if let close, columns.isUnusual(close) { priceColumn = columns.name(of: close) }
    if !columns.fields.contains(.symbol) { metals = columns.metals }
    clockColumn = columns.idleClock
    zones = columns.zones(options.zones)
    isInDollars = fields.indices.contains { (fields[$0]?.isPrice ?? false) && columns.isInDollars($0) }
  }
}

extension HistoryShape {
  /// What a table says of the file that it stands in.
  mutating func take(_ table: HistoryTable) {
    priceColumn = table.priceColumn
    metals.formUnion(table.metals)
    isInDollars = table.isInDollars
    clockColumn = table.clockColumn
  }
}
