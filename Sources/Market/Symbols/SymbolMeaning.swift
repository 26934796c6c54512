/// What a symbol, a column or the name of a file stands for.
///
/// One reader for all spellings of venues, brokers, charts and exporters: what import knows, a stream knows. The
/// metals are quoted in US dollars a troy ounce; whatever is not is `other`, with the reason for whoever wrote it.
public enum SymbolMeaning: Sendable, Hashable {
  /// One of the two metals in dollars a troy ounce: spot, a future of the exchange, or a token of an ounce.
  case metal(Instrument)
  /// Something that is known, and is not the price of an ounce in dollars.
  case other(OtherInstrument)
  /// Nothing that is known; also where both metals are named.
  case unknown

  /// The metal; nil for everything else.
  public var instrument: Instrument? {
    if case .metal(let instrument) = self { instrument } else { nil }
  }

  /// What else it is; nil for the metals and for what is not known.
  public var other: OtherInstrument? {
    if case .other(let other) = self { other } else { nil }
  }
}

/// Why a known symbol is not the price of an ounce of metal in dollars.
public enum OtherInstrument: Sendable, Hashable, CustomStringConvertible {
  /// A metal in another currency or coin: `EUR`, `XRP`.
  case currency(Instrument, String)
  /// A price of anything in another currency: `EUR`.
  case price(in: String)
  /// A metal in dollars by another weight: `gram`.
  case weight(Instrument, String)
  /// Ounces of the metal for a dollar: the price turned over.
  case turnedOver(Instrument)
  /// One metal in the other: the ratio.
  case ratio
  /// Shares of a fund, whose price is a part of an ounce that shrinks: `GLD`.
  case fund(String)
  /// Shares of mining companies, or an index of them.
  case miners
  /// `SIL` alone: COMEX writes the 1,000 ounce future so, and New York a fund of silver miners at a price near it.
  case fundOrFuture(String)
  /// Something else altogether: `platinum`, `a pair of currencies`.
  case another(String)

  /// Words that fit behind the symbol: "silver in XRP, not in dollars".
  public var description: String {
    switch self {
    case .currency(let metal, let code): "\(metal.name) in \(code), another currency, not in dollars"
    case .price(let code): "a price in \(code), another currency, not in dollars"
    case .weight(let metal, let unit): "\(metal.name) by the \(unit), not by the troy ounce"
    case .turnedOver(let metal): "ounces of \(metal.name) for a dollar, a price turned over"
    case .ratio: "a ratio of metals, not a price in dollars"
    case .fund(let name): "\(name), shares of a fund (ETF), not ounces of metal"
    case .miners: "shares of mining companies, not ounces of metal"
    case .fundOrFuture(let root): "\(root) is a future and a fund's shares; write \(root)=F for the future"
    case .another(let what): "\(what), another instrument"
    }
  }
}
