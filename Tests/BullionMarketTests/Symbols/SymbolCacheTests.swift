import BullionMarket
import Testing

@Test func aCacheAnswersAsTheReaderDoes() {
  var cache = SymbolCache()
  let spellings =
    ["XAUUSD", "XAGUSD", "GLD", "XAUEUR", "nothing"] + (0..<2000).map { "XAU\($0)x" } + ["", "GC=F"]
  for _ in 0..<2 {
    for spelling in spellings {
      #expect(cache.meaning(of: Array(spelling.utf8)[...]) == SymbolMeaning(symbol: spelling))
    }
  }
}

@Test func endlessSymbolsAreUnknown() {
  var cache = SymbolCache()
  #expect(cache.meaning(of: Array(repeating: UInt8(ascii: "X"), count: 1_000_000)[...]) == .unknown)
}
