/// Words and signs of money that count where they stand alone, since they would be found inside of other words.
extension SymbolWord {
  /// In capitals.
  static let wholeWords: [String: SymbolWord] = {
    var words: [String: SymbolWord] = [:]
    for (list, code) in SymbolLexicon.moneyWords {
      for word in list.split(separator: " ") { words[String(word)] = .currency(code) }
    }
    for word in SymbolLexicon.dollarWords.split(separator: " ") { words[String(word)] = .dollar }
    return words
  }()
}

extension SymbolLexicon {
  /// Signs that are words by themselves.
  static let moneySigns: Set<Character> = [
    "€", "£", "¥", "￥", "₹", "₽", "₺", "₩", "₫", "฿", "₿", "₪", "₴", "₦", "₱", "₸", "₼", "₾", "₨",
  ]

  static let moneyWords = [
    ("€ ЕВРО ΕΥΡΩ ΕΥΡΏ 欧元 歐元 ユーロ 유로 يورو", "EUR"), ("£ GBX LIBRA LIBRAS STG 英镑 英鎊 ポンド ФУНТ ФУНТОВ", "GBP"),
    ("¥ ￥", "yen or yuan"), ("円 日元 日圓 日円 YENS", "JPY"), ("元 人民币 人民幣 YUANS RENMINBI ЮАНЬ 위안", "CNY"),
    ("₹ ₨ RS RUPIES RUPIEN ROUPIES RUPIAS रुपये रुपया 卢比", "INR"),
    ("₽ РУБ РУБЛЬ РУБЛИ РУБЛЕЙ РУБЛЯХ ROUBLE ROUBLES RUBEL", "RUB"), ("₺ TL LIRASI", "TRY"), ("₩ 원", "KRW"),
    ("₫ DONG ĐỒNG", "VND"), ("฿ BAHT", "THB"), ("₿", "BTC"), ("₪ SHEKEL SHEKELS", "ILS"),
    ("₴ HRYVNIA ГРН", "UAH"),
    ("₦ NAIRA", "NGN"), ("₱", "PHP"), ("₸ TENGE ТЕНГЕ", "KZT"), ("₼ MANAT", "AZN"), ("₾ LARI", "GEL"),
    ("FRANC FRANCS FRANKEN FRANCHI FRANCOS SFR", "CHF"), ("ZŁ ZŁOTY ZŁOTYCH ZLOTYS", "PLN"),
    ("KČ KORUNA KORUN", "CZK"),
    ("KRONA KRONOR", "SEK"), ("KRONE KRONER", "NOK or DKK"), ("FORINT FT", "HUF"), ("LEI", "RON"),
    ("RAND", "ZAR"),
    ("PESO PESOS", "pesos"), ("REAIS R$", "BRL"), ("DIRHAM DIRHAMS", "dirhams"), ("DINAR DINARS", "dinars"),
    ("RIYAL RIYALS", "riyals"), ("RINGGIT", "MYR"), ("RP", "IDR"), ("C$ CA$ CAD$ CDN$", "CAD"),
    ("A$ AU$ AUD$", "AUD"),
    ("NZ$ NZD$", "NZD"), ("HK$ HKD$", "HKD"), ("S$ SG$ SGD$", "SGD"), ("NT$ 台币 台幣", "TWD"),
    ("MX$ MEX$", "MXN"),
    ("MAD", "MAD"), ("RSD", "RSD"),
  ]
  static let dollarWords =
    "$ US$ USD$ U$ 美元 美金 ドル 米ドル 달러 ДОЛЛАР ДОЛЛАРОВ ДОЛЛАРАХ ΔΟΛΆΡΙΑ DOLLARI DOLARY DOLARI"

  /// Countries whose dollar is not that of the United States.
  static let dollarCountries = [
    "CANADIAN": "CAD", "AUSTRALIAN": "AUD", "ZEALAND": "NZD", "KONG": "HKD", "SINGAPORE": "SGD",
    "TAIWAN": "TWD",
    "KANADISCHE": "CAD", "KANADISCHER": "CAD", "AUSTRALISCHE": "AUD", "AUSTRALISCHER": "AUD",
  ]

  /// Parts of words by which a line shows that it speaks of prices.
  static let priceWords = [
    "currency", "price", "unit", "quote", "fixing", "denominat", "preis", "kurs", "währung", "cours", "prix",
    "devise",
    "precio", "moneda", "preço", "moeda", "prezz", "valuta", "cena", "waluta", "fiyat", "цен", "валют", "价",
    "價", "値",
    "货币", "貨幣", "通貨", "单位", "單位",
  ]
}
