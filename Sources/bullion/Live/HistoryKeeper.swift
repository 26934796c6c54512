import BullionMarket
import BullionMonitor
import Feeds
import Foundation
import Settings
import Store

/// The history on the disk, as a program with a live feed uses it: read at the start, written on the way off the
/// program's path.
struct HistoryKeeper {
  private let store: HistoryStore?
  private let writer: StoreWriter?
  private var recorder: BarRecorder
  private var batch = StoreBatch()
  private let keepsQuotes: Bool
  private let sources: [String]
  private var problems: [String] = []
  private var lastStates: Timestamp?

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
    self.sources = sources
    keepsQuotes = choices.quotes > 0
    guard choices.isEnabled else {
      (store, writer) = (nil, nil)
      return
    }
    guard let path = choices.file(in: directories) else {
      (store, writer) = (nil, nil)
      problems.append("no history is kept: neither XDG_STATE_HOME nor HOME names a directory")
      return
    }
    let settings = StoreSettings(choices)
    do throws(StoreProblem) {
      let store = try HistoryStore(path: path, settings: settings, calendar: calendar, now: now)
      self.store = store
      problems += store.news
      recorder.resume(Self.unfinished(in: store, sources: sources, now: now))
      writer = StoreWriter(path: path, store: store, storeSettings: settings, calendar: calendar) { .now }
    } catch {
      store = nil
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

  /// Bars from before the first quote, and the indicators as they stood after the last of them.
  mutating func warmStart(now: Timestamp) -> (bars: [FeedEvent], memories: [IndicatorMemory]) {
    guard let store else { return ([], []) }
    do throws(StoreProblem) {
      let bars = try store.warmStart(now: now, preferredSources: sources)
      var memories: [IndicatorMemory] = []
      for source in sources where memories.isEmpty { memories = try stored(of: source, in: store) }
      return (bars, memories)
    } catch {
      problems.append("\(error)")
      return ([], [])
    }
  }

  private func stored(of source: String, in store: HistoryStore) throws(StoreProblem) -> [IndicatorMemory] {
    var memories: [IndicatorMemory] = []
    for instrument in Instrument.allCases {
      for interval in BarInterval.allCases {
        let series = StoreSeries(instrument, source: source, interval: interval)
        guard let state = try store.state(of: series), state.version == Self.stateVersion,
          let memory = try? JSONDecoder().decode(IndicatorMemory.self, from: Data(state.bytes))
        else { continue }
        memories.append(memory)
      }
    }
    return memories
  }

  /// How far the bars of each source reach.
  func known() -> [String: KnownHistory] {
    guard let store, let spans = try? store.spans() else { return [:] }
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

  /// The history again, with what was handed over a moment ago.
  mutating func reread(now: Timestamp) -> [FeedEvent]? {
    guard store != nil, let writer else { return nil }
    submit()
    guard writer.flush(within: 0.5) else { return nil }
    return warmStart(now: now).bars
  }

  // MARK: Writing

  private static let stateVersion = 1

  /// Takes what a live feed has brought.
  ///
  /// - Parameter now: the time.
  mutating func keep(_ output: LiveOutput, at now: Timestamp) {
    guard writer != nil else { return }
    if output.clockStep < 0 { recorder.giveUp(after: now) }
    for piece in output.recorded {
      recorder.add(piece.quote, source: piece.source, to: &batch)
      if keepsQuotes { batch.add(piece.quote, source: piece.source) }
    }
    for source in output.interrupted { recorder.interrupt(source: source) }
    for backfill in output.backfills {
      for case .bar(let instrument, let interval, let bar) in backfill.bars {
        batch.add(bar, of: StoreSeries(instrument, source: backfill.source, interval: interval))
      }
    }
  }

  /// Lets time pass: bars end, and what has come is handed to the disk's own thread.
  mutating func advance(to now: Timestamp) {
    guard writer != nil else { return }
    recorder.advance(to: now, batch: &batch)
    submit()
  }

  /// Keeps the indicators, once a minute.
  mutating func keep(_ monitor: Monitor, source: String?, now: Timestamp) {
    guard writer != nil, let source, lastStates.map({ now.milliseconds(since: $0) >= 60_000 }) ?? true else {
      return
    }
    lastStates = now
    for memory in monitor.indicatorMemory {
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
  /// - Returns: whether all of it is on the disk.
  @discardableResult
  mutating func close() -> Bool {
    guard let writer else { return true }
    for (series, bars) in recorder.unfinished { batch.bars[series, default: []] += bars }
    submit()
    return writer.close(within: 3)
  }
}

extension StoreSettings {
  /// As the configuration chooses.
  init(_ choices: StoreChoices) {
    self.init()
    minuteDays = Int(choices.minuteBars / Timestamp.millisecondsPerDay)
    quoteHours = Int((choices.quotes + 3_599_999) / 3_600_000)
    largestSize = choices.size
  }
}
