import BullionMarket

/// What a file of history was taken for.
public struct HistoryShape: Sendable, Hashable, CustomStringConvertible {
  /// Whose export it is, where that changes how it is read.
  public enum Origin: String, Sendable, Hashable {
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
  public enum Kind: String, Sendable, Hashable {
    case bars
    /// A price without open, high and low: it counts for all four.
    case closes
    /// Bid and ask, or one price, at a moment: the mid counts.
    case ticks
  }

  /// How the zone of the times is known.
  public enum ZoneSource: Sendable, Hashable {
    /// Every time names its zone or is a number since 1970.
    case stamps
    /// The user said so.
    case option
    /// Files of this origin are written so.
    case origin
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
  }

  public internal(set) var origin = Origin.plain
  public internal(set) var kind = Kind.bars
  public internal(set) var zone = HistoryZone.utc
  public internal(set) var zoneSource = ZoneSource.assumption
  /// Newest first; such a file is read from its end.
  public internal(set) var isDescending = false
  /// Milliseconds between two rows, as most of the first ones have it; nil for ticks and with too few rows.
  public internal(set) var step: Int64?
  /// The length of the bars where the rows name it, as bar lines of our own do.
  public internal(set) var namedInterval: BarInterval?
  /// The metals that header, symbols or tickers of the first lines name; empty where they name none.
  public internal(set) var metals: Set<Instrument> = []
  var layout: Layout
  var decimalMark = HistoryNumber.DecimalMark.point
  /// Numbers since 1970 show the server's clock instead of UTC.
  var hasWallEpochs = false
  /// The line, counted from 1, of the first row.
  var firstRow = 1

  init(layout: Layout) { self.layout = layout }

  /// Whether the rows are JSON objects.
  public var isJSON: Bool { layout == .objectLines || layout == .objectArray }

  /// One line, safe to print: `MetaTrader bars, tab between time, open, high, low and close; times are …`.
  public var description: String {
    "\(origin == .plain ? "" : origin.rawValue + " ")\(kind.rawValue), \(layoutWords)"
      + "\(isDescending ? ", newest first" : ""); \(zoneWords)"
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
    }
  }

  private var zoneWords: String {
    switch zoneSource {
    case .stamps: "times name their zone"
    case .option: "times read as \(zone)"
    case .origin: "times read as \(zone), as \(origin.rawValue) writes them (--time-zone overrides)"
    case .assumption: "times name no zone, read as UTC (--time-zone overrides)"
    }
  }
}

extension HistoryShape {
  /// The texts of a row by field.
  func texts(of line: ArraySlice<UInt8>) throws(LineProblem) -> HistoryTexts {
    switch layout {
    case .columns(let delimiter, let fields): try Self.texts(of: line, delimiter: delimiter, fields: fields)
    case .objectLines, .objectArray: try Self.texts(ofObject: line)
    }
  }

  private static func texts(
    of line: ArraySlice<UInt8>, delimiter: UInt8, fields: [HistoryField?]
  ) throws(LineProblem) -> HistoryTexts {
    var texts = HistoryTexts()
    var index: Int? = line.startIndex
    var count = 0
    while let begin = index {
      guard let (text, next) = CSVFields.field(of: line, at: begin, delimiter: delimiter) else {
        throw LineProblem("a quoted field without its end")
      }
      if count < fields.count {
        if let field = fields[count] { texts.set(field, text) }
      } else if !text.isEmpty {
        // A thousands separator that also parts the columns would shift all prices.
        throw LineProblem("more than \(fields.count) fields")
      }
      count += 1
      index = next
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
        guard let (field, text) = member(key, value) else { continue }
        texts.set(field, text)
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
    guard let text = value.text else { return nil }
    let name = HistoryField.plain(key)
    return HistoryField.field(ofMember: name).map { ($0, text) }
  }
}
