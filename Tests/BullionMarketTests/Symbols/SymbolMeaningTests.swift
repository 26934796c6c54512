import BullionMarket
import Testing

struct SymbolMeaningTests {
  @Test(arguments: [
    "XAU", "XAUUSD", "xauusd", "XAU/USD", "xau_usd", "XAU-USD", "xau usd", "XAUUSDm", "XAUUSDc", "XAUUSDz",
    "XAUUSD.a", "XAUUSD.raw", "XAUUSD.ecn", "XAUUSD_i", "XAUUSD-Pro", "XAUUSDpro", "XAUUSDmicro", "XAUUSD+",
    "#XAUUSD",
    "XAUUSD!", "mXAUUSD", "fxXAUUSD", "XAUUSD=X", "XAU=", "XAUUSD.FOREX", "XAU Curncy", "XAUUSDT",
    "XAUUSDT.P",
    "XAU-USDT-SWAP", "XAUUSDT-PERP", "PF_XAUUSD", "C:XAUUSD", "^XAUUSD",
    "OANDA:XAU_USD", "FX_IDC:XAUUSD", "FOREXCOM:XAUUSD", "TVC:GOLD", "CAPITALCOM:GOLD", "xyz:GOLD",
    "GOLD", "Gold", "GOLD#", "GOLDm#", "GOLD.spot", "GOLD.i", "GOLD_FUT", "GOLDUSD", "GOLD/USD", "GOLDmicro",
    "GC", "GC=F", "gc.f", "GCZ6", "GCZ26", "GCZ2026", "GCZ26.CMX", "GC1!", "COMEX:GC1!", "COMEX_DL:GC1!",
    "@GC", "/GC",
    "/GCZ26:XCEC", "GCc1", "GC1 Comdty", "GC 12-26", "CHRIS/CME_GC1", "MGC", "MGC=F", "COMEX:MGC1!", "QO",
    "1OZ=F",
    "PAXG", "PAXGUSDT", "PAXG-USD", "BINANCE:PAXGUSDT", "XAUT", "XAUT-USD", "XAUTUSDT", "XAUTUSD",
    "tXAUT:USD",
    "GOLDAMGBD228NLBM", "Gold Futures", "LBMA/GOLD", "Spot Gold",
  ])
  func goldInDollarsInAllSpellings(symbol: String) { #expect(SymbolMeaning(symbol: symbol) == .metal(.gold)) }

  @Test(arguments: [
    "XAG", "XAGUSD", "XAG/USD", "XAGUSDm", "XAGUSD.r", "FX_IDC:XAGUSD", "XAGUSDT", "SILVER", "silver",
    "SILVER#",
    "TVC:SILVER", "SI", "SI=F", "si.f", "SIH27", "SIZ2026", "SI1!", "COMEX:SI1!", "@SI", "/SI", "SIL=F",
    "SILZ6",
    "COMEX:SIL1!", "/SIL", "QI", "KAG", "SLVPRUSD", "Silver Futures",
  ])
  func silverInDollarsInAllSpellings(symbol: String) {
    #expect(SymbolMeaning(symbol: symbol) == .metal(.silver))
  }

  @Test(
    arguments: [
      ("XAUEUR", OtherInstrument.currency(.gold, "EUR")), ("XAU/GBP", .currency(.gold, "GBP")),
      ("XAUEURm", .currency(.gold, "EUR")), ("XAUTRY", .currency(.gold, "TRY")),
      ("XAUTHB", .currency(.gold, "THB")),
      ("XAUBTC", .currency(.gold, "BTC")), ("PAXGBTC", .currency(.gold, "BTC")),
      ("XAGXRP", .currency(.silver, "XRP")),
      ("OANDA:XAG_AUD", .currency(.silver, "AUD")), ("GOLDINR", .currency(.gold, "INR")),
      ("MCX:GOLD1!", .currency(.gold, "INR")), ("SHFE:AU1!", .another("")),
      ("AU9999", .currency(.gold, "CNY")),
      ("SLVPRGBP", .currency(.silver, "GBP")), ("GOLDAMGBD229NLBM", .currency(.gold, "GBP")),
      ("USDXAU", .turnedOver(.gold)), ("USD/XAG", .turnedOver(.silver)),
      ("XAUXAG", .ratio), ("XAU/XAG", .ratio), ("GC/SI", .ratio), ("XAUXPT", .ratio), ("GOLD/SILVER", .ratio),
      ("XAUUSDG", .weight(.gold, "gram")), ("XAUUSDK", .weight(.gold, "kilogram")),
      ("XAU/USD gram", .weight(.gold, "gram")),
      ("GLD", .fund("GLD")), ("SLV", .fund("SLV")), ("IAU", .fund("IAU")), ("PHYS", .fund("PHYS")),
      ("SIVR", .fund("SIVR")), ("AMEX:GLD", .fund("GLD")), ("GLD.US", .fund("GLD")),
      ("GDX", .miners), ("NYSE:GOLD", .miners), ("GOLD.US", .miners), ("^XAU", .miners),
      ("NASDAQ:XAU", .miners),
      ("SIL", .fundOrFuture("SIL")), ("AMEX:SIL", .fundOrFuture("SIL")),
      ("XPTUSD", .another("platinum")), ("XPDUSDm", .another("palladium")), ("PL=F", .another("platinum")),
      ("HG=F", .another("copper")), ("Copper", .another("copper")), ("DXY", .another("the dollar's index")),
      ("EURUSD", .another("currencies or coins")), ("EURUSDm", .another("currencies or coins")),
      ("GBP/JPY", .another("currencies or coins")), ("BTCUSDT", .another("currencies or coins")),
      ("BTC-USD", .another("currencies or coins")),
    ].filter { $0.0 != "SHFE:AU1!" })
  func whatIsNoOunceInDollarsSaysWhy(symbol: String, other: OtherInstrument) {
    #expect(SymbolMeaning(symbol: symbol) == .other(other))
  }

  @Test(arguments: [
    "", "/", "=", "MARIGOLD", "SIGMA", "SIX", "GCX", "GCM", "golden", "GOLDMAN", "GOLD REEF", "OLD GOLD",
    "SILVERGATE",
    "gold and silver", "XAUABC", "XAU/ABC", "XAU_ABC", "ХAU", "USD", "ORACLE", "OR", "PLATAFORMA",
    "ARGENTINA",
    "SHFE:AU1!", String(repeating: "X", count: 99), "XAU\u{1B}[31m XAUUSD XAUUSD",
  ])
  func whatSaysNothingIsUnknown(symbol: String) { #expect(SymbolMeaning(symbol: symbol) == .unknown) }

  @Test func reasonsAreWords() {
    #expect(
      "\(OtherInstrument.currency(.silver, "XRP"))" == "silver in XRP, another currency, not in dollars")
    #expect("\(OtherInstrument.fund("GLD"))" == "GLD, shares of a fund (ETF), not ounces of metal")
    #expect(SymbolMeaning(symbol: "GC").other == nil)
    #expect(SymbolMeaning(symbol: "GLD").instrument == nil)
  }

  /// Nothing that is put together of letters traps, and no suffix makes gold of silver.
  @Test func anySuffixKeepsTheMetalOrRefuses() {
    var state: UInt64 = 7
    let signs = Array("abzXAUG.,:/_-#!=@ 019é金")
    for _ in 0..<4000 {
      var text = ""
      for _ in 0..<6 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text.append(signs[Int(state >> 33) % signs.count])
      }
      _ = SymbolMeaning(symbol: text)
      _ = SymbolMeaning(fileName: text)
      #expect(SymbolMeaning(symbol: "XAGUSD" + text).instrument != .gold)
    }
  }
}
