/// What is quoted: one of the two spot metals, in US dollars per troy ounce.
///
/// A closed set: everything the product shows is about these two, and an enum keeps the hot path free of
/// string comparisons.
public enum Instrument: UInt8, Sendable, CaseIterable, Codable, Hashable {
  /// XAU/USD.
  case gold
  /// XAG/USD.
  case silver

  /// The symbol as feeds and JSON spell it.
  public var symbol: String {
    switch self {
    case .gold: "XAU/USD"
    case .silver: "XAG/USD"
    }
  }

  /// The metal's name in lower case; also the last part of metric names (`price.gold`).
  public var name: String {
    switch self {
    case .gold: "gold"
    case .silver: "silver"
    }
  }

  /// Decimals shown on the screen: gold 2, silver 3 (DOMAIN, conventions).
  public var displayDecimals: Int {
    switch self {
    case .gold: 2
    case .silver: 3
    }
  }

  /// The usual smallest price step of this metal's spot quotes.
  public var tickSize: Price {
    switch self {
    case .gold: Price(ticks: Price.ticksPerDollar / 100)
    case .silver: Price(ticks: Price.ticksPerDollar / 1000)
    }
  }

  /// The names that our own files use; for the spellings of others see `SymbolMeaning`. Recognises `XAU`, `XAUUSD`, `XAU/USD`, `xau-usd`, `gold` and the silver forms.
  ///
  /// - Parameter text: a symbol as a feed or a file spells it; case and the separators `/`, `-`, `_` and
  ///   space do not matter.
  public init?(symbol text: some StringProtocol) {
    var letters: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: " "): continue
      case UInt8(ascii: "a")...UInt8(ascii: "z"): letters.append(byte - 32)
      default: letters.append(byte)
      }
      if letters.count > 6 { return nil }
    }
    switch String(decoding: letters, as: UTF8.self) {
    case "XAU", "XAUUSD", "GOLD": self = .gold
    case "XAG", "XAGUSD", "SILVER": self = .silver
    default: return nil
    }
  }
}
