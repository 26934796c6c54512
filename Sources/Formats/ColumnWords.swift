/// What the columns of a table of prices are called in the languages of the world.
///
/// The words are those of investing portals, banks, spreadsheets and programs for charts, folded as `FoldedWord` does.
package enum ColumnWords {
  /// The field that a folded name stands for; nil for any other word.
  package static func field(_ name: String) -> HistoryField? { table[name] }

  /// All names but those of times, folded.
  package static var all: [String: HistoryField] { table }

  /// All names of dates, folded.
  static var allDates: [String] { Array(dates) }

  /// Whether a name is one of a date or of a date and time.
  package static func isDate(_ name: String) -> Bool { dates.contains(name) }

  /// Whether a name is one of a time of day, where a date stands beside it.
  package static func isTimeOfDay(_ name: String) -> Bool { timesOfDay.contains(name) }

  /// Whether a name is one of the hour.
  package static func isHour(_ name: String) -> Bool { hours.contains(name) }

  private static let hours = folded(
    "hour hours hr hrs hh stunde stunden hora horas heure heures ora ore uur timme saat godzina час óra tunti 小时 시간"
  )

  /// Words that say nothing about which price a column holds.
  package static let fillers: Set<String> = [
    "price", "prices", "usd", "us", "dollar", "dollars", "per", "oz", "ozt", "toz", "ounce", "troy", "spot",
    "the",
    "of", "in", "value", "rate", "f", "cmx", "comex", "future", "futures", "preis", "kurs", "precio", "prix",
    "prezzo",
    "preco", "fiyat", "cena", "цена",
  ]

  private static let dates = folded(
    """
    date datetime dtyyyymmdd yyyymmdd tradedate tradingdate pricedate day dt asof asofdate observationdate
    datum fecha data día giorno jour dia tarih gün дата день ημερομηνία päivämäärä päiväys pvm dato dátum kuupäev
    datums tanggal ngày วันที่ วันเดือนปี วัน التاريخ تاريخ اليوم تاریخ תאריך तिथि दिनांक तारीख তারিখ
    日期 交易日期 交易日 时间日期 日期时间 日時 日付 日付け 年月日 날짜 일자 일시 dátumas огноо күні tarikh petsa
    datadate dateutc dategmt fechahora датавремя дататоргов
    """)

  private static let timesOfDay = folded(
    """
    time timeofday uhrzeit zeit hora heure ora orario tijd время saat час ώρα aika kello tid tidspunkt čas godzina
    idő időpont kell laiks laikas waktu jam giờ เวลา الوقت زمان שעה समय 时间 時間 時刻 시간 시각
    """)

  private static let prices: [HistoryField: String] = [
    .open: """
    open o opening openprice openingprice priceopen openbid openmid bidopen midopen openlast
    apertura eröffnung eröffn erster eröffnungskurs eröffnungspreis anfang ouv ouverture abertura aber openen opening
    openingskoers открытие откр ценаоткрытия otwarcie otw kursotwarcia açılış açılışfiyatı öppning öppningskurs öppen öppningspris
    åbning åbningskurs åpning åpningskurs avaus avauskurssi nyitó nyitás nyitóár otevření otevírací otváracia otvorenie deschidere
    άνοιγμα відкр відкриття отваряне otvaranje otvoritev atidarymas atvēršana avamine pembukaan pembuka buka mở mởcửa giámở giámởcửa
    เปิด ราคาเปิด مفتوح فتح الافتتاح افتتاح سعرالافتتاح باز بازگشایی اولین פתיחה שערפתיחה खुला प्रारंभिक खुलने ओपन
    开盘 开盘价 开 今开 開盤 開盤價 開 開市 始値 始 시가 시작가 시작
    """,
    .high: """
    high h hi max highest highprice pricehigh maximum dayhigh highbid highmid bidhigh midhigh
    máximo máx máxima alto hoch höchst höchster höchstkurs tageshoch plushaut haut hautdujour max plushautcours massimo mass
    hoog hoogste hoogstekoers макс максимум максимальная наивысшая высокая najwyższy najwyższa maks maksimum yüksek enyüksek
    högst högsta hög høj højeste høy høyest høyeste ylin korkein legmagasabb magas legmagasabbár nejvyšší najvyššia najvyššie maxim maximă
    υψηλό υψηλότερο μέγιστο найвища највиша najviša najvišja maksimalus aukščiausia augstākā kõrgeim tertinggi tinggi
    cao caonhất giácao giácaonhất สูง สูงสุด ราคาสูงสุด مرتفع أعلى الأعلى اعلى اعلىسعر عالي بیشترین بالاترین גבוה שערגבוה उच्च उच्चतम ऊँचा
    高 最高 最高价 最高價 高值 高値 고가 최고 최고가
    """,
    .low: """
    low l lo min lowest lowprice pricelow minimum daylow lowbid lowmid bidlow midlow
    mínimo mín mínima bajo tief tiefst tiefster tiefstkurs tagestief niedrig plusbas bas basdujour minimo minima baixo
    laag laagste laagstekoers мин минимум минимальная наименьшая низкая najniższy najniższa düşük endüşük
    lägst lägsta låg lav laveste lavest alin matalin legalacsonyabb alacsony legalacsonyabbár nejnižší najnižšia najnižšie minim minimă
    χαμηλό χαμηλότερο ελάχιστο найнижча најнижа najniža najnižja žemiausia zemākā madalaim terendah rendah
    thấp thấpnhất giáthấp giáthấpnhất ต่ำ ต่ำสุด ราคาต่ำสุด منخفض أدنى الأدنى ادنى ادنىسعر منخفضة کمترین پایین‌ترین پایینترین נמוך שערנמוך निम्न निम्नतम कम
    低 最低 最低价 最低價 低值 安値 저가 최저 최저가
    """,
    .close: """
    close c closing last closeprice closingprice lastprice priceclose closelast lastclose latest settle settlement
    settlementprice closebid closemid bidclose midclose value goldprice silverprice pmfix fixing fix
    último ultimo últ cierre cerrar zuletzt letzter schluss schlusskurs schlußkurs schlusspreis dernier clôture clôt cours derniercours coursdeclôture
    chiusura chius fechamento fech último laatste slot slotkoers закрытие закр последняя послед ценазакрытия ostatnio ostatni zamknięcie zam kurszamknięcia
    şimdi son kapanış kapanışfiyatı kapaniş senaste sista sist stängning stängningskurs slutkurs seneste luk lukkekurs siste slutt sluttkurs viimeisin päätös päätöskurssi
    utolsó záró záróár zárás poslední zavírací závěr posledná záver uzavření zatváracia ultimul închidere τελευταία κλείσιμο
    остання закриття затваряне последно zatvaranje zaključni posljednja uždarymas slēgšana sulgemine terakhir penutupan penutup tutup
    lầncuối đóng đóngcửa giáđóng giáđóngcửa ล่าสุด ปิด ราคาปิด الأخير اخر آخر الإغلاق إغلاق اغلاق سعرالإغلاق پایانی آخرین بسته סגירה שערסגירה אחרון שער अंतिम बंद क्लोज
    收盘 收盘价 收市 收市价 收 最新 最新价 現價 收盤 收盤價 終値 終 종가 현재가 마지막
    """,
    .price:
      "price prices preis precio prix prezzo preço preco prijs цена ціна cena fiyat hind kaina pris hinta ár preț τιμή harga giá ราคา السعر سعر قیمت מחיר मूल्य कीमत 价格 價格 価格 가격 rate mid",
    .bid: "bid bidprice geld geldkurs покупка",
    .ask: "ask askprice offer brief briefkurs продажа",
    .symbol: "symbol ticker instrument pair asset commodity metal símbolo symbole 品种 商品 종목",
    .currency: """
    currency ccy curr currencycode pricecurrency quotecurrency vscurrency quote währung devise moneda moeda valuta waluta
    döviz parabirimi валюта 货币 貨幣 币种 通貨 통화
    """,
    .unit: """
    unit units uom priceunit pricein denomination einheit unité unidad unidade unità jednostka birim единица 单位 單位 単位
    """,
    .interval: "interval", .partial: "partial", .source: "source",
  ]

  private static let table: [String: HistoryField] = {
    var table: [String: HistoryField] = [:]
    for (field, words) in prices {
      for word in folded(words) where table[word] == nil || field == .price { table[word] = field }
    }
    return table
  }()

  private static func folded(_ words: String) -> Set<String> {
    Set(words.split { $0 == " " || $0 == "\n" }.map { FoldedWord.fold(String($0)) })
  }
}
