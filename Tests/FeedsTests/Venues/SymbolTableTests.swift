import BullionMarket
import Testing

@testable import Formats
@testable import Venues

private let table = SymbolTable(KrakenVenue().facts.symbols)

private func string(_ text: String) -> JSONScanner.Value { .string(Array(text.utf8)[...]) }

@Test func symbolsAreFoundByTheirExactSpelling() throws {
  #expect(try table.position(of: string("PAXG/USD")) == 0)
  #expect(try table.position(of: string("XAUT/USD")) == 1)
  for text in ["paxg/usd", "PAXG", "PAXG/USDT", ""] {
    #expect(throws: LineProblem("unknown symbol \(text)", reason: .unknownSymbol)) {
      try table.position(of: string(text))
    }
  }
}

@Test func whatNamesNoSymbolIsMalformed() {
  #expect(throws: LineProblem("no symbol")) { try table.position(of: nil) }
  #expect(throws: LineProblem("the symbol is not text")) {
    try table.position(of: .number(Array("1".utf8)[...]))
  }
}
