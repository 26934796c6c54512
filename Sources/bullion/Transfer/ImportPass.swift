import BullionMarket
import HistoryFiles
import Store

/// Reads one metal of one file to its end, and hands over what is to be stored.
struct ImportPass {
  /// Bars that are handed over at once.
  private static let batchSize = 50_000
  /// Bars that a dry run shows of each end.
  private static let shown = 3

  private(set) var reader: HistoryReader
  let interval: BarInterval
  private let choices: ImportChoices
  private let defaultSource: String
  private let calendar: SessionCalendar
  private var session: SessionClock
  private(set) var lanes: [ImportLane] = []
  private var current = 0
  private var quotes = StoreBatch()
  private var waiting = 0
  /// Rows that became bars or parts of them.
  private(set) var taken = 0
  /// Rows left out because the market was closed.
  private(set) var closedCount = 0
  private(set) var firstBars: [Bar] = []
  private(set) var lastBars: [Bar] = []

  /// - Throws: when the file is not understood, or the length of its bars is not known or cannot be kept.
  init(_ path: String, _ instrument: Instrument, _ choices: ImportChoices, calendar: SessionCalendar) throws {
    var options = choices.options
    options.calendar = calendar
    reader = try HistoryReader(path: path, instrument: instrument, options: options)
    interval = try ImportLane.interval(of: reader, wanted: choices.interval)
    self.choices = choices
    self.calendar = calendar
    session = SessionClock(calendar: calendar)
    let shape = reader.shape
    let format = shape.isJSON ? "json" : "csv"
    defaultSource = "import:" + (shape.origin == .plain ? format : shape.origin.rawValue.lowercased())
  }

  /// Reads all of it.
  ///
  /// - Parameters:
  ///   - refusals: is told of rows that are refused.
  ///   - submit: takes what is to be stored, as it comes.
  mutating func read(
    _ refusals: inout ImportRefusals, _ progress: inout ImportProgress, submit: (StoreBatch) throws -> Void
  ) throws {
    refusals.begin()
    while let item = reader.next() {
      switch item {
      case .bar(let bar): take(bar)
      case .refused(let line): refusals.note(line, of: reader)
      }
      if waiting >= Self.batchSize { try handOver(submit) }
      let rows = taken + refusals.count
      if rows & 0x3FFF == 0 { progress.show(reader.bytesRead, rows: rows) }
    }
    for index in lanes.indices { waiting += lanes[index].finish() }
    try handOver(submit)
  }

  /// Rows that were refused, those refused for every metal included.
  var refused: Int { reader.counts.refused }

  private mutating func take(_ bar: Bar) {
    if reader.shape.origin == .dukascopy, interval != .oneDay, bar.isFlat, bar.count == 0,
      !session.isOpen(at: bar.start)
    {
      // Dukascopy fills weekends with the last price.
      closedCount += 1
      return
    }
    taken += 1
    let name = choices.source ?? reader.source ?? defaultSource
    if lanes.isEmpty || lanes[current].source != name { choose(name) }
    waiting += lanes[current].add(bar)
    if choices.keepsQuotes, let quote = reader.quote(of: bar) {
      quotes.add(quote, source: name)
      waiting += 1
    }
  }

  private mutating func choose(_ name: String) {
    if let known = lanes.firstIndex(where: { $0.source == name }) {
      current = known
      return
    }
    lanes.append(ImportLane(reader.shape, reader.instrument, interval, source: name, calendar: calendar))
    current = lanes.count - 1
  }

  private mutating func handOver(_ submit: (StoreBatch) throws -> Void) throws {
    var batch = quotes
    quotes = StoreBatch()
    waiting = 0
    for index in lanes.indices {
      let bars = lanes[index].takeBars()
      if firstBars.count < Self.shown { firstBars += bars.prefix(Self.shown - firstBars.count) }
      lastBars = (lastBars + bars.suffix(Self.shown)).suffix(Self.shown)
      batch.bars[lanes[index].series] = bars
    }
    try submit(batch)
  }

  /// Closes of trade dates by their opening, for a comparison with other histories.
  var dailyCloses: [(opening: Timestamp, close: Price)] {
    lanes.flatMap { $0.days.map { ($0.start, $0.close) } }
  }
}

/// What a user says about the files to import.
struct ImportChoices {
  /// Nil takes what the file says.
  var metal: Instrument?
  /// Of the bars that are stored; nil for those of the file.
  var interval: BarInterval?
  /// Nil for what the rows or the shape of the file say.
  var source: String?
  var keepsQuotes = false
  var options = HistoryOptions()
  /// Which of two bars of one time stays.
  var merge = StoreMerge.better
  /// What the prices were taken for.
  var unitWords = ""
  /// Whether the prices are judged.
  var isJudging: Bool { options.judgesPrices }
}

/// Rows of a file that were refused: each is told once, though the file is read once for each of its metals.
struct ImportRefusals {
  /// Rows that are told one by one.
  private static let mostLines = 20

  /// Refused rows in all.
  private(set) var count = 0
  /// Numbers of the rows refused so far, in the order of reading, and how far the present reading has come in them.
  private var rows: [UInt32] = []
  private var place = 0
  private var isFirst = true
  /// What is to be told once the file is known to hold prices of an ounce: of one that does not, one word is enough.
  private var told: [(line: RefusedLine, reader: HistoryReader)] = []

  /// A reading of the file from its beginning.
  mutating func begin() {
    isFirst = rows.isEmpty && count == 0
    place = 0
  }

  mutating func note(_ line: RefusedLine, of reader: HistoryReader) {
    let number = line.line.map(UInt32.init(clamping:)) ?? 0
    if !isFirst, isKnown(number) { return }
    if isFirst { rows.append(number) }
    count += 1
    if count <= Self.mostLines { told.append((line, reader)) }
  }

  /// Both readings meet their rows in the same order.
  private mutating func isKnown(_ number: UInt32) -> Bool {
    let isDescending = (rows.first ?? 0) > (rows.last ?? 0)
    while place < rows.count, isDescending ? rows[place] > number : rows[place] < number { place += 1 }
    return place < rows.count && rows[place] == number
  }

  /// Tells the first ones, and how many there were when not all were told.
  func finish(_ path: String) {
    for (line, reader) in told { reader.tell(line) }
    if count > Self.mostLines { printToStandardError("\(path): refused \(count) in all") }
  }
}

extension Bar {
  fileprivate var isFlat: Bool { open == close && high == low }
}
