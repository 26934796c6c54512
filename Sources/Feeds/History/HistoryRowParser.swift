import BullionMarket

/// Understands the rows of one file, one after the other, as bars.
struct HistoryRowParser: Sendable {
  private let shape: HistoryShape
  private let instrument: Instrument
  /// Nil where prices are dollars an ounce as they stand.
  private let factor: PriceFactor?
  /// Nil takes every price.
  private(set) var judge: UnitJudge?
  private var times = HistoryTimeText()
  private var clock: HistoryClock
  /// The start of the last bar, and the row that held it.
  private var last: (start: Timestamp, row: Int)?
  /// The prices of the last tick: MetaTrader leaves out what did not change.
  private(set) var bid, ask: Price?
  /// Whether the last tick had one price only.
  private(set) var isSinglePrice = false
  /// Who the last row says it is from; nil where rows do not say.
  private(set) var source: String?
  private var sourceBytes: [UInt8] = []
  private var symbols = SymbolCache()
  /// Rows that were passed over, by why.
  private(set) var counts = HistoryCounts()
  /// Bars whose high or low had to be widened to hold open and close.
  private(set) var widenedCount = 0

  init(shape: HistoryShape, instrument: Instrument, options: HistoryOptions) {
    self.shape = shape
    self.instrument = instrument
    factor = options.factor == .one ? nil : options.factor
    judge = options.judgesPrices ? UnitJudge(instrument) : nil
    clock = HistoryClock(zone: shape.zone)
  }

  /// The bar of a row, later than the one before; nil when the row is another instrument's.
  mutating func bar(of line: LineSplitter.Line) throws(LineProblem) -> Bar? {
    if let flaw = line.flaw { throw flaw.problem }
    let texts = try shape.texts(of: line.bytes)
    if let symbol = texts.symbol, isOther(symbol) {
      counts.leftOut += 1
      return nil
    }
    if let named = texts.interval { try checkInterval(named) }
    noteSource(texts.source)
    let start = try start(texts)
    let bar = shape.kind == .ticks ? try tick(texts, at: start) : try bar(texts, start: start)
    try checkOrder(of: start)
    if let problem = judge?.problem(of: bar, row: line.number) { throw problem }
    last = (start, line.number)
    return bar
  }

  /// Symbols that mean nothing are taken as they come: the file was named for this metal.
  private mutating func isOther(_ text: ArraySlice<UInt8>) -> Bool {
    switch symbols.meaning(of: text) {
    case .metal(let metal): metal != instrument
    case .other: true
    case .unknown: false
    }
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

  private mutating func start(_ texts: HistoryTexts) throws(LineProblem) -> Timestamp {
    guard let text = texts.time else { throw LineProblem("no time") }
    guard let reading = times.read(text, timeOfDay: texts.timeOfDay) else {
      let whole = texts.timeOfDay.map { text + " ".utf8 + $0 } ?? text
      throw LineProblem("the time \(LineProblem.quoted(whole)) is not understood")
    }
    if reading.hasZone, !(reading.isEpoch && shape.hasWallEpochs) { return reading.time }
    guard let moment = clock.moment(showing: reading.time, after: last?.start) else {
      throw LineProblem(
        "the time \(LineProblem.quoted(text)) does not exist: the clock of \(shape.zone) was put forward over it"
      )
    }
    return moment
  }

  private func checkOrder(of start: Timestamp) throws(LineProblem) {
    guard let last else { return }
    if start < last.start {
      throw LineProblem("out of order: earlier than \(shape.rowWord) \(last.row)", reason: .late)
    }
    if start == last.start, shape.kind != .ticks {
      throw LineProblem("the same time as \(shape.rowWord) \(last.row)", reason: .duplicate)
    }
  }

  // MARK: Prices

  private mutating func bar(_ texts: HistoryTexts, start: Timestamp) throws(LineProblem) -> Bar {
    guard let text = texts.close ?? texts.price, !HistoryNumber.isMissing(text) else {
      throw LineProblem("no close\(texts.close.map { ": " + LineProblem.quoted($0) } ?? "")")
    }
    let close = try price(text, "close")
    if shape.kind == .closes { return Bar(start: start, open: close, high: close, low: close, close: close) }
    let open = try optionalPrice(texts.open, "open") ?? close
    let high = try optionalPrice(texts.high, "high")
    let low = try optionalPrice(texts.low, "low")
    var bar = Bar(start: start, open: open, high: max(open, close), low: min(open, close), close: close)
    if let high, high < bar.high { widenedCount += 1 } else if let low, low > bar.low { widenedCount += 1 }
    bar.high = max(bar.high, high ?? bar.high)
    bar.low = min(bar.low, low ?? bar.low)
    guard shape.namedInterval != nil else { return bar }
    bar.count = texts.count.flatMap { Int(String(decoding: $0, as: UTF8.self)) }.map { max(0, $0) } ?? 0
    bar.isPartial = texts.partial.map { $0.elementsEqual("true".utf8) || $0.elementsEqual("1".utf8) } ?? false
    return bar
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

extension HistoryShape {
  /// What its rows are counted in.
  public var rowWord: String { layout == .objectArray ? "object" : "line" }
}
