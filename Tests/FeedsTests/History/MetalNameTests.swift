import BullionMarket
import Feeds
import Testing

@Test(arguments: [
  ("XAU", Instrument.gold), ("XAUUSD", .gold), ("XAU/USD", .gold), ("xau_usd", .gold),
  ("OANDA:XAU_USD", .gold),
  ("XAUUSDT", .gold), ("XAUUSD.r", .gold), ("GC=F", .gold), ("GOLD", .gold), ("xyz:GOLD", .gold),
  ("PAXG-USD", .gold), ("fxXAUUSD", .gold), ("GC", .gold),
  ("XAG", .silver), ("XAGUSDT", .silver), ("SI=F", .silver), ("Silver", .silver), ("#XAGUSD", .silver),
])
func symbolsOfAllVenuesAreKnown(symbol: String, metal: Instrument) {
  #expect(MetalName.metal(inSymbol: symbol) == metal)
}

@Test(arguments: ["", "BTCUSDT", "EURUSD", "MARIGOLD", "SIGMA", "XAUXAG", "gold and silver", "XPTUSD", "GCX"])
func whatIsNeitherOrBothIsNone(symbol: String) {
  #expect(MetalName.metal(inSymbol: symbol) == nil)
}

@Test(arguments: [
  ("XAUUSD_M1.csv", Instrument.gold as Instrument?), ("/data/silver/XAUUSD.csv", .gold),
  ("gold_pm.json", .gold),
  ("silver.json", .silver), ("SI=F.csv", .silver), ("DAT_ASCII_XAGUSD_M1_2024.csv", .silver),
  ("XAGUSDT-1m-2026-09.csv", .silver), ("prices.csv", nil), ("gc.csv", nil), ("gold-silver.csv", nil),
  ("si_list.csv", nil),
])
func namesOfFilesSayTheMetal(name: String, metal: Instrument?) {
  #expect(MetalName.metal(inFileName: name) == metal)
}
