import BullionMarket
import BullionMonitor
import Failover
import Foundation
import Settings
import Store

/// The history on the disk, as a program with a live feed uses it: read at the start, written on the way off the
/// program's path.
struct HistoryKeeper {
  /// What was on the disk at the start.
  struct Start {
    /// Bars from before the first quote.
    var bars: [FeedEvent] = []
    /// The indicators as they stood after the last of them.
    var memories: [IndicatorMemory] = []
    /// How far the bars of each source reach.
    var known: [String: KnownHistory] = [:]
  }

  let start: Start
  /// The file is its alone: it may be another one later. Nil when nothing is kept.
  private let writer: StoreWriter?
  private var recorder: BarRecorder
  private var batch = StoreBatch()
  private let keepsQuotes: Bool
  private var problems: [String] = []

  /// Opens the file. What goes wrong is told as a problem and not thrown: prices come without a history, too.
  ///
  /// - Parameters:
  ///   - sources: whose bars are preferred, in order.
  ///   - calendar: what days are told by.
  init(
    _ choices: StoreChoices, directories: UserDirectories, sources: [String], calendar: SessionCalendar,
    now: Timestamp
  ) {
    recorder = BarRecorder(calendar: calendar)
    keepsQuotes = choices.quotes > 0
    guard choices.isEnabled else {
      (start, writer) = (Start(), nil)
      return
    }
    guard let path = choices.file(in: directories) else {
      (start, writer) = (Start(), nil)
      problems.append("no history is kept: \(NoStateDirectory())")
      return
    }
    let settings = StoreSettings(choices)
    do throws(StoreProblem) {
      let store = try HistoryStore(path: path, settings: settings, calendar: calendar, now: now)
      problems += store.news
      recorder.resume(Self.unfinished(in: store, sources: sources, now: now))
      var start = Start()
      do throws(StoreProblem) {
        start = try Self.start(of: store, sources: sources, now: now)
      } catch {
        problems.append("\(error)")
      }
      if store.brokenRows > 0 {
        problems.append(
          visible(
            "history \(path): \(store.brokenRows) rows are damaged and were left out; bullion doctor says what to do"
          ))
      }
      self.start = start
      writer = StoreWriter(path: path, store: store, storeSettings: settings, calendar: calendar) { .now }
    } catch {
      start = Start()
      // It is tried again and again: the disk may have room later.
      writer = StoreWriter(path: path, storeSettings: settings, calendar: calendar) { .now }
      problems.append("\(error)")
    }
  }

  // MARK: Reading

  /// The bars that an earlier run left in the making and that are not over yet.
  private static func unfinished(
    in store: HistoryStore, sources: [String], now: Timestamp
  ) -> [StoreSeries: [Bar]] {
    var found: [StoreSeries: [Bar]] = [:]
    for span in (try? store.spans()) ?? [] {
      let series = span.series
      guard BarRecorder.intervals.contains(series.interval), sources.contains(series.source),
        span.last.advanced(byMilliseconds: series.interval.milliseconds) > now
      else { continue }
      // A bar that cannot be read is begun anew.
      try? store.forEachPage(of: series, from: span.last, to: span.last.advanced(byMilliseconds: 1)) {
        found[series, default: []] += $0.filter(\.isPartial)
      }
    }
    return found
  }

  private static func start(
    of store: HistoryStore, sources: [String], now: Timestamp
  ) throws(StoreProblem) -> Start {
    var start = Start()
    start.known = try known(in: store, sources: sources)
    start.bars = try store.warmStart(now: now, preferredSources: sources)
    for source in sources where start.memories.isEmpty {
      start.memories = try stored(of: source, in: store)
    }
    return start
  }

  private static func stored(
    of source: String, in store: HistoryStore
  ) throws(StoreProblem) -> [IndicatorMemory] {
    var memories: [IndicatorMemory] = []
    for instrument in Instrument.allCases {
      for interval in BarInterval.allCases {
        let series = StoreSeries(instrument, source: source, interval: interval)
        guard let state = try store.state(of: series), state.version == stateVersion,
          let memory = try? JSONDecoder().decode(IndicatorMemory.self, from: Data(state.bytes))
        else { continue }
        memories.append(memory)
      }
    }
    return memories
  }

  private static func known(
    in store: HistoryStore, sources: [String]
  ) throws(StoreProblem) -> [String: KnownHistory] {
    let spans = try store.spans()
    var known: [String: KnownHistory] = [:]
    for source in sources {
      let own = spans.filter { $0.series.source == source }
      let minutes = own.filter { $0.series.interval == .oneMinute }
      let until = Set(minutes.map(\.series.instrument)).count == 2 ? minutes.map(\.last).min() : nil
      let long = own.contains {
        $0.last.milliseconds(since: $0.first) > 7 * Timestamp.millisecondsPerDay
      }
      known[source] = KnownHistory(
        minutesUntil: until?.advanced(byMilliseconds: BarInterval.oneMinute.milliseconds), hasDays: long)
    }
    return known
  }

  // MARK: Writing

  private static let stateVersion = 1

  /// Takes what a live feed has said, as far as it is for the history.
  ///
  /// - Parameter now: the time.
  mutating func keep(_ steps: [FeedStep], at now: Timestamp) {
    guard writer != nil else { return }
    for step in steps {
      switch step {
      case .clockStep(let step): if step < 0 { recorder.giveUp(after: now) }
      case .record(let piece):
        recorder.add(piece.quote, source: piece.source, to: &batch)
        if keepsQuotes { batch.add(piece.quote, source: piece.source) }
      case .interrupted(let source): recorder.interrupt(source: source)
      case .backfill(let backfill):
        for case .bar(let instrument, let interval, let bar) in backfill.bars {
          batch.add(bar, of: StoreSeries(instrument, source: backfill.source, interval: interval))
        }
      case .tell, .wire, .remark: break
      }
    }
  }

  /// Lets time pass: bars end, and what has come is handed to the disk's own thread.
  mutating func advance(to now: Timestamp) {
    guard writer != nil else { return }
    recorder.advance(to: now, batch: &batch)
    submit()
  }

  /// Keeps where the indicators stand.
  ///
  /// - Parameter source: whose prices they are of; nil keeps nothing.
  mutating func keep(_ memories: [IndicatorMemory], source: String?) {
    guard writer != nil, let source else { return }
    for memory in memories {
      guard let bytes = try? JSONEncoder().encode(memory) else { continue }
      let series = StoreSeries(memory.instrument, source: source, interval: memory.interval)
      batch.states[series] = StoredState(
        time: memory.lastBar.advanced(byMilliseconds: memory.interval.milliseconds),
        version: Self.stateVersion, bytes: Array(bytes))
    }
  }

  private mutating func submit() {
    guard !batch.isEmpty else { return }
    writer?.submit(batch)
    batch = StoreBatch()
  }

  /// What the user ought to know, once.
  mutating func takeProblems() -> [String] {
    defer { problems = [] }
    return problems + (writer?.takeProblems() ?? [])
  }

  /// The start of the last bar of each series that is safely on the disk.
  var committed: [StoreSeries: Timestamp] { writer?.committed ?? [:] }
  var statistics: StoreWriter.Counts? { writer?.statistics }

  /// Writes what is left, unfinished bars too.
  ///
  /// - Returns: what is not on the disk, and why, in words; nil when all of it is.
  mutating func close() -> String? {
    guard let writer else { return nil }
    for (series, bars) in recorder.unfinished { batch.bars[series, default: []] += bars }
    submit()
    return writer.close(within: Self.patience) ? nil : writer.unsaved
  }

  /// Seconds that leaving waits for the disk.
  private static let patience = 3.0
}

/// Why nothing can be kept from one run to the next.
struct NoStateDirectory: Error, CustomStringConvertible {
  let description =
    "neither XDG_STATE_HOME nor HOME names a directory; set one of them, or name a file with store: path"
}

extension StoreSettings {
  /// As the configuration chooses.
  init(_ choices: StoreChoices) {
    self.init()
    minuteRetention = choices.minuteBars
    quoteRetention = choices.quotes
    largestSize = choices.size
    strangers = choices.path == nil ? .setAside : .spared
  }
}
