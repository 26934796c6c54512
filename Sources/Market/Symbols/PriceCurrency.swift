/// What a text says that prices are in, whatever they are the price of.
public enum PriceCurrency: Sendable, Hashable {
  /// US dollars, or a coin that stands for one.
  case dollars
  /// Another currency or coin, by its code where it has one: `EUR`, `pesos`.
  case other(String)
  /// Nothing is said.
  case unknown

  /// The other currency; nil for dollars and where nothing is said.
  public var other: String? {
    if case .other(let code) = self { code } else { nil }
  }

  /// What the value of a currency or unit says, all of which has to be understood: `EUR`, `€/oz`, `Euro per troy ounce`,
  /// `XAUEUR`, `US$`.
  public init(value text: some StringProtocol) {
    let text = String(text)
    guard text.utf8.count <= SymbolMeaning.mostLetters else {
      self = .unknown
      return
    }
    let items = SymbolWords(text[...], isName: true).items
    let isUnderstood = items.allSatisfy { item in
      switch item.word {
      case .currency, .dollar, .qualifier, .weight, .number, .code, .name: true
      default:
        item.text.count <= 2 || item.text.first?.isNumber ?? false
          || SymbolLexicon.dollarCountries[item.text.uppercased()] != nil
      }
    }
    self = isUnderstood ? Self.reading(items) : .unknown
  }

  /// What the value of a currency says, where three capitals that are not known are a currency too.
  public init(codeOrValue text: some StringProtocol) {
    self.init(value: text)
    let isCode = text.utf8.count == 3 && text.utf8.allSatisfy { (0x41...0x5A).contains($0) }
    guard self == .unknown, isCode, SymbolWords(Substring(text), isName: true).items.map(\.word) == [.unknown]
    else { return }
    self = .other(String(text))
  }

  /// What the name of a column says: `Close (€)`, `price_eur`, `Price in pounds`; a name with dollars in it is of dollars.
  public init(column text: some StringProtocol) {
    self = Self.reading(SymbolWords(Substring(text.prefix(SymbolMeaning.mostLetters)), isName: true).items)
  }

  /// What a line above a table says: `Currency: EUR`, `unit=EUR/oz`, `Goldpreis in Euro je Feinunze`. Lines that only
  /// mention currencies say nothing: long ones, those of several, those without a metal or a word of prices.
  public init(title text: some StringProtocol) {
    let text = Substring(text.prefix(255))
    let items = SymbolWords(text, isName: true).items
    let all = Self.reading(items)
    guard case .other = all else {
      self = all
      return
    }
    let said = items.enumerated().compactMap { index, item -> String? in
      guard case .currency(let code) = item.word else { return nil }
      let isBeside = index > 0 && items[index - 1].word.metal != nil && item.separator != " "
      return item.isCapital || item.isSpeltOut || isBeside ? code : nil
    }
    let speaks =
      items.contains { $0.word.metal != nil } || items.allSatisfy { $0.word != .unknown }
      || SymbolLexicon.priceWords.contains { text.lowercased().contains($0) }
    self = Set(said).count == 1 && speaks && items.count <= 12 ? .other(said[0]) : .unknown
  }

  private static func reading(_ items: [SymbolWords.Item]) -> PriceCurrency {
    if items.contains(where: { $0.word == .dollar }) { return .dollars }
    for item in items {
      switch item.word {
      case .currency(let code): return .other(code)
      case .series(_, let code): return code == "USD" ? .dollars : .other(code)
      default: continue
      }
    }
    return .unknown
  }
}
