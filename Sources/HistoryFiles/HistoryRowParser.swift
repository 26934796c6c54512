import BullionMarket
import Formats

/// Understands the rows of one file, one after the other, as bars.
struct HistoryRowParser: Sendable {
  private let shape: HistoryShape
  private let instrument: Instrument
  private let options: HistoryOptions
  private let limits: DateLimits
  private var times: DateReader
  /// Nil where prices are dollars an ounce as they stand.
  private let factor: PriceFactor?
  /// Nil takes every price.
  private(set) var judge: UnitJudge?
  private var clock: HistoryClock
  /// The start of the last bar: of an hour that comes twice the order of the rows tells which is meant.
  private var last: Timestamp?
  /// The prices of the last tick: MetaTrader leaves out what did not change.
  private(set) var bid, ask: Price?
  /// Whether the last tick had one price only.
  private(set) var isSinglePrice = false
  /// Who the last row says it is from; nil where rows do not say.
  private(set) var source: String?
  private var sourceBytes: [UInt8] = []
  private var symbols = SymbolCache()
  private var currencies = CurrencyCache()
  /// Rows that were passed over, by why.
  private(set) var missingCount = 0
  private(set) var leftOutCount = 0
  /// Bars whose high or low had to be widened to hold open and close.
  private(set) var widenedCount = 0
  /// Bars with open, high, low and close, and those whose open or close lies beyond the others by more than a rounding.
  private(set) var wholeCount = 0
  private(set) var misfitCount = 0

  init(shape: HistoryShape, instrument: Instrument, options: HistoryOptions) {
    self.shape = shape
    self.instrument = instrument
    self.options = options
    limits = DateLimits(today: options.today)
    times = DateReader(order: shape.dateOrder, clock: shape.clockForm)
    factor = options.factor == .one ? nil : options.factor
    judge = options.judgesPrices ? UnitJudge(instrument) : nil
    clock = HistoryClock(zone: shape.zone)
  }

  /// What a row says; nil when it is another instrument's or says that there was no price.
  mutating func row(of line: LineSplitter.Line) throws(LineProblem) -> HistorySequence.Row? {
    if let flaw = line.flaw { throw flaw.problem }
    let texts = try shape.texts(of: line.bytes)
    if let symbol = texts.symbol, symbols.meaning(of: symbol) != .metal(instrument) {
      leftOutCount += 1
      return nil
    }
    if !options.asIs, currencies.other(currency: texts.currency, unit: texts.unit) != nil {
      leftOutCount += 1
      return nil
    }
    if let named = texts.interval { try checkInterval(named) }
    noteSource(texts.source)
    guard let text = texts.time else { throw LineProblem("no time") }
    let (reading, start) = try start(text, texts.timeOfDay)
    guard hasPrice(texts) else {
      missingCount += 1
      return nil
    }
    let bar = shape.kind == .ticks ? try tick(texts, at: start) : try bar(texts, start: start)
    if let problem = judge?.problem(of: bar, row: line.number) { throw problem }
    last = start
    guard shape.isDaily else {
      return HistorySequence.Row(bar: bar, line: line, key: start.milliseconds, source: source)
    }
    return row(ofDay: bar, reading, line)
  }

  /// A row of a day with the date that it names.
  private func row(
    ofDay bar: Bar, _ reading: DateReader.Reading, _ line: LineSplitter.Line
  ) -> HistorySequence.Row {
    let local = reading.time.advanced(byMilliseconds: reading.offset)
    var date = local.date
    if local.millisecondsOfDay != 0 {
      if let isEve = shape.daysBeginOnTheEve {
        if isEve { date = date.advanced(byDays: 1) }
      } else {
        date = SessionCalendar(holidays: HolidayTable()).tradeDate(ofDayFrom: bar.start)
      }
    }
    var row = HistorySequence.Row(
      bar: bar, line: line, key: Int64(date.daysSinceEpoch) * Timestamp.millisecondsPerDay,
      day: date.daysSinceEpoch, source: source)
    guard let calendar = options.calendar else { return row }
    row.bar.start = calendar.opening(of: date)
    row.key = row.bar.start.milliseconds
    return row
  }

  private func checkInterval(_ text: ArraySlice<UInt8>) throws(LineProblem) {
    guard let named = shape.namedInterval, !text.elementsEqual(named.rawValue.utf8) else { return }
    throw LineProblem("a bar of \(LineProblem.quoted(text)) among bars of \(named.rawValue)")
  }

  private mutating func noteSource(_ text: ArraySlice<UInt8>?) {
    guard let text else {
      source = nil
      return
    }
    if source != nil, sourceBytes.elementsEqual(text) { return }
    sourceBytes = Array(text)
    source = visible(String(decoding: text, as: UTF8.self))
  }

  private mutating func start(
    _ text: ArraySlice<UInt8>, _ timeOfDay: ArraySlice<UInt8>?
  ) throws(LineProblem) -> (DateReader.Reading, Timestamp) {
    guard let reading = times.read(text, timeOfDay: timeOfDay) else {
      throw LineProblem(DateLimits.words(text, timeOfDay: timeOfDay))
    }
    guard limits.contains(reading.time) else { throw LineProblem(limits.words(beyond: text, reading.time)) }
    if reading.hasZone, !(reading.isEpoch && shape.hasWallEpochs) { return (reading, reading.time) }
    guard let moment = clock.moment(showing: reading.time, after: last) else {
      let whole = timeOfDay.map { text + " ".utf8 + $0 } ?? text
      throw LineProblem(
        "the time \(LineProblem.quoted(whole)) does not exist: the clock of \(shape.zone) was put forward over it"
      )
    }
    return (reading, moment)
  }

  // MARK: Prices

  /// Whether a row holds what its bar cannot be without.
  private func hasPrice(_ texts: HistoryTexts) -> Bool {
    func isThere(_ text: ArraySlice<UInt8>?) -> Bool { text.map { !HistoryNumber.isMissing($0) } ?? false }
    if shape.kind == .ticks {
      // MetaTrader leaves out what did not change.
      return isThere(texts.bid) || isThere(texts.ask) || isThere(texts.price)
    }
    return isThere(texts.close) || isThere(texts.price) || isThere(texts.bid) && isThere(texts.ask)
  }

  private mutating func bar(_ texts: HistoryTexts, start: Timestamp) throws(LineProblem) -> Bar {
    guard let text = texts.close ?? texts.price else { return try tick(texts, at: start) }
    let close = try price(text, "close")
    if shape.kind == .closes { return Bar(start: start, open: close, high: close, low: close, close: close) }
    let open = try optionalPrice(texts.open, "open") ?? close
    let high = try optionalPrice(texts.high, "high")
    let low = try optionalPrice(texts.low, "low")
    var bar = Bar(start: start, open: open, high: max(open, close), low: min(open, close), close: close)
    if high != nil, low != nil { wholeCount += 1 }
    if high.map({ $0 < bar.high }) ?? false || low.map({ $0 > bar.low }) ?? false {
      widenedCount += 1
      if high != nil, low != nil, isMisfit(texts) { misfitCount += 1 }
    }
    bar.high = max(bar.high, high ?? bar.high)
    bar.low = min(bar.low, low ?? bar.low)
    guard shape.namedInterval != nil else { return bar }
    bar.count = texts.count.flatMap { Int(String(decoding: $0, as: UTF8.self)) }.map { max(0, $0) } ?? 0
    bar.isPartial = texts.partial.map { $0.elementsEqual("true".utf8) || $0.elementsEqual("1".utf8) } ?? false
    return bar
  }

  /// Whether open or close lie outside of high and low by more than a rounding.
  private func isMisfit(_ texts: HistoryTexts) -> Bool {
    let mark = shape.decimalMark
    func raw(_ text: ArraySlice<UInt8>?) -> Price? { text.flatMap { HistoryNumber.price($0, mark: mark) } }
    guard let high = texts.high, let low = texts.low, let top = raw(high), let bottom = raw(low) else {
      return false
    }
    return [raw(texts.open), raw(texts.close)].contains { price in
      price.map {
        $0 - top > HistoryNumber.lastDigit(of: high, mark: mark)
          || bottom - $0 > HistoryNumber.lastDigit(of: low, mark: mark)
      } ?? false
    }
  }

  private mutating func tick(_ texts: HistoryTexts, at time: Timestamp) throws(LineProblem) -> Bar {
    isSinglePrice = texts.bid == nil && texts.ask == nil && texts.price != nil
    if isSinglePrice, let text = texts.price {
      let mid = try price(text, "price")
      return Bar(start: time, open: mid, high: mid, low: mid, close: mid, count: 1)
    }
    bid = try optionalPrice(texts.bid, "bid") ?? bid
    ask = try optionalPrice(texts.ask, "ask") ?? ask
    guard let bid, let ask else { throw LineProblem(bid == nil ? "no bid yet" : "no ask yet") }
    guard bid <= ask else { throw LineProblem("bid above ask", reason: .crossed) }
    let mid = Price.middle(bid, ask)
    return Bar(start: time, open: mid, high: mid, low: mid, close: mid, count: 1)
  }

  private func optionalPrice(_ text: ArraySlice<UInt8>?, _ name: String) throws(LineProblem) -> Price? {
    guard let text, !HistoryNumber.isMissing(text) else { return nil }
    return try price(text, name)
  }

  private func price(_ text: ArraySlice<UInt8>, _ name: String) throws(LineProblem) -> Price {
    guard let price = HistoryNumber.price(text, mark: shape.decimalMark, times: factor) else {
      let isInfinite = NumberShape.isNonFinite(text)
      throw LineProblem(
        "\(name) \(LineProblem.quoted(text)) is not \(isInfinite ? "finite" : "a price")",
        reason: isInfinite ? .nonFinite : .malformed)
    }
    guard price.ticks > 0 else {
      throw LineProblem("\(name) \(LineProblem.quoted(text)) is not above zero", reason: .nonPositive)
    }
    return price
  }
}
