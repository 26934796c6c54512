import BullionMarket
import Testing

struct InstrumentTests {
  @Test(arguments: ["XAU", "xau", "XAUUSD", "XAU/USD", "xau-usd", "XAU_USD", "xau usd", "Gold", "GOLD"])
  func recognisesGold(symbol: String) { #expect(Instrument(symbol: symbol) == .gold) }

  @Test(arguments: ["XAG", "XAGUSD", "XAG/USD", "xag-usd", "silver", "SILVER"])
  func recognisesSilver(symbol: String) { #expect(Instrument(symbol: symbol) == .silver) }

  @Test(arguments: [
    "", "/", "XA", "XAUEUR", "XAUUSDT", "PAXG", "golden", "XPT", "ХAU", String(repeating: "x", count: 99),
  ])
  func refusesWhatIsNeither(symbol: String) { #expect(Instrument(symbol: symbol) == nil) }

  @Test(arguments: Instrument.allCases)
  func itsOwnNamesAreRecognised(instrument: Instrument) {
    #expect(Instrument(symbol: instrument.symbol) == instrument)
    #expect(Instrument(symbol: instrument.name) == instrument)
    #expect(instrument.tickSize.ticks > 0)
  }

  @Test func decimalsShowOneTick() {
    #expect(NumberText.price(Instrument.gold.tickSize, decimals: Instrument.gold.displayDecimals) == "0.01")
    #expect(
      NumberText.price(Instrument.silver.tickSize, decimals: Instrument.silver.displayDecimals) == "0.001")
  }
}
