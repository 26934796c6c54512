import BullionMarket
import Testing

/// What columns, values and titles say of the currency of prices.
struct PriceCurrencyTests {
  @Test(arguments: [
    ("EUR", "EUR"), ("eur", "EUR"), ("€", "EUR"), ("EUR/oz", "EUR"), ("EUR/t oz", "EUR"), ("XAUEUR", "EUR"),
    ("Euro per troy ounce", "EUR"), ("£/oz", "GBP"), ("INR/10g", "INR"), ("Rs", "INR"), ("C$", "CAD"),
    ("CA$", "CAD"),
    ("A$", "AUD"), ("HK$/oz", "HKD"), ("zł", "PLN"), ("Canadian dollars", "CAD"), ("人民币", "CNY"),
    ("元/克", "CNY"),
    ("pesos", "pesos"), ("BTC", "BTC"),
  ])
  func valuesOfOtherCurrencies(text: String, code: String) {
    #expect(PriceCurrency(value: text) == .other(code))
  }

  @Test(arguments: [
    "USD", "$", "US$", "USD/oz", "$/oz", "US dollars per troy ounce", "XAUUSD", "usd", "USDT", "美元/盎司",
  ])
  func valuesOfDollars(text: String) { #expect(PriceCurrency(value: text) == .dollars) }

  @Test(arguments: [
    "", "oz", "troy ounce", "per oz", "gram", "XAU", "gold", "N/A", "4130.20", "spot", "Comex",
    "a note on EUR",
  ])
  func valuesThatSayNothing(text: String) { #expect(PriceCurrency(value: text) == .unknown) }

  @Test(arguments: [
    ("QQQX", PriceCurrency.unknown), ("ZWL", .other("ZWL")), ("zwl", .unknown), ("XAU", .unknown),
    ("TOZ", .unknown),
  ])
  func capitalsInAColumnOfCurrencies(text: String, meaning: PriceCurrency) {
    #expect(PriceCurrency(codeOrValue: text) == meaning)
  }

  @Test(arguments: [
    ("Close (€)", PriceCurrency.other("EUR")), ("£/oz", .other("GBP")), ("Price £", .other("GBP")),
    ("Price in pounds", .other("GBP")), ("Wert in €", .other("EUR")), ("Prix (€)", .other("EUR")),
    ("Mid €", .other("EUR")), ("C$", .other("CAD")), ("A$", .other("AUD")), ("close_eur", .other("EUR")),
    ("Kurs (Franken)", .other("CHF")), ("Close ($)", .dollars), ("US$/oz", .dollars), ("USD (PM)", .dollars),
    ("EURUSD", .dollars), ("Close", .unknown), ("Settlement", .unknown), ("Eurex close", .unknown),
  ])
  func columns(text: String, meaning: PriceCurrency) { #expect(PriceCurrency(column: text) == meaning) }

  @Test(arguments: [
    ("XAU/EUR historical data", "EUR"), ("Currency: EUR", "EUR"), ("# unit=EUR/oz", "EUR"), ("EUR", "EUR"),
    ("Goldpreis in Euro je Feinunze", "EUR"), ("Gold (XAU) in Swiss francs", "CHF"),
    ("Gold price (£)", "GBP"),
    ("Prix de l'or en euros", "EUR"), ("Währung;CHF", "CHF"), ("Precio del oro en pesos", "pesos"),
  ])
  func titlesOfOtherCurrencies(text: String, code: String) {
    #expect(PriceCurrency(title: text) == .other(code))
  }

  @Test(arguments: [
    "Gold Futures Historical Data", "Try our new gold prices", "Gold, European session",
    "Exported by euronext tools",
    "Prices also in EUR, GBP and CHF", "Rates of the Bank of Canada", "Made with SAP ADA SOL",
    "# Europe and the euro area saw a quiet month in which gold and other metals moved little at all",
  ])
  func titlesThatSayNothing(text: String) { #expect(PriceCurrency(title: text) == .unknown) }

  @Test func aTitleWithDollarsIsOfDollars() {
    #expect(PriceCurrency(title: "Gold in US dollars (EUR on request)") == .dollars)
  }

  @Test func aCacheGivesTheOtherCurrencyOfEither() {
    var cache = CurrencyCache()
    for _ in 0..<2 {
      #expect(cache.other(currency: Array("USD".utf8)[...], unit: Array("oz".utf8)[...]) == nil)
      #expect(cache.other(currency: Array("EUR".utf8)[...], unit: nil) == "EUR")
      #expect(cache.other(currency: nil, unit: Array("EUR/oz".utf8)[...]) == "EUR")
    }
  }
}
