import Algorithms

extension SymbolMeaning {
  /// Letters of the longest symbol that is looked at.
  static let mostLetters = 64

  /// What a symbol means: `XAUUSDm`, `GC=F`, `GCZ6`, `OANDA:XAU_USD`, `PAXGUSDT`, `XAUEUR`. All of it has to be
  /// understood: `SIGMA` and `GOLD REEF` are unknown.
  public init(symbol: some StringProtocol) {
    let text = String(symbol)
    guard text.utf8.count <= Self.mostLetters else {
      self = .unknown
      return
    }
    let words = SymbolWords(text[...], isName: false)
    self = Self.reading(of: words.items, in: text, isName: false)
    if case .metal = self, !Self.isUnderstood(words.items) { self = .unknown }
  }

  /// What the name of a column says: `GoldUSDPerToz`, `XAU`, `Close_GC=F`. Words that mean nothing are passed over.
  public init(column: some StringProtocol) {
    let text = String(column.prefix(Self.mostLetters))
    let items = SymbolWords(text[...], isName: true).items
    self = Self.reading(of: items, in: text, isName: true)
    if case .metal = self, let what = Self.kind(of: items) { self = .other(.another(what)) }
  }

  /// What the name of a file says, its folders and its ending left out: `XAUUSD_M1.csv`, `Datos históricos Futuros
  /// oro.csv`, `TVC_XAGXRP, 1D.csv` (silver in XRP).
  public init(fileName path: some StringProtocol) {
    var name = String(path[(path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex)...])
    for ending in [".gz", ".csv", ".txt", ".json", ".tsv", ".prn", ".dat", ".ndjson", ".jsonl"]
    where name.lowercased().hasSuffix(ending) {
      name.removeLast(ending.count)
    }
    self = Self.reading(of: SymbolWords(name.prefix(255), isName: true).items, in: name, isName: true)
  }

  // MARK: -

  private typealias Item = SymbolWords.Item

  private static func reading(of items: [Item], in text: String, isName: Bool) -> SymbolMeaning {
    let words = items.map(\.word)
    let metals = Set(words.compactMap(\.metal))
    if words.contains(.ratio) || isRatio(items, isName: isName) { return .other(.ratio) }
    if metals.count > 1 { return .unknown }
    for case .fund(let name) in words { return .other(.fund(name)) }
    if words.contains(.miners) { return .other(.miners) }
    guard let place = words.firstIndex(where: { $0.metal != nil }), let metal = words[place].metal else {
      return another(items)
    }
    for case .another(let what) in words { return isName ? .unknown : .other(.another(what)) }
    if isShare(items, at: place, in: text, isName: isName) { return .other(.miners) }
    if case .future(_, let root?) = words[place] { return .other(.fundOrFuture(root)) }
    if let other = otherCurrency(items, at: place, metal, in: text, isName: isName) { return .other(other) }
    if let unit = weight(items, isName: isName) { return .other(.weight(metal, unit)) }
    return .metal(metal)
  }

  /// Whether one metal is quoted in another: `XAUXAG`, `XAU/XPT`, `GC/SI`.
  private static func isRatio(_ items: [Item], isName: Bool) -> Bool {
    items.adjacentPairs().contains { left, right in
      guard let metal = left.word.metal else { return false }
      let isJoined = right.isAttached || right.separator == "/"
      if case .another("platinum") = right.word { return isJoined }
      if case .another("palladium") = right.word { return isJoined }
      guard let second = right.word.metal, second != metal else { return false }
      return isJoined || !isName && right.separator != " "
    }
  }

  /// Where neither metal is named.
  private static func another(_ items: [Item]) -> SymbolMeaning {
    for case .another(let what) in items.map(\.word) { return .other(.another(what)) }
    let money = items.filter { item in
      switch item.word {
      case .dollar, .currency: true
      default: false
      }
    }
    let isPair = money.adjacentPairs().contains { _, right in
      right.isAttached || right.separator != " "
    }
    return isPair ? .other(.another("currencies or coins")) : .unknown
  }

  /// `NYSE:GOLD`, `GOLD.US` and `^XAU` are companies and an index of them.
  private static func isShare(_ items: [Item], at place: Int, in text: String, isName: Bool) -> Bool {
    if isName || items.contains(where: { $0.word == .dollar }) { return false }
    switch items[place].word {
    case .name:
      if items.contains(where: { $0.word == .shareVenue }) { return true }
      let next = items.dropFirst(place + 1).first
      return next.map { $0.separator == "." && SymbolLexicon.shareSuffixes.contains($0.text.uppercased()) }
        ?? false
    case .code(.gold):
      return items.count == place + 1 && (text.hasPrefix("^") || items.contains { $0.word == .shareVenue })
    default: return false
    }
  }

  private static func otherCurrency(
    _ items: [Item], at place: Int, _ metal: Instrument, in text: String, isName: Bool
  ) -> OtherInstrument? {
    let item = items[place]
    if case .series(_, let code) = item.word { return code == "USD" ? nil : .currency(metal, code) }
    // The first money behind the metal is what it is quoted in.
    for later in items.dropFirst(place + 1) {
      switch later.word {
      case .dollar: return nil
      case .currency(let code):
        let isBeside = later.isAttached || later.separator != " " || !isName
        if isBeside || later.isCapital || later.isSpeltOut {
          return isInDollars(items, isName: isName) ? nil : .currency(metal, code)
        }
      default: continue
      }
    }
    if case .future = item.word { return nil }
    if let before = items.prefix(place).last, item.isAttached || !isName || item.separator == "/" {
      switch before.word {
      case .dollar where !isPlainName(item.word): return .turnedOver(metal)
      case .currency(let code): return .currency(metal, code)
      default: break
      }
    }
    if isInDollars(items, isName: isName) { return nil }
    for earlier in items.prefix(place) {
      if case .venue(let code) = earlier.word { return .currency(metal, code) }
      if case .currency(let code) = earlier.word, earlier.isCapital || earlier.isSpeltOut {
        return .currency(metal, code)
      }
    }
    // Charts call the rupee's contracts so; the exchange's own are GC1! and SI1!.
    if case .name = item.word, text.contains("1!") { return .currency(metal, "INR") }
    return nil
  }

  /// What a column of the metal holds in place of fine metal at the price of its day: `Gold 22K`, `Gold (real 2024 USD)`.
  private static func kind(of items: [Item]) -> String? {
    let words = items.map { $0.text.uppercased() }
    for (index, word) in words.enumerated() {
      let number = word.prefix(while: \.isNumber)
      let unit =
        word.count > number.count ? String(word.dropFirst(number.count)) : words.dropFirst(index + 1).first
      if let carats = Int(number), (8...23).contains(carats),
        ["K", "KT", "CT", "CARAT", "CARATS", "KARAT", "KARATS", "QUILATES", "AYAR"].contains(unit)
      {
        return "gold of \(carats) carats"
      }
      let isReal = word == "REAL" && words.dropFirst(index + 1).first != "TIME"
      if isReal || word == "DEFLATED" || word == "INFLATION" || word == "CONSTANT" {
        return "a price adjusted for inflation"
      }
    }
    return nil
  }

  private static func isPlainName(_ word: SymbolWord) -> Bool {
    if case .name = word { true } else { false }
  }

  private static func isCode(_ word: SymbolWord) -> Bool {
    if case .code = word { true } else { false }
  }

  /// In a name that tells several currencies the dollar is among them.
  private static func isInDollars(_ items: [Item], isName: Bool) -> Bool {
    isName && items.contains { $0.word == .dollar }
  }

  /// The weight that is named; `XAUUSDG` and `XAUUSDK` are the gram and the kilogram of a data vendor.
  private static func weight(_ items: [Item], isName: Bool) -> String? {
    for case .weight(let unit) in items.map(\.word) { return unit }
    guard !isName, let last = items.last, last.word == .suffix, last.isAttached else { return nil }
    return last.text == "G" ? "gram" : last.text == "K" ? "kilogram" : nil
  }

  /// Whether everything in a symbol belongs to a metal's: no word that could make it something else.
  private static func isUnderstood(_ items: [Item]) -> Bool {
    guard let place = items.firstIndex(where: { $0.word.metal != nil }) else { return false }
    let isPriced = items.contains { $0.word == .dollar }
    let isCode = isCode(items[place].word)
    return items.enumerated().allSatisfy { index, item in
      if item.word != .unknown { return true }
      // What a broker puts behind a symbol; behind a bare code it could as well be a currency.
      let isShort = item.text.count <= (isCode && !isPriced ? 2 : 6)
      let isSigned = item.separator.map { "._-#+!=*~".contains($0) } ?? false
      return index > place && isSigned && (isShort || item.separator == "." && item.text.count <= 6)
    }
  }
}
