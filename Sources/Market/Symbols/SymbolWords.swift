/// A symbol or a name, taken apart into its words.
struct SymbolWords {
  /// A word and how it stands to the one before it.
  struct Item {
    var word: SymbolWord
    /// Whether it goes on where the word before it ended, without a sign between.
    var isAttached = false
    /// The sign before it; nil at the beginning.
    var separator: Character?
    /// The letters as they were written.
    var text: Substring
    /// Whether letters are in it and none is small.
    var isCapital: Bool { text.contains(where: \.isUppercase) && !text.contains(where: \.isLowercase) }
    /// Whether it is money by its sign or its name and not by its code, which could be a word of something else.
    var isSpeltOut: Bool {
      if case .currency(let code) = word { text.uppercased() != code } else { false }
    }
  }

  private(set) var items: [Item] = []
  /// Whether it is the name of a file or a column, in which words may stand that mean nothing.
  private let isName: Bool

  init(_ text: Substring, isName: Bool) {
    self.isName = isName
    let tokens = Self.tokens(of: text, isName: isName)
    for (index, token) in tokens.enumerated() {
      let next = index + 1 < tokens.count ? tokens[index + 1] : nil
      let end = token.text.endIndex < text.endIndex ? text[token.text.endIndex] : nil
      if let future = future(token, before: next, end: end, isOnly: isOnly(index, of: tokens)) {
        items.append(future)
      } else if next?.separator == ":", !contains(metalIn: token.text) {
        // A venue before its colon; nothing of its letters is the symbol's.
        let word = Self.word(token.text)
        items.append(
          Item(word: word == .unknown ? .qualifier : word, separator: token.separator, text: token.text))
      } else {
        items += words(of: token)
      }
    }
    guard isName else { return }
    readFrench(isOnly: tokens.count == 1)
    readDollars()
  }

  // MARK: Tokens

  private typealias Token = (separator: Character?, text: Substring)

  /// Runs of letters and digits, each with the first sign before it that is no space.
  private static func tokens(of text: Substring, isName: Bool) -> [Token] {
    var tokens: [Token] = []
    var separator: Character?
    var rest = text
    while let first = rest.first {
      if isPart(first) {
        let run = rest.prefix(while: isPart)
        tokens.append((separator, run))
        rest = rest[run.endIndex...]
        separator = nil
      } else if first == "$", let last = tokens.last, last.text.endIndex == rest.startIndex,
        SymbolWord.wholeWords[last.text.uppercased() + "$"] != nil
      {
        // Of another country, or `US$`.
        tokens[tokens.count - 1].text = text[last.text.startIndex...rest.startIndex]
        rest = rest.dropFirst()
      } else if SymbolLexicon.moneySigns.contains(first) || first == "$" && isName {
        tokens.append((separator, rest.prefix(1)))
        rest = rest.dropFirst()
        separator = nil
      } else {
        if separator == nil || separator == " " { separator = first }
        rest = rest.dropFirst()
      }
    }
    return tokens
  }

  private static func isPart(_ character: Character) -> Bool { character.isLetter || character.isNumber }

  private static func word(_ text: some StringProtocol) -> SymbolWord {
    SymbolWord.lexicon[text.uppercased()] ?? .unknown
  }

  private func contains(metalIn text: Substring) -> Bool {
    Self.words(of: text).contains { $0.word.metal != nil }
  }

  /// Whether a token stands alone, but for words that say nothing.
  private func isOnly(_ index: Int, of tokens: [Token]) -> Bool {
    tokens.indices.allSatisfy { $0 == index || Self.word(tokens[$0].text) == .qualifier }
  }

  // MARK: Futures

  /// Roots of the exchange's futures in dollars an ounce, with what else their letters mean.
  ///
  /// The smaller contracts count: MGC and QO (gold, 10 and 50 oz), 1OZ, SIL, QI and SIC (silver, 1,000, 2,500 and
  /// 100 oz) are quoted in dollars an ounce like the large ones and are held to them by arbitrage.
  private static let roots: [String: SymbolWord] = [
    "GC": .future(.gold, isAlsoShare: nil), "MGC": .future(.gold, isAlsoShare: nil),
    "QO": .future(.gold, isAlsoShare: nil), "1OZ": .future(.gold, isAlsoShare: nil),
    "SI": .future(.silver, isAlsoShare: nil), "QI": .future(.silver, isAlsoShare: nil),
    "SIC": .future(.silver, isAlsoShare: "SIC"), "SIL": .future(.silver, isAlsoShare: "SIL"),
    "PL": .another("platinum"), "PA": .another("palladium"), "HG": .another("copper"),
    "MHG": .another("copper"), "CL": .another("oil"), "BZ": .another("oil"), "NG": .another("gas"),
    "ES": .another("an index"), "NQ": .another("an index"), "YM": .another("an index"),
    "DX": .another("the dollar's index"), "ZB": .another("bonds"), "ZN": .another("bonds"),
  ]

  /// The future that a token is: `GC`, `GC1`, `GCZ6`, `GCZ2026`, and `GC` before `=F`.
  private func future(_ token: Token, before next: Token?, end: Character?, isOnly: Bool) -> Item? {
    let hasMetal = items.contains { $0.word.metal != nil }
    if hasMetal, token.separator != "/" { return nil }
    let letters = token.text.uppercased()
    let isMarked =
      next.map { ($0.separator == "=" || $0.separator == ".") && $0.text.uppercased() == "F" } ?? false
    for length in [3, 2] where letters.count >= length {
      guard let root = Self.roots[String(letters.prefix(length))] else { continue }
      let rest = letters.dropFirst(length)
      guard let contract = Self.contract(rest) else { continue }
      let isSure =
        isMarked || contract == .month || end == "!" || token.separator == "@" || token.separator == "/"
      let isOnExchange = ["COMEX", "NYMEX", "CME", "CMX", "XCEC", "XNYM"].contains { name in
        items.contains { $0.text.uppercased() == name }
      }
      var word = root
      if isSure || isOnExchange, let metal = root.metal { word = .future(metal, isAlsoShare: nil) }
      if case .another = root, !(isMarked || contract == .month || end == "!") { continue }
      if isName, !isMarked, !isOnExchange, !isPlainInName(token, contract: contract, end: end, isOnly: isOnly)
      {
        continue
      }
      return Item(word: word, separator: token.separator, text: token.text)
    }
    return nil
  }

  private enum Contract { case none, position, month }

  /// What stands behind a root: nothing, a position in the row of months (`1`, `c1`), a month with its year.
  private static func contract(_ rest: Substring) -> Contract? {
    guard let first = rest.first else { return Contract.none }
    if rest.allSatisfy(\.isASCIIDigit) { return rest.count <= 2 ? .position : nil }
    let digits = rest.dropFirst()
    guard [1, 2, 4].contains(digits.count), digits.allSatisfy(\.isASCIIDigit) else { return nil }
    if "FGHJKMNQUVXZ".contains(first) { return .month }
    return first == "C" && digits.count == 1 ? .position : nil
  }

  /// In a name two letters are enough at its beginning in capitals, or alone.
  private func isPlainInName(_ token: Token, contract: Contract, end: Character?, isOnly: Bool) -> Bool {
    if isOnly || end == "!" { return true }
    if token.text.contains(where: \.isLowercase) { return false }
    return items.allSatisfy { $0.word == .qualifier } || contract == .month && token.text.count > 4
  }

  // MARK: Words within a token

  private func words(of token: Token) -> [Item] {
    let isSign = token.text.last.map { !Self.isPart($0) } ?? false
    if isName || isSign, let known = SymbolWord.wholeWords[token.text.uppercased()] {
      return [Item(word: known, separator: token.separator, text: token.text)]
    }
    var items = accepted(Self.words(of: token.text), of: token.text)
    if items.allSatisfy({ $0.word == .unknown }) { items = found(inside: token.text) ?? items }
    if items.indices.contains(0) { items[0].separator = token.separator }
    return items
  }

  /// The words of a run of letters, as far as the longest way through it goes; the rest as a suffix.
  private static func words(of text: Substring) -> [Item] {
    let places = Array(text.indices)
    let letters = Array(text)
    let count = letters.count
    guard count <= 48 else { return [Item(word: .unknown, text: text)] }
    // For each place: how far words reach from it, and how long its word is.
    var reach = Array(0...count)
    var length = Array(repeating: 0, count: count + 1)
    var word = Array(repeating: SymbolWord.unknown, count: count + 1)
    for place in stride(from: count - 1, through: 0, by: -1) {
      func offer(_ candidate: SymbolWord, _ letterCount: Int) {
        guard reach[place + letterCount] > reach[place] else { return }
        (reach[place], length[place], word[place]) = (reach[place + letterCount], letterCount, candidate)
      }
      for letterCount in stride(from: min(SymbolWord.mostLetters, count - place), through: 1, by: -1) {
        let part = String(letters[place..<place + letterCount]).uppercased()
        if let known = SymbolWord.lexicon[part] { offer(known, letterCount) }
      }
      if letters[place].isNumber {
        offer(.number, letters[place...].prefix(while: \.isNumber).count)
      }
    }
    var items: [Item] = []
    var place = 0
    while place < count, length[place] > 0 {
      let end = place + length[place]
      let part = text[places[place]..<(end < count ? places[end] : text.endIndex)]
      items.append(Item(word: word[place], isAttached: place > 0, text: part))
      place = end
    }
    if place < count {
      items.append(Item(word: .suffix, isAttached: place > 0, text: text[places[place]...]))
    }
    return items
  }

  /// The words if what is left over behind them may be a broker's suffix; else one unknown word.
  private func accepted(_ items: [Item], of text: Substring) -> [Item] {
    guard let last = items.last, last.word == .suffix else { return items }
    let before = items.dropLast().last { $0.word != .number }
    let most =
      switch before?.word {
      case .dollar, .currency: items.count > 2 ? 6 : 0
      case .name: isName && before.map { Self.mayBegin($0.text) } ?? false ? 48 : 1
      case .code, .token, .another: 1
      default: 0
      }
    let isLongName = before?.text.count ?? 0 > 1
    return isLongName && last.text.count <= most ? items : [Item(word: .unknown, text: text)]
  }

  /// Names that begin longer words in names of files (`goldfile`); others begin words of their own (`plataforma`).
  private static func mayBegin(_ name: Substring) -> Bool {
    ["GOLD", "SILVER"].contains(name.uppercased()) || SymbolLexicon.unspacedNames.contains(String(name))
  }

  /// A metal inside a run of letters: `fxXAUUSD`, `国际黄金`.
  private func found(inside text: Substring) -> [Item]? {
    var starts = text.indices.dropFirst()
    if !isName { starts = starts.prefix(4) }
    for start in starts {
      let rest = text[start...]
      let capitals = rest.prefix(6).uppercased()
      let isPair = capitals == "XAUUSD" || capitals == "XAGUSD"
      let isCode = isName && (capitals.hasPrefix("XAU") || capitals.hasPrefix("XAG"))
      guard isPair || isCode || SymbolLexicon.unspacedNames.contains(where: { rest.hasPrefix($0) }) else {
        continue
      }
      let items = accepted(Self.words(of: rest), of: rest)
      if items.contains(where: { $0.word.metal != nil }) { return items }
    }
    return nil
  }

  // MARK: Dollars of other countries

  private mutating func readDollars() {
    for (index, item) in items.enumerated().dropFirst() where item.word == .dollar {
      guard let code = SymbolLexicon.dollarCountries[items[index - 1].text.uppercased()] else { continue }
      items[index].word = .currency(code)
    }
  }

  // MARK: Gold in French

  /// `or` is gold where it stands alone or among words of French, and the English conjunction elsewhere.
  private mutating func readFrench(isOnly: Bool) {
    let isFrench = items.contains { $0.word == .french }
    for index in items.indices where !items[index].isAttached && items[index].text.uppercased() == "OR" {
      let meaning = items.indices.allSatisfy { place in
        if place == index { return true }
        switch items[place].word {
        case .qualifier, .number, .dollar, .currency: return true
        default: return false
        }
      }
      if isFrench || isOnly || meaning { items[index].word = .name(.gold) }
    }
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
