/// What the values of a column of currencies say, found by their bytes: files repeat a few of them on every row.
public struct CurrencyCache: Sendable {
  private static let mostKnown = 32
  private var known: [(bytes: [UInt8], meaning: PriceCurrency)] = []

  public init() {}

  /// What a currency and a unit say together: another currency in either of them counts.
  ///
  /// - Returns: the other currency; nil for dollars and where nothing is said.
  public mutating func other(currency: ArraySlice<UInt8>?, unit: ArraySlice<UInt8>?) -> String? {
    if let currency, let other = meaning(of: currency, isCode: true).other { return other }
    return unit.flatMap { meaning(of: $0, isCode: false).other }
  }

  private mutating func meaning(of text: ArraySlice<UInt8>, isCode: Bool) -> PriceCurrency {
    guard text.count <= SymbolMeaning.mostLetters else { return .unknown }
    if let place = known.firstIndex(where: { $0.bytes.elementsEqual(text) }) { return known[place].meaning }
    let spelling = String(decoding: text, as: UTF8.self)
    let meaning = isCode ? PriceCurrency(codeOrValue: spelling) : PriceCurrency(value: spelling)
    if known.count == Self.mostKnown { known.removeAll() }
    known.append((Array(text), meaning))
    return meaning
  }
}
