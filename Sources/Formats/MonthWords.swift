/// The names of the months, long and short, in the languages in which dates with names are written.
enum MonthWords {
  /// 1 to 12 for a folded name; nil for any other word. A name that is cut off after its third letter or later counts.
  static func month(_ word: String) -> Int? {
    if let month = table[word] { return month }
    // `Sept`, `Janv`, `Febr`: abbreviations of their own length.
    guard word.unicodeScalars.count >= 3 else { return nil }
    var found: Int?
    for (name, month) in table where name.hasPrefix(word) {
      if let found, found != month { return nil }
      found = month
    }
    return found
  }

  private static let names = [
    "january jan januar januari enero ene janvier janv gennaio gen janeiro января январь янв ocak oca styczeń stycznia sty leden ledna led január tammikuu tammi ianuarie ian ιανουάριος ιανουαρίου ιαν січень січня січ jaanuar janvāris sausis sausio يناير ינואר जनवरी januari thángmột มกราคม มค ژانویه siječnja siječanj",
    "february feb februar februari febrero février févr fév febbraio fevereiro fev февраля февраль фев şubat şub luty lutego lut únor února úno február helmikuu helmi februarie φεβρουάριος φεβρουαρίου φεβ лютий лютого лют veebruar februāris vasaris vasario فبراير פברואר फ़रवरी फरवरी กุมภาพันธ์ กพ فوریه veljače veljača februári",
    "march mar märz mrz maart marzo mars março марта март мар mart marca marzec březen března bře március maaliskuu maalis martie μάρτιος μαρτίου μαρ березень березня бер märts marts kovas kovo مارس מרץ मार्च มีนาคม มีค ožujka ožujak maret",
    "april apr abril abr avril avr aprile апреля апрель апр nisan nis kwiecień kwietnia kwi duben dubna dub április huhtikuu huhti aprilie απρίλιος απριλίου απρ квітень квітня кві aprill aprīlis balandis balandžio أبريل ابريل אפריל अप्रैल เมษายน เมย آوریل travnja travanj apríl",
    "may mai mayo maggio mag maio мая май mayıs maj maja mei květen května kvě május toukokuu touko μάιος μαΐου μάι травень травня тра maijs gegužė gegužės مايو מאי मई พฤษภาคม พค مه svibnja svibanj máj",
    "june jun juni junio juin giugno giu junho июня июнь июн haziran haz czerwiec czerwca cze červen června čer június kesäkuu kesä iunie iun ιούνιος ιουνίου ιουν червень червня чер juuni jūnijs birželis birželio يونيو יוני जून มิถุนายน มิย ژوئن lipnja lipanj jún",
    "july jul juli julio juillet juil luglio lug julho июля июль июл temmuz tem lipiec lipca lip červenec července čvc július heinäkuu heinä iulie iul ιούλιος ιουλίου ιουλ липень липня лип juuli jūlijs liepa liepos يوليو יולי जुलाई กรกฎาคม กค ژوئیه srpnja srpanj júl",
    "august aug agosto ago août aou августа август авг ağustos ağu sierpień sierpnia sie srpen srpna srp augusztus elokuu elo αύγουστος αυγούστου αυγ серпень серпня сер augusts rugpjūtis rugpjūčio augustus agustus agu أغسطس اغسطس אוגוסט अगस्त สิงหาคม สค اوت kolovoza kolovoz agt",
    "september sep sept septiembre septembre settembre set setembro сентября сентябрь сен сент eylül eyl wrzesień września wrz září zář szeptember syyskuu syys septembrie σεπτέμβριος σεπτεμβρίου σεπ вересень вересня вер septembris rugsėjis rugsėjo سبتمبر ספטמבר सितंबर सितम्बर กันยายน กย سپتامبر rujna rujan setiembre",
    "october oct oktober okt octubre octobre ottobre ott outubro out октября октябрь окт ekim eki październik października paź říjen října říj október lokakuu loka octombrie οκτώβριος οκτωβρίου οκτ жовтень жовтня жов oktoober oktobris spalis spalio أكتوبر اكتوبر אוקטובר अक्टूबर अक्तूबर ตุลาคม ตค اکتبر",
    "november nov noviembre novembre novembro ноября ноябрь ноя kasım kas listopad lis november marraskuu marras noiembrie noi νοέμβριος νοεμβρίου νοε листопад листопада лис novembris lapkritis lapkričio نوفمبر נובמבר नवंबर नवम्बर พฤศจิกายน พย نوامبر studenoga studeni nopember",
    "december dec dezember dez diciembre dic décembre déc dicembre dezembro декабря декабрь дек aralık ara grudzień grudnia gru prosinec prosince pro joulukuu joulu decembrie δεκέμβριος δεκεμβρίου δεκ грудень грудня гру detsember decembris gruodis gruodžio ديسمبر דצמבר दिसंबर दिसम्बर ธันวาคม ธค دسامبر prosinca desember des",
  ]

  private static let table: [String: Int] = {
    var table: [String: Int] = [:]
    for (index, words) in names.enumerated() {
      for word in words.split(separator: " ") {
        let folded = FoldedWord.fold(String(word))
        if table[folded] == nil { table[folded] = index + 1 }
      }
    }
    return table
  }()
}
