import BullionMarket
import Formats

/// What a file of history was taken for.
package struct HistoryShape: Sendable, Hashable, CustomStringConvertible {
  /// Whose export it is, where that changes how it is read.
  package enum Origin: String, Sendable, Hashable {
    case metaTrader = "MetaTrader"
    case histData = "HistData"
    case dukascopy = "Dukascopy"
    case binance = "Binance"
    case yfinance = "yfinance"
    case lbma = "LBMA"
    /// Columns by their names.
    case plain = ""
  }

  /// What a row is.
  package enum Kind: String, Sendable, Hashable {
    case bars
    /// A price without open, high and low: it counts for all four.
    case closes
    /// Bid and ask, or one price, at a moment: the mid counts.
    case ticks
  }

  /// How the zone of the times is known.
  package enum ZoneSource: Sendable, Hashable {
    /// Every time names its zone or is a number since 1970.
    case stamps
    /// The user said so.
    case option
    /// The header names it.
    case header
    /// Files of this origin are written so.
    case origin
    /// The rows rest for an hour each day, which is the hour that the market rests.
    case dailyRest
    /// Nothing says so.
    case assumption
  }

  /// How rows are written.
  enum Layout: Sendable, Hashable {
    /// A header or an agreement names the columns.
    case columns(delimiter: UInt8, fields: [HistoryField?])
    /// A JSON object a line.
    case objectLines
    /// One JSON array of objects.
    case objectArray
    /// JSON of any other build, whose rows were written out as objects.
    case document
  }

  package internal(set) var origin = Origin.plain
  package internal(set) var kind = Kind.bars
  package internal(set) var zone = HistoryZone.utc
  package internal(set) var zoneSource = ZoneSource.assumption
  /// Newest first; such a file is read from its end.
  package internal(set) var isDescending = false
  /// Milliseconds between two rows, as most of the first ones have it; nil for ticks and with too few rows.
  package internal(set) var step: Int64?
  /// The length of the bars where the rows name it, as bar lines of our own do.
  package internal(set) var namedInterval: BarInterval?
  /// The metals that header, symbols or tickers of the first lines name; empty where they name none.
  package internal(set) var metals: Set<Instrument> = []
  /// Whether its rows are days.
  package var isDaily: Bool {
    kind != .ticks && namedInterval == nil && step.map { BarInterval.dayLengths.contains($0) } ?? false
  }
  /// How the numbers of its dates follow each other, where they need it, and why that is so.
  package internal(set) var dateOrder: DateOrder?
  package internal(set) var dateOrderReason = ""
  /// The column that the close was taken from, where its name is none of the usual ones.
  package internal(set) var priceColumn: String?
  /// The zones that the header may mean, the likeliest first.
  var headerZones: [HistoryZone] = []
  /// The hour of their own clock in which rows rest that rest as the market does in no zone that is known.
  var restHour: Int?
  /// How the times of day in a column of their own are written.
  var clockForm: ClockForm?
  /// A column that was not read and whose name speaks of a time.
  var clockColumn: String?
  /// Whether there is any row, and whether several are all of one moment.
  package internal(set) var hasRows = true
  package internal(set) var hasOneMoment = false
  /// Why the first rows cannot be cut into columns, where none of them can.
  package internal(set) var rowProblem: String?
  /// Whether the header, or the head of a document, says that prices are in dollars.
  var isInDollars = false
  /// Rows that follow no order or jump back are put into order in memory.
  var isDisordered = false
  /// Days are stamped with a moment of the evening before.
  var daysBeginOnTheEve: Bool?
  var layout: Layout {
    didSet { countTimeColumns() }
  }
  /// Columns up to the last one that says when or of what a row is.
  private(set) var lastTimeColumn = 0
  var decimalMark = HistoryNumber.DecimalMark.point
  /// Numbers since 1970 show the server's clock instead of UTC.
  var hasWallEpochs = false
  /// The line, counted from 1, of the first row.
  var firstRow = 1

  init(layout: Layout) {
    self.layout = layout
    countTimeColumns()
  }

  private mutating func countTimeColumns() {
    guard case .columns(_, let fields) = layout else { return }
    let telling: Set<HistoryField?> = [.time, .timeOfDay, .symbol, .currency, .unit]
    lastTimeColumn = (fields.lastIndex { telling.contains($0) } ?? -1) + 1
  }

  /// Whether the rows are JSON objects.
  package var isJSON: Bool { layout == .objectLines || layout == .objectArray || layout == .document }

  /// One line, safe to print: `MetaTrader bars, tab between time, open, high, low and close; times are …`.
  package var description: String {
    "\(origin == .plain ? "" : origin.rawValue + " ")\(kind.rawValue), \(layoutWords)"
      + "\(isDescending ? ", newest first" : "")\(isDisordered ? ", not in order" : ""); \(zoneWords)"
      + (priceColumn.map { "; the price is \($0)" } ?? "")
      + (dateOrderReason.isEmpty ? "" : "; dates read \(orderWords)\(dateOrderReason)")
  }

  private var orderWords: String {
    switch dateOrder {
    case .dmy: "day before month"
    case .mdy: "month before day"
    case .ymd, nil: "year first"
    }
  }

  private var layoutWords: String {
    switch layout {
    case .columns(let delimiter, let fields):
      let between =
        switch delimiter {
        case UInt8(ascii: "\t"): "tab"
        case UInt8(ascii: ";"): "semicolon"
        case UInt8(ascii: "|"): "bar"
        default: "comma"
        }
      return "\(between) between the columns, \(firstRow > 1 ? "a header" : "no header")"
        + (fields.contains(.timeOfDay) ? ", date and time apart" : "")
        + (decimalMark == .comma ? ", decimal comma" : "")
    case .objectLines: return "a JSON object a line"
    case .objectArray: return "a JSON array"
    case .document: return "a JSON document"
    }
  }

  private var restWords: String {
    restHour.map {
      " although the rows rest from \($0):00 to \($0 + 1):00 on their own clock, as the market does in no zone that is known"
    } ?? ""
  }

  private var zoneWords: String {
    switch zoneSource {
    case .stamps: "times name their zone"
    case .option: "times read as \(zone)"
    case .header: "times read as \(zone), as the header says (--time-zone overrides)"
    case .origin: "times read as \(zone), as \(origin.rawValue) writes them (--time-zone overrides)"
    case .dailyRest:
      "times read as \(zone), as the rows rest while New York does from 17:00 to 18:00 (--time-zone overrides)"
    case .assumption: "times name no zone, read as UTC\(restWords) (--time-zone overrides)"
    }
  }
}
