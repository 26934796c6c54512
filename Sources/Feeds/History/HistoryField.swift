import BullionMarket

/// The fields that rows of history are made of.
enum HistoryField: Sendable, Hashable {
  /// A date, or date and time.
  case time
  /// The time of day beside a date in a column of its own.
  case timeOfDay
  case symbol
  case open, high, low, close
  case bid, ask
  /// The one price of a quote; in bars and in files without symbols it is the close.
  case price
  /// What bar lines of our own say beside their prices.
  case interval, count, partial, source

  /// What a name is once case, spaces, `_` and `<>` are taken off it.
  static func plain(_ name: ArraySlice<UInt8>) -> String {
    String(decoding: name.filter { !" _<>\"".utf8.contains($0) }, as: UTF8.self).lowercased()
  }

  private static let names: [String: HistoryField] = [
    "open": .open, "o": .open, "high": .high, "h": .high, "low": .low, "l": .low,
    "close": .close, "c": .close, "last": .close, "price": .price, "value": .close,
    "bid": .bid, "bidprice": .bid, "ask": .ask, "askprice": .ask,
    "symbol": .symbol, "ticker": .symbol, "instrument": .symbol,
    "interval": .interval, "partial": .partial, "source": .source,
  ]

  /// Names of a column that holds the whole time, the surest first.
  private static let times = [
    "datetime", "timestamp", "time", "gmttime", "localtime", "opentime", "date", "ts", "month", "day", "d",
  ]

  /// What each column of a header is; nil for those that are ignored.
  ///
  /// - Parameter instrument: where no column is named after a price, the first one named after the metal is the
  ///   close (`GoldUSDPerToz`).
  static func columns(of names: [ArraySlice<UInt8>], instrument: Instrument) -> [HistoryField?] {
    let plain = names.map(Self.plain)
    var fields = plain.map { Self.names[$0] }
    var taken: Set<HistoryField> = []
    for (index, field) in fields.enumerated() {
      guard let field else { continue }
      // A second column of the same name is another instrument's or an indicator's.
      if !taken.insert(field).inserted { fields[index] = nil }
    }
    if let date = plain.firstIndex(of: "date"), let time = plain.firstIndex(of: "time") {
      fields[date] = .time
      fields[time] = .timeOfDay
    } else if let name = times.first(where: plain.contains), let index = plain.firstIndex(of: name) {
      fields[index] = .time
    }
    // Only quotes and bars of our own name their symbol or their length; elsewhere these words mean other things.
    if !taken.contains(.symbol) {
      for index in fields.indices where fields[index]?.isOwn ?? false { fields[index] = nil }
    } else if taken.contains(.interval), let count = plain.firstIndex(of: "count") {
      fields[count] = .count
    }
    if let price = fields.firstIndex(of: .price), !taken.contains(.close) {
      if !taken.contains(.symbol) || taken.contains(.open) { fields[price] = .close }
      taken.insert(.close)
    }
    if !taken.contains(.close), !(taken.contains(.bid) && taken.contains(.ask)),
      let own = names.firstIndex(where: {
        SymbolMeaning(column: String(decoding: $0, as: UTF8.self)).instrument == instrument
      })
    {
      fields[own] = .close
    }
    return fields
  }

  /// What a member of a JSON object is; a later one takes the place of an earlier.
  static func field(ofMember name: String) -> HistoryField? {
    if name == "count" { return .count }
    return times.contains(name) ? .time : names[name]
  }

  private var isOwn: Bool {
    switch self {
    case .interval, .count, .partial, .source: true
    default: false
    }
  }
}

/// The texts of one row by field, not yet understood; an empty text counts as absent.
struct HistoryTexts {
  var time, timeOfDay, symbol: ArraySlice<UInt8>?
  var open, high, low, close, bid, ask, price: ArraySlice<UInt8>?
  var interval, count, partial, source: ArraySlice<UInt8>?

  mutating func set(_ field: HistoryField, _ text: ArraySlice<UInt8>) {
    if text.isEmpty { return }
    switch field {
    case .time: time = text
    case .timeOfDay: timeOfDay = text
    case .symbol: symbol = text
    case .open: open = text
    case .high: high = text
    case .low: low = text
    case .close: close = text
    case .bid: bid = text
    case .ask: ask = text
    case .price: price = text
    case .interval: interval = text
    case .count: count = text
    case .partial: partial = text
    case .source: source = text
    }
  }

  /// All that ought to be numbers.
  var prices: [ArraySlice<UInt8>] { [open, high, low, close, bid, ask, price].compactMap(\.self) }
}
