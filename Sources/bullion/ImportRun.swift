import BullionMarket
import Feeds
import Glibc
import Store

/// Reads one metal of one file to its end, stores what comes, and says in words what it was.
struct ImportRun {
  /// Bars that are written in one transaction.
  private static let batchSize = 50_000
  /// Refused rows that are told one by one.
  private static let mostLines = 20

  private var reader: HistoryReader
  private let interval: BarInterval
  private let source: String?
  private let defaultSource: String
  private let keepsQuotes: Bool
  private let store: HistoryStore?
  private let calendar: SessionCalendar
  private var session: SessionClock
  private var lanes: [ImportLane] = []
  private var current = 0
  private var quotes = StoreBatch()
  private var waiting = 0
  private var taken = 0
  private var refused = 0
  private var leftOut = 0
  private var first: Timestamp?
  private var last: Timestamp?

  /// - Parameters:
  ///   - interval: of the bars that are stored; nil for those of the file.
  ///   - source: their source; nil for what the rows or the shape of the file say.
  ///   - store: nil only reads.
  /// - Throws: when the length of the bars is not known or cannot be kept.
  init(
    _ reader: HistoryReader, interval: BarInterval?, source: String?, keepsQuotes: Bool, store: HistoryStore?
  ) throws(ImportProblem) {
    self.reader = reader
    self.interval = try ImportLane.interval(of: reader, wanted: interval)
    self.source = source
    self.keepsQuotes = keepsQuotes
    self.store = store
    calendar = store?.calendar ?? SessionCalendar()
    session = SessionClock(calendar: calendar)
    let shape = reader.shape
    let format = shape.isJSON ? "json" : "csv"
    defaultSource = "import:" + (shape.origin == .plain ? format : shape.origin.rawValue.lowercased())
  }

  /// - Returns: the report, several lines.
  mutating func run() throws -> String {
    let writer = store.map(BulkWriter.init)
    var progress = ImportProgress(path: reader.path)
    // The thread of the writer is ended whatever happens.
    let failure: (any Error)?
    do {
      try read(writer, &progress)
      failure = nil
    } catch {
      failure = error
    }
    progress.clear()
    let changes = try writer?.finish()
    if let failure { throw failure }
    if refused > Self.mostLines { printToStandardError("\(reader.path): refused \(refused) in all") }
    guard taken > 0 else {
      throw ImportProblem(
        path: reader.path, words: "not one usable row of \(reader.instrument.name)",
        advice: "see above what was refused, or say the metal with --metal")
    }
    return report(changes, days: try storeDays())
  }

  // MARK: Reading

  private mutating func read(_ writer: BulkWriter?, _ progress: inout ImportProgress) throws {
    while let item = reader.next() {
      switch item {
      case .bar(let bar): take(bar)
      case .refused(let line): report(line)
      }
      if waiting >= Self.batchSize { try submit(writer) }
      if (taken + refused) & 0x3FFF == 0 { progress.show(reader.bytesRead, rows: taken + refused) }
    }
    for index in lanes.indices { waiting += lanes[index].finish() }
    try submit(writer)
  }

  private mutating func take(_ bar: Bar) {
    if reader.shape.origin == .dukascopy, interval != .oneDay, bar.isFlat, bar.count == 0,
      !session.isOpen(at: bar.start)
    {
      // Dukascopy fills weekends with the last price.
      leftOut += 1
      return
    }
    taken += 1
    first = first ?? bar.start
    last = bar.start
    let name = source ?? reader.source ?? defaultSource
    if lanes.isEmpty || lanes[current].source != name { choose(name) }
    waiting += lanes[current].add(bar)
    if keepsQuotes, let quote = reader.quote(of: bar) {
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

  private mutating func submit(_ writer: BulkWriter?) throws {
    var batch = quotes
    quotes = StoreBatch()
    waiting = 0
    for index in lanes.indices { batch.bars[lanes[index].series] = lanes[index].takeBars() }
    try writer?.submit(batch)
  }

  /// Whole days as they were made on the way; the others anew from all that the store has of them.
  private mutating func storeDays() throws -> StoreChanges? {
    guard let store, interval != .oneDay else { return nil }
    var changes = StoreChanges()
    for lane in lanes {
      var batch = StoreBatch()
      let days = StoreSeries(reader.instrument, source: lane.source, interval: .oneDay)
      batch.bars[days] = lane.days.filter { !$0.isPartial }
      changes += try store.write(batch)
      for day in lane.days where day.isPartial {
        changes += try store.makeDays(of: lane.series, from: day.start, through: day.start)
      }
    }
    return changes
  }

  // MARK: Words

  private mutating func report(_ line: RefusedLine) {
    refused += 1
    if refused <= Self.mostLines { reader.tell(line) }
  }

  private func report(_ changes: StoreChanges?, days: StoreChanges?) -> String {
    var rows = [
      "\(count(taken)) taken", "\(count(reader.widenedCount)) repaired", "\(count(refused)) refused",
    ]
    if leftOut > 0 { rows.append("\(count(leftOut)) left out, as the market was closed") }
    let counts = reader.counts
    if counts.missing > 0 { rows.append("\(count(counts.missing)) without a price") }
    if counts.doubles > 0 { rows.append("\(count(counts.doubles)) replaced by a later row of the same time") }
    if counts.merged > 0 { rows.append("\(count(counts.merged)) of closed days merged into the next") }
    if counts.leftOut > 0 { rows.append("\(count(counts.leftOut)) of other instruments") }
    let sources = lanes.map(\.source).joined(separator: ", ")
    var lines = [
      "\(reader.path): \(reader.instrument.name): \(reader.shape)",
      "  bars of \(interval.rawValue), source \(sources)",
      "  rows: " + rows.joined(separator: ", "),
    ]
    if let changes {
      var stored = "  bars: \(words(changes))"
      if let days { stored += "; days: \(words(days))" }
      if keepsQuotes { stored += "; quotes: \(count(changes.newQuotes)) new" }
      lines.append(stored)
    } else {
      lines.append("  dry run: nothing was stored")
    }
    if let first, let last { lines.append("  from \(first.iso8601) to \(last.iso8601)") }
    return lines.map { visible($0) + "\n" }.joined()
  }

  private func words(_ changes: StoreChanges) -> String {
    "\(count(changes.newBars)) new, \(count(changes.changedBars)) changed, "
      + "\(count(changes.keptBars)) there already"
  }

  private func count(_ number: Int) -> String { NumberText.shortest(Double(number), grouping: true) }
}

extension Bar {
  fileprivate var isFlat: Bool { open == close && high == low }
}
