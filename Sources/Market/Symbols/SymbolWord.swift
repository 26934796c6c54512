/// A word that symbols and names of files are made of.
enum SymbolWord: Hashable {
  /// ISO's code of a metal (`XAU`), which a currency follows.
  case code(Instrument)
  /// A metal's name in some language.
  case name(Instrument)
  /// A token of one ounce (`PAXG`).
  case token(Instrument)
  /// A series or contract whose name says metal and currency at once (`SLVPRUSD`, `AU9999`).
  case series(Instrument, currency: String)
  /// A future of the exchange (`GC`, `GCZ6`); the root where it is a share's ticker as well.
  case future(Instrument, isAlsoShare: String?)
  case dollar
  case currency(String)
  /// A weight that is not a troy ounce.
  case weight(String)
  case ratio
  case fund(String)
  case miners
  case another(String)
  /// An exchange of shares, where `GOLD` is a company.
  case shareVenue
  /// An exchange that trades the metals in its own currency.
  case venue(currency: String)
  /// What may stand beside a symbol and says nothing about it: venues, kinds of accounts, words of exporters.
  case qualifier
  /// A word of French that shows that `or` is gold.
  case french
  case number
  /// Letters that a broker puts behind a symbol (`XAUUSDm`).
  case suffix
  case unknown

  /// The metal that the word names.
  var metal: Instrument? {
    switch self {
    case .code(let metal), .name(let metal), .token(let metal), .series(let metal, _), .future(let metal, _):
      metal
    default: nil
    }
  }

  /// Words in capitals; the longest that fits is taken.
  static let lexicon: [String: SymbolWord] = {
    var words: [String: SymbolWord] = [:]
    func add(_ list: String, _ word: (String) -> SymbolWord) {
      for name in list.split(separator: " ") { words[String(name)] = word(String(name)) }
    }
    add(SymbolLexicon.qualifiers) { _ in .qualifier }
    add(SymbolLexicon.french) { _ in .french }
    add(SymbolLexicon.currencies) { .currency($0) }
    for (list, code) in SymbolLexicon.currencyWords { add(list) { _ in .currency(code) } }
    add(SymbolLexicon.dollars) { _ in .dollar }
    for (list, unit) in SymbolLexicon.weights { add(list) { _ in .weight(unit) } }
    for (list, what) in SymbolLexicon.others { add(list) { _ in .another(what) } }
    for (list, code) in SymbolLexicon.venues { add(list) { _ in .venue(currency: code) } }
    add(SymbolLexicon.shareVenues) { _ in .shareVenue }
    add(SymbolLexicon.funds) { .fund($0) }
    add(SymbolLexicon.fundWords) { _ in .fund("an ETF") }
    add(SymbolLexicon.miners) { _ in .miners }
    add("RATIO GSR") { _ in .ratio }
    // Names that only begin like a metal's.
    add(SymbolLexicon.unrelated) { _ in .unknown }
    add(SymbolLexicon.goldNames) { _ in .name(.gold) }
    add(SymbolLexicon.silverNames) { _ in .name(.silver) }
    add("PAXG XAUT TXAUT XAUM") { _ in .token(.gold) }
    add("KAG") { _ in .token(.silver) }
    for (list, metal, code) in SymbolLexicon.series { add(list) { _ in .series(metal, currency: code) } }
    (words["XAU"], words["XAG"]) = (.code(.gold), .code(.silver))
    return words
  }()

  /// Letters of the longest word.
  static let mostLetters = lexicon.keys.map(\.count).max() ?? 0
}

/// The words themselves, each list parted by spaces.
enum SymbolLexicon {
  static let goldNames = """
    GOLD ORO OURO GOUD GULD ZŁOTO ZLOTO ZLATO ALTIN ALTİN KULTA ARANY EMAS VÀNG ЗОЛОТО ЗОЛОТА ЗЛАТО \
    ΧΡΥΣΌΣ ΧΡΥΣΟΣ ذهب الذهب זהב सोना 黄金 黃金 伦敦金 倫敦金 ゴールド 金先物 金 골드 금
    """
  static let silverNames = """
    SILVER PLATA PRATA ARGENTO ARGENT SILBER ZILVER SØLV SREBRO STŘÍBRO STRIBRO GÜMÜŞ GUMUS ARGINT HOPEA EZÜST \
    PERAK BẠC СЕРЕБРО СЕРЕБРА СРЕБРО ΑΣΉΜΙ ΑΣΗΜΙ فضة الفضة כסף चांदी 白银 白銀 伦敦银 倫敦銀 シルバー 銀先物 銀 银 실버 은
    """
  /// Names in scripts without spaces, which stand anywhere in a run of letters.
  static let unspacedNames = ["黄金", "黃金", "伦敦金", "倫敦金", "白银", "白銀", "伦敦银", "倫敦銀", "ゴールド", "シルバー"]

  static let unrelated = """
    GOLDEN GOLDMAN GOLDCORP GOLDFISH GOLDSMITH GOLDBERG GOLDSTEIN GOLDFIELD GOLDFIELDS GOLDRUSH GOLDIE GOLDILOCKS \
    SILVERGATE SILVERMAN SILVERSTONE SILVERADO SILVERLAKE SILVERCORP SILVERWARE SILVERLIGHT ARGENTINA
    """

  /// Dollars, and the coins that stand for one.
  static let dollars = """
    USD USDT USDC BUSD FDUSD TUSD USDE USDD USDP USD1 PYUSD DAI UST USTF0 USDF0 DOLLAR DOLLARS DÓLAR DOLAR DÓLARES
    """

  /// Currencies and coins other than the dollar that metals are traded in.
  static let currencies = """
    EUR GBP JPY CHF AUD CAD NZD CNY CNH INR RUB TRY BRL MXN ZAR SGD HKD KRW THB IDR MYR PHP VND PLN CZK HUF SEK \
    NOK DKK AED SAR KWD QAR EGP NGN PKR BDT LKR NPR IRR ILS UAH KZT ARS CLP COP PEN TWD RON BGN ISK BHD OMR JOD \
    GHS KES UYU BTC XBT ETH XRP LTC BCH BNB SOL ADA DOGE TRX XLM EOS AVAX XMR XDR
    """
  static let currencyWords = [
    ("EURO EUROS EURC EURT EURS", "EUR"), ("POUND POUNDS STERLING", "GBP"), ("YEN", "JPY"),
    ("RUPEE RUPEES", "INR"), ("YUAN RMB", "CNY"), ("RUBLE RUBLES", "RUB"), ("LIRA", "TRY"), ("ZLOTY", "PLN"),
    ("RUPIAH", "IDR"), ("BITCOIN", "BTC"),
  ]
  /// London's auctions as FRED names them, Shanghai's and Mumbai's contracts.
  static let series: [(String, Instrument, String)] = [
    ("GOLDAMGBD228NLBM GOLDPMGBD228NLBM", .gold, "USD"), ("SLVPRUSD", .silver, "USD"),
    ("GOLDAMGBD229NLBM GOLDPMGBD229NLBM", .gold, "GBP"), ("SLVPRGBP", .silver, "GBP"),
    ("GOLDAMGBD230NLBM GOLDPMGBD230NLBM", .gold, "EUR"), ("SLVPREUR", .silver, "EUR"),
    ("AU9999 AU99 AU100G SHAU", .gold, "CNY"), ("AG9999 AG99 SHAG", .silver, "CNY"),
    ("GOLDPETAL GOLDGUINEA GOLDTEN", .gold, "INR"), ("SILVERMIC", .silver, "INR"),
  ]

  static let weights = [
    ("GRAM GRAMS GRAMM GRAMME GRAMMES GRAMO GRAMOS GRAMMO GR", "gram"),
    ("KG KILO KILOS KILOGRAM KILOGRAMS", "kilogram"), ("TOLA TOLAS", "tola"),
  ]

  static let others = [
    ("XPT PLATINUM PLATINO PLATIN PLATINE PLATINA 铂金", "platinum"),
    ("XPD PALLADIUM PALADIO PALLADIO", "palladium"), ("KAU", "a gram of gold"), ("XRH RHODIUM", "rhodium"),
    ("COPPER XCU COBRE KUPFER RAME CUIVRE BAKIR", "copper"),
    ("ALUMINIUM ALUMINUM XAL ZINC NICKEL XNI XPB", "a base metal"),
    ("DXY USDX USDOLLAR", "the dollar's index"),
    ("USOIL UKOIL XTI XBR WTI BRENT CRUDE NATGAS XNG OIL", "oil or gas"),
    ("SPX SPX500 US500 US30 US100 NAS100 GER40 GER30 UK100 SPY QQQ UUP DJI NDX VIX GVZ", "an index"),
  ]

  /// Exchanges that quote the metals in their own currency.
  static let venues = [
    ("MCX NCDEX IBJA", "INR"), ("SHFE SGE", "CNY"), ("TOCOM OSE", "JPY"), ("MOEX", "RUB"), ("BIST", "TRY"),
  ]
  static let shareVenues = """
    NYSE NASDAQ AMEX ASX TSX TSXV LSE XETR ARCA NYSEARCA BATS CBOE NSE BSE HKEX SIX FWB EURONEXT NEO
    """
  /// What shops put behind the ticker of a share, where a broker's suffix could stand: `GOLD.US` is a company.
  static let shareSuffixes: Set<String> = [
    "US", "AX", "TO", "PA", "MI", "DE", "SW", "AS", "HK", "NS", "BO", "JO", "NYSE", "NAS", "LSE",
  ]

  static let funds = """
    GLD SLV IAU PHYS PSLV SIVR SGOL GLDM AAAU OUNZ IAUM UGL GLL AGQ ZSL DGP DZZ SGLN SGLD PHAU PHAG SSLN SLVP GLDI \
    4GLD XGLD ZGLD GOLDBEES SILVERBEES GOLDETF SILVERETF
    """
  static let fundWords = "ETF ETFS FUND FUNDS SHARES"
  static let miners = "GDX GDXJ SILJ GOAU HUI GDM MINER MINERS MINING STOCKS"

  static let french = "DONNÉES DONNEES HISTORIQUES HISTORIQUE TERME CONTRATS COURS PRIX ONCE"

  static let qualifiers = """
    OANDA FX IDC FOREXCOM PEPPERSTONE CAPITALCOM FXCM FXOPEN ICMARKETS EIGHTCAP SAXO TVC COMEX NYMEX CME CBOT XCEC \
    XNYM CMX CHRIS LBMA FRED YAHOO STOOQ BINANCE BYBIT OKX KRAKEN COINBASE BITFINEX HYPERLIQUID XYZ PF PI SPOT \
    CASH CFD FUT FUTURE FUTURES FUTUROS FUTURI PERP PERPETUAL SWAP PRO ECN RAW STD STP VIP MICRO MINI CENT ROLL COMM \
    COMDTY CURNCY INDEX FOREX HISTORICAL HISTORY HISTORISCHE HIST DATA DATEN DATI DATOS DADOS STORICI HISTÓRICOS \
    PRICE PRICES PRECIO PREÇO PREZZO PREIS KURS CLOSE OPEN HIGH LOW LAST BID ASK MID FIX FIXING RATE VALUE SERIES \
    DAILY WEEKLY MONTHLY HOURLY MINUTE TICK TICKS OHLC OHLCV CANDLES BARS KLINES EXPORT DOWNLOAD LISTING \
    PER TOZ OZ OUNCE OUNCES ONS TROY AM PM IN OF THE AND CSV TXT JSON DAT GZ PRN TSV
    """
}
