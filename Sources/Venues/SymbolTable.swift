import Formats

/// Finds a venue's symbols by the bytes of its messages.
struct SymbolTable: Sendable {
  let symbols: [VenueSymbol]
  private let spellings: [[UInt8]]

  init(_ symbols: [VenueSymbol]) {
    self.symbols = symbols
    spellings = symbols.map { Array($0.name.utf8) }
  }

  /// The position of a symbol; nil when the venue was not asked for it.
  func position(of text: ArraySlice<UInt8>) -> Int? {
    for (position, spelling) in spellings.enumerated() where text.elementsEqual(spelling) { return position }
    return nil
  }

  /// The position of the symbol that a message names.
  func position(of value: JSONScanner.Value?) throws(LineProblem) -> Int {
    guard let value else { throw LineProblem("no symbol") }
    guard case .string(let text) = value else { throw LineProblem("the symbol is not text") }
    guard let position = position(of: text) else {
      throw LineProblem("unknown symbol \(LineProblem.quoted(text))", reason: .unknownSymbol)
    }
    return position
  }
}
