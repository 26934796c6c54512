import BullionMarket
import Formats

/// The name of a column, and what it says.
struct HistoryColumnName: Sendable {
  let text: ArraySlice<UInt8>
  let folded: String
  let words: [String]
  /// The metal or other thing that it names.
  let meaning: SymbolMeaning
  /// The currency that it names.
  let currency: PriceCurrency
  /// What it stands for; nil for a name that says nothing known.
  let field: HistoryField?

  init(_ text: ArraySlice<UInt8>) {
    self.text = text
    folded = FoldedWord.fold(Self.withoutNumber(text))
    words = FoldedWord.words(text)
    let spelling = String(decoding: text.prefix(64), as: UTF8.self)
    meaning = SymbolMeaning(column: spelling)
    currency = PriceCurrency(column: spelling)
    field = Self.field(folded, words, meaning)
  }

  /// Alpha Vantage numbers its columns: `1. open`.
  private static func withoutNumber(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let rest = text.drop(while: \.isASCIIDigit)
    guard rest.count < text.count, rest.first == UInt8(ascii: ".") else { return text }
    return rest.dropFirst()
  }

  private static func field(
    _ folded: String, _ words: [String], _ meaning: SymbolMeaning
  ) -> HistoryField? {
    if let field = ColumnWords.field(folded) { return field == .currency || field == .unit ? nil : field }
    let telling = words.filter { word in
      !ColumnWords.fillers.contains(word)
        && (ColumnWords.field(word) != nil || SymbolMeaning(column: word) == .unknown)
    }
    // `XAUUSD.Open`, `Close (GC=F)`, `Last price`, `Gold price`.
    if telling.count == 1, let field = ColumnWords.field(telling[0]) {
      return field == .currency || field == .unit ? nil : field
    }
    if telling.count == 1 { return nil }
    guard telling.isEmpty, words.contains(where: { ColumnWords.field($0) == .price }) else { return nil }
    return .price
  }

  /// The metal that it names; nil for none.
  var metal: Instrument? { meaning.instrument }

  /// Why it is not of the metal in dollars; nil where nothing says so.
  var other: OtherInstrument? {
    if let other = meaning.other { return other }
    if metal == nil, words.contains("inflation") || words.contains("real") && !words.contains("time") {
      return .another("a price adjusted for inflation")
    }
    return currency.other.map { .price(in: $0) }
  }

  /// Whether its texts say what the prices of a row are in, or what they are for; nil for all other columns.
  var measure: HistoryField? {
    let field = ColumnWords.field(folded)
    return field == .currency || field == .unit ? field : nil
  }

  /// How likely it holds the close, from 0; nil when it does not.
  func closeRank(for instrument: Instrument) -> Int? {
    if other != nil || metal.map({ $0 != instrument }) ?? false { return nil }
    if field == .close { return metal == instrument ? 0 : Self.lastRank[folded] ?? 1 }
    if field == .price { return metal == instrument ? 0 : 2 }
    if Self.adjusted.contains(folded) { return 5 }
    guard mayBePrice else { return nil }
    if metal == instrument { return 3 }
    // The fixings of London: in dollars, the afternoon's before the morning's.
    guard words.contains("usd") || words.contains("us"),
      words.allSatisfy({ ["usd", "us", "pm", "am", "dollar", "dollars", "fix", "fixing"].contains($0) })
    else { return nil }
    return words.contains("am") ? 8 : words.contains("pm") ? 6 : 7
  }

  private static let lastRank = ["value": 4, "settle": 3, "settlement": 3, "settlementprice": 3]
  private static let adjusted: Set<String> = [
    "adjclose", "adjustedclose", "closeadj", "adjcloseprice", "adj",
  ]

  /// Whether a name that is not known can be that of a price: it does not say that it is something else.
  var mayBePrice: Bool {
    field == nil && other == nil
      && !words.contains { word in
        Self.otherWords.contains { word == $0 || $0.count > 3 && word.hasPrefix($0) }
      }
  }

  /// Beginnings of words for what stands beside prices: volumes, changes, indicators, other currencies and units.
  private static let otherWords = [
    "vol", "volume", "turnover", "change", "chg", "pct", "percent", "return", "ret", "rets", "sma", "ema",
    "wma",
    "ma", "rsi", "macd", "atr", "adx", "signal", "upper", "lower", "ratio", "interest", "openint", "oi",
    "spread",
    "trades", "amount", "qty", "quantity", "size", "count", "number", "index", "id", "unnamed", "split",
    "dividend",
    "eur", "euro", "gbp", "inr", "jpy", "cny", "rmb", "chf", "aud", "cad", "pln", "try", "rub", "zar",
    "krw", "hkd",
    "sgd", "mxn", "brl", "sek", "nok", "xrp", "btc", "eth", "share", "tonne", "reserve", "holding",
    "weight",
    "production", "demand", "currency", "exchange", "name", "description", "type", "side", "flag", "note",
    "source",
    "year", "week", "weekday", "hour", "minute", "diff", "var", "variation", "move", "volat", "std",
    "stdev",
    "zscore", "rank", "label", "target", "pred", "forecast", "profit", "pnl", "lots", "hac", "wol", "kl",
    "yield",
    "prev", "previous", "bid", "ask", "oben", "wap", "vwap", "average", "avg", "mean", "median", "expir",
    "strike",
  ]
}
