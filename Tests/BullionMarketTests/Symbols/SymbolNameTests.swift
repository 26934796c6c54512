import BullionMarket
import Testing

/// What names of files and columns say.
struct SymbolNameTests {
  @Test(arguments: [
    "XAUUSD_M1.csv", "/data/silver/XAUUSD.csv", "XAUUSD10080.csv", "DAT_ASCII_XAUUSD_M1_2024.csv",
    "gold_pm.json",
    "GC.csv", "gc.csv", "GC=F.csv", "GC_1d.csv", "GCZ26.csv", "COMEX_GC1!, 1D.csv",
    "Data - FUTURE_US_XNYM_GC00.csv", "COMEX_DL_GC1!, 60.csv",
    "GOLDAMGBD228NLBM.csv", "PAXGUSDT-1m-2026-09.csv", "PAXGUSDT_spring.csv.gz", "LBMA-GOLD-all.csv",
    "TVC_GOLD, 1D.csv",
    "XAU_USD Historical Data.csv", "XAU_USD - Données historiques.csv",
    "Gold Futures Historical Data (1).csv",
    "Datos históricos Futuros oro.csv", "Dati storici Future oro.csv", "Ouro Futuros - Dados Históricos.csv",
    "Or - Données Historiques.csv", "Prix de l'or.csv", "Contrats a terme Or.csv", "Or.csv",
    "Altın Vadeli.csv",
    "黄金期货历史数据.csv", "国际黄金.csv", "goldfile2.csv", "goldprice.csv", "goldrandom.csv", "gold_euro_usd.csv",
    "золото.csv", "gold_usd.csv",
  ])
  func filesOfGold(name: String) { #expect(SymbolMeaning(fileName: name) == .metal(.gold)) }

  @Test(arguments: [
    "silver.json", "SI=F.csv", "SI.csv", "DAT_ASCII_XAGUSD_M1_2024.csv", "XAGUSDT-1m-2026-09.csv",
    "OANDA_XAGUSD, 1D.csv", "XAG_USD Geçmiş Verileri.csv", "XAG_USD Historische Daten.csv",
    "Silber Futures.csv",
    "Plata.csv", "Argent - Données Historiques.csv", "Argento.csv", "Prata Futuros.csv", "Gümüş.csv",
    "白银历史数据.csv",
    "silver_1980.csv", "SLVPRUSD.csv",
  ])
  func filesOfSilver(name: String) { #expect(SymbolMeaning(fileName: name) == .metal(.silver)) }

  @Test(arguments: [
    ("TVC_XAGXRP, 1D.csv", OtherInstrument.currency(.silver, "XRP")),
    ("XAUEUR_D1.csv", .currency(.gold, "EUR")),
    ("XAU_EUR Historical Data.csv", .currency(.gold, "EUR")), ("gold_inr.csv", .currency(.gold, "INR")),
    ("Gold price 2020 EUR.csv", .currency(.gold, "EUR")), ("MCX Gold.csv", .currency(.gold, "INR")),
    ("GLD.csv", .fund("GLD")), ("slv_daily.csv", .fund("SLV")), ("etf_prices.csv", .fund("an ETF")),
    ("gold_silver_ratio.csv", .ratio), ("XAUXAG.csv", .ratio), ("GDX.csv", .miners),
    ("gold miners.csv", .miners),
    ("EURUSD.csv", .another("currencies or coins")), ("XPTUSD.csv", .another("platinum")),
    ("gold_per_gram.csv", .weight(.gold, "gram")), ("gold price euro.csv", .currency(.gold, "EUR")),
    ("gold£.csv", .currency(.gold, "GBP")), ("silver in pounds.csv", .currency(.silver, "GBP")),
    ("euro_gold.csv", .currency(.gold, "EUR")), ("gold (C$).csv", .currency(.gold, "CAD")),
  ])
  func filesOfOtherThings(name: String, other: OtherInstrument) {
    #expect(SymbolMeaning(fileName: name) == .other(other))
  }

  @Test(arguments: [
    "prices.csv", "gold-silver.csv", "si_list.csv", "all_commodities.csv", "gold_platinum.csv", "golden.csv",
    "buy or sell.csv", "plataforma.csv", "金额.csv", "金属.csv", "", "/", ".csv",
  ])
  func filesThatSayNothing(name: String) { #expect(SymbolMeaning(fileName: name) == .unknown) }

  @Test(arguments: [
    ("GoldUSDPerToz", SymbolMeaning.metal(.gold)), ("SilverUSDPerToz", .metal(.silver)),
    ("goldprice", .metal(.gold)),
    ("gold_close", .metal(.gold)), ("Close_GC=F", .metal(.gold)), ("('Close', 'SI=F')", .metal(.silver)),
    ("XAU", .metal(.gold)), ("GC=F", .metal(.gold)), ("Gold (EUR)", .other(.currency(.gold, "EUR"))),
    ("GLD", .other(.fund("GLD"))), ("USD (PM)", .unknown), ("USD", .unknown), ("Date", .unknown),
    ("adj close", .unknown),
    ("成交金额", .unknown), ("Vol.", .unknown), ("signal", .unknown), ("or", .metal(.gold)),
    ("Gold price in USD", .metal(.gold)), ("Gold US$/oz", .metal(.gold)), ("Or ($/oz)", .metal(.gold)),
    ("Gold £", .other(.currency(.gold, "GBP"))), ("Gold 24K", .metal(.gold)),
    ("Gold real-time", .metal(.gold)),
    ("Gold 22K per ounce", .other(.another("gold of 22 carats"))),
    ("Gold 18 karat", .other(.another("gold of 18 carats"))),
    ("Gold (real 2024 USD)", .other(.another("a price adjusted for inflation"))),
  ])
  func columns(name: String, meaning: SymbolMeaning) { #expect(SymbolMeaning(column: name) == meaning) }
}
