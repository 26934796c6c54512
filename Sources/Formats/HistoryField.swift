import BullionMarket

/// The fields that rows of history are made of.
package enum HistoryField: Sendable, Hashable {
  /// A date, or date and time.
  case time
  /// The time of day beside a date in a column of its own.
  case timeOfDay
  case symbol
  case open, high, low, close
  case bid, ask
  /// The one price of a quote; in bars and in files without symbols it is the close.
  case price
  /// What the prices of a row are in, and what they are for.
  case currency, unit
  /// What bar lines of our own say beside their prices.
  case interval, count, partial, source

  /// What a member of a JSON object is; a later one takes the place of an earlier.
  package static func field(ofMember name: ArraySlice<UInt8>) -> HistoryField? {
    // Alpha Vantage numbers its members: `1. open`.
    let digits = name.prefix(while: \.isASCIIDigit)
    let isNumbered = !digits.isEmpty && name.dropFirst(digits.count).first == UInt8(ascii: ".")
    let field = members[FoldedWord.fold(isNumbered ? name.dropFirst(digits.count) : name)]
    // Signs are lost in folding: `Close (€)`, `C$`.
    guard field?.isPrice ?? false, name.contains(where: { $0 >= 0x80 || $0 == UInt8(ascii: "$") }),
      PriceCurrency(column: String(decoding: name, as: UTF8.self)).other != nil
    else { return field }
    return nil
  }

  /// By name, in one table: members are looked up for every value of every line.
  private static let members: [String: HistoryField] = {
    var members: [String: HistoryField] = ["count": .count, "openprice": .open, "closeprice": .close]
    for (name, field) in ColumnWords.all { members[name] = field }
    for name in ColumnWords.allDates + times { members[name] = .time }
    return members
  }()

  /// Names of a column that holds the whole time, the surest first.
  package static let times = [
    "datetime", "timestamp", "time", "gmttime", "localtime", "opentime", "date", "ts", "t", "month", "day",
    "d",
    "unix", "epoch", "bartime", "begin", "start", "timestampms", "timems", "eventtime", "candletime",
    "dateandtime",
  ]

  /// Whether it holds a price.
  package var isPrice: Bool {
    switch self {
    case .open, .high, .low, .close, .bid, .ask, .price: true
    default: false
    }
  }

  /// Only quotes and bars of our own name their length, count and source; elsewhere these words mean other things.
  package var isOwn: Bool {
    switch self {
    case .interval, .count, .partial, .source: true
    default: false
    }
  }
}
