/// The meanings of symbols met so far, found by their bytes: files and streams repeat a few of them on every line.
///
/// A table of fixed size in which a new spelling takes the place of an old one; looking one up that is there
/// allocates nothing.
public struct SymbolCache: Sendable {
  private static let slotCount = 256
  private var slots: [(bytes: [UInt8], meaning: SymbolMeaning)?]

  public init() { slots = Array(repeating: nil, count: Self.slotCount) }

  /// What a symbol means, see `SymbolMeaning.init(symbol:)`.
  public mutating func meaning(of symbol: ArraySlice<UInt8>) -> SymbolMeaning {
    guard symbol.count <= SymbolMeaning.mostLetters else { return .unknown }
    var hash: UInt32 = 2_166_136_261
    for byte in symbol { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    let slot = Int(hash ^ hash >> 16) & (Self.slotCount - 1)
    if let known = slots[slot], known.bytes.elementsEqual(symbol) { return known.meaning }
    let meaning = SymbolMeaning(symbol: String(decoding: symbol, as: UTF8.self))
    slots[slot] = (Array(symbol), meaning)
    return meaning
  }
}
