import BullionMarket
import Formats

/// The fields that quote and bar lines are made of, and what files call them.
enum QuoteField: Int, Sendable {
  case time, symbol, bid, ask, price, open, high, low, close, interval
  /// The time of day beside a date in a column of its own.
  case timeOfDay
  /// What prices are in, and what they are for.
  case currency, unit

  private static let names: [(name: PackedName, field: QuoteField)] = [
    ("ts", .time), ("time", .time), ("timestamp", .time), ("symbol", .symbol), ("instrument", .symbol),
    ("bid", .bid), ("ask", .ask), ("price", .price), ("open", .open), ("high", .high), ("low", .low),
    ("close", .close), ("interval", .interval), ("datetime", .time), ("ticker", .symbol), ("pair", .symbol),
    ("bidprice", .bid), ("askprice", .ask), ("currency", .currency), ("ccy", .currency),
    ("quotecurrency", .currency), ("unit", .unit), ("units", .unit),
  ].compactMap { name, field in PackedName(name.utf8).map { ($0, field) } }

  /// The field that a key or a column name stands for; nil for all others, which are ignored.
  init?(name: ArraySlice<UInt8>) {
    guard let packed = name.withUnsafeBufferPointer({ PackedName($0) }) else { return nil }
    for known in Self.names where known.name == packed {
      self = known.field
      return
    }
    return nil
  }
}

extension QuoteField {
  /// The field that the name of a column stands for in any language that history files are read in; nil for all others.
  package init?(column: ArraySlice<UInt8>) {
    guard let field = QuoteField(name: column) ?? Self.field(FoldedWord.fold(column)) else { return nil }
    // Signs of money are lost in folding: `Price €`, `C$`.
    if field.isPrice, column.contains(where: { $0 >= 0x80 || $0 == UInt8(ascii: "$") }),
      PriceCurrency(column: String(decoding: column, as: UTF8.self)).other != nil
    {
      return nil
    }
    self = field
  }

  private static func field(_ name: String) -> QuoteField? {
    if ColumnWords.isDate(name) || ColumnWords.isTimeOfDay(name) { return .time }
    return switch ColumnWords.field(name) {
    case .bid: .bid
    case .ask: .ask
    case .price: .price
    case .open: .open
    case .high: .high
    case .low: .low
    case .close: .close
    case .symbol: .symbol
    case .currency: .currency
    case .unit: .unit
    default: nil
    }
  }

  /// Whether it holds a price.
  var isPrice: Bool {
    switch self {
    case .bid, .ask, .price, .open, .high, .low, .close: true
    case .time, .timeOfDay, .symbol, .interval, .currency, .unit: false
    }
  }

  /// Whether the name of a column says that it holds a time of day, given that another one holds the date.
  package static func isTimeOfDay(_ column: ArraySlice<UInt8>) -> Bool {
    ColumnWords.isTimeOfDay(FoldedWord.fold(column))
  }

  /// Whether the name of a column says that it holds a date.
  package static func isDate(_ column: ArraySlice<UInt8>) -> Bool {
    ColumnWords.isDate(FoldedWord.fold(column))
  }
}

/// A name of up to 16 letters in lower case, without the spaces, `_`, `<` and `>` that some programs put into them.
///
/// Two machine words instead of a string: names are looked up for every value of every line.
private struct PackedName: Equatable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0
  private var count = 0

  /// Nil when the name is longer than any that is known.
  init?(_ name: some Collection<UInt8>) {
    for byte in name {
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "_"), UInt8(ascii: "<"), UInt8(ascii: ">"): continue
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): append(byte | 0x20)
      default: append(byte)
      }
      if count > 16 { return nil }
    }
  }

  private mutating func append(_ byte: UInt8) {
    high = high << 8 | low >> 56
    low = low << 8 | UInt64(byte)
    count += 1
  }
}

/// The texts of one line by field, not yet understood. An empty text counts as absent.
///
/// One stored place per field, so that a line costs no allocation.
struct QuoteTexts {
  private var time, timeOfDay, symbol, interval, currency, unit: ArraySlice<UInt8>?
  private var bid, ask, price: ArraySlice<UInt8>?
  private var open, high, low, close: ArraySlice<UInt8>?

  var hasQuotePrice: Bool { bid != nil || ask != nil || price != nil }
  var hasBarPrice: Bool { open != nil || high != nil || low != nil || close != nil }

  subscript(field: QuoteField) -> ArraySlice<UInt8>? {
    get {
      switch field {
      case .time: time
      case .timeOfDay: timeOfDay
      case .symbol: symbol
      case .bid: bid
      case .ask: ask
      case .price: price
      case .open: open
      case .high: high
      case .low: low
      case .close: close
      case .interval: interval
      case .currency: currency
      case .unit: unit
      }
    }
    set {
      let text = newValue.flatMap { $0.isEmpty ? nil : $0 }
      switch field {
      case .time: time = text
      case .timeOfDay: timeOfDay = text
      case .symbol: symbol = text
      case .bid: bid = text
      case .ask: ask = text
      case .price: price = text
      case .open: open = text
      case .high: high = text
      case .low: low = text
      case .close: close = text
      case .interval: interval = text
      case .currency: currency = text
      case .unit: unit = text
      }
    }
  }
}
