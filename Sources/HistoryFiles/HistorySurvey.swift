import BullionMarket
import Formats

/// What a whole file shows that its first lines do not: the order of its rows, of which metals they are, the hour in
/// which they rest.
struct HistorySurvey: Sendable {
  private let shape: HistoryShape
  private let instrument: Instrument
  private var dates: DateReader
  private(set) var forms = DateForms()
  private(set) var rest: DailyRest?
  private var symbols = SymbolCache()
  /// The metals that rows name, and the first symbol that is neither.
  private(set) var metals: Set<Instrument> = []
  private(set) var otherSymbol: String?
  private var currencies = CurrencyCache()
  private let takesAllCurrencies: Bool
  /// The first currency that is not the dollar.
  private(set) var otherCurrency: String?
  /// Rows of the metal, read or not.
  private(set) var rowCount = 0
  private var order: RowOrder
  /// Days with rows, by the day of the week, Monday first, where rows are stamped with another time than midnight.
  private var weekdays = Array(repeating: 0, count: 7)

  private let limits: DateLimits
  private var readCount = 0
  /// Why the first row that could not be read could not.
  private var firstCause: String?
  /// The number of a line among the rows that names the columns in another order than they were taken for.
  private(set) var otherHeader: Int?
  /// Lines that are looked at for that.
  private var headerTries = 64

  init(_ shape: HistoryShape, instrument: Instrument, options: HistoryOptions) {
    self.shape = shape
    limits = DateLimits(today: options.today)
    takesAllCurrencies = options.asIs
    self.instrument = instrument
    dates = DateReader(order: shape.dateOrder, clock: shape.clockForm)
    // An hour that autumn shows twice is no jump.
    let tolerance: Int64 = shape.zoneSource == .stamps || shape.isDaily ? 0 : 3_600_000
    order = RowOrder(isDescending: shape.isDescending, tolerance: tolerance)
    let isOpen = [.origin, .assumption, .header].contains(shape.zoneSource)
    rest = isOpen ? DailyRest(step: shape.step) : nil
  }

  /// Whether rows jump back so that they have to be put into order.
  var isDisordered: Bool { order.jumpCount > 0 }

  /// Whether days are stamped with a moment of the evening before; nil where the rows do not tell.
  var daysBeginOnTheEve: Bool? {
    let (friday, sunday) = (weekdays[4], weekdays[6])
    guard friday + sunday >= 2 else { return nil }
    return sunday > friday
  }

  /// Why no row at all has a date that can be; nil where one has.
  var cause: String? { readCount == 0 ? firstCause : nil }

  mutating func note(_ line: LineSplitter.Line) {
    guard let texts = shape.times(of: line.bytes), isOurs(texts.symbol), isInDollars(texts) else { return }
    rowCount += 1
    guard let text = texts.time else { return }
    forms.note(text)
    guard let reading = dates.read(text, timeOfDay: texts.timeOfDay) else {
      if firstCause == nil { firstCause = DateLimits.words(text, timeOfDay: texts.timeOfDay) }
      noteHeader(line)
      return
    }
    guard limits.contains(reading.time) else {
      if firstCause == nil { firstCause = limits.words(beyond: text, reading.time) }
      return
    }
    readCount += 1
    order.note(reading.time)
    if shape.isDaily {
      let local = reading.time.advanced(byMilliseconds: reading.offset)
      if local.millisecondsOfDay != 0 { weekdays[local.date.weekday] += 1 }
    }
    if rest != nil, !reading.hasZone || reading.isEpoch && shape.hasWallEpochs { rest?.note(reading.time) }
  }

  private mutating func noteHeader(_ line: LineSplitter.Line) {
    guard headerTries > 0, otherHeader == nil, case .columns(let delimiter, let fields) = shape.layout else {
      return
    }
    headerTries -= 1
    let named = (CSVFields.all(of: line.bytes, delimiter: delimiter) ?? []).map {
      ColumnWords.field(FoldedWord.fold($0))
    }
    let prices: [HistoryField] = [.open, .high, .low, .close]
    guard prices.count(where: named.contains) >= 3 else { return }
    let isOther = prices.contains { field in
      guard let place = named.firstIndex(of: field), let taken = fields.firstIndex(of: field) else {
        return false
      }
      return place != taken
    }
    if isOther { otherHeader = line.number }
  }

  private mutating func isInDollars(_ texts: RowTimes) -> Bool {
    guard !takesAllCurrencies, texts.currency != nil || texts.unit != nil,
      let other = currencies.other(currency: texts.currency, unit: texts.unit)
    else { return true }
    if otherCurrency == nil { otherCurrency = visible(other) }
    return false
  }

  private mutating func isOurs(_ symbol: ArraySlice<UInt8>?) -> Bool {
    guard let symbol else { return true }
    switch symbols.meaning(of: symbol) {
    case .metal(let metal):
      metals.insert(metal)
      return metal == instrument
    case .other(let other):
      if otherSymbol == nil { otherSymbol = "\(LineProblem.quoted(symbol)), \(other)" }
      return false
    case .unknown:
      if otherSymbol == nil { otherSymbol = "\(LineProblem.quoted(symbol)), which is not known" }
      return false
    }
  }
}

/// Tells rows that stand in a wrong place from files that are not in order.
struct RowOrder: Sendable {
  private let sign: Int64
  private let tolerance: Int64
  /// The last time in order, and the one before it.
  private var last: Int64?
  private var before = Int64.min
  /// Where the rows stood before a row that lies back.
  private var resume: Int64?
  /// Jumps back after which the rows go on from the new place.
  private(set) var jumpCount = 0

  /// - Parameter tolerance: milliseconds by which rows may jump back and are in order all the same.
  init(isDescending: Bool, tolerance: Int64 = 0) {
    sign = isDescending ? -1 : 1
    self.tolerance = tolerance
  }

  mutating func note(_ time: Timestamp) {
    let time = time.milliseconds.multipliedSaturated(by: sign)
    guard let last else {
      self.last = time
      return
    }
    if let resume {
      self.resume = nil
      // A single row lay back: the rows go on where they were.
      if time < resume.subtractingSaturated(tolerance) { jumpCount += 1 }
      before = time < resume ? last : resume
    } else if time < last {
      // A single row lay ahead: this one goes on behind the row before it. Else this one lies back, or all from here on.
      if !Self.liesAhead(last, of: time, behind: before) { resume = last }
    } else if time > last {
      before = last
    }
    self.last = time
  }

  /// Whether a time, and not the earlier one that follows it, is out of place behind a third: it lies far ahead, and the
  /// one that follows goes on where the third was.
  static func liesAhead(_ time: Int64, of next: Int64, behind before: Int64) -> Bool {
    guard before > .min, next > before else { return false }
    return time.subtractingSaturated(before) > next.subtractingSaturated(before).multipliedSaturated(by: 4)
  }
}
