import BullionMarket
import BullionMonitor
import Dashboard
import Dispatch
import Settings
import Store
import Synchronization

/// Gets the bars that pages ask for: of a live feed from the history on the disk, off the program's path; of a demo or
/// a replay from what was known and played.
final class BarsReader: Sendable {
  private enum Origin {
    case played
    case disk(path: String, calendar: SessionCalendar)
    /// There is no history, and why.
    case nowhere(String)
  }

  private struct State {
    var archive: BarArchive
    /// Of what is played: answered when the answers are taken, so that none is of less than what has come by then.
    var requests: [BarsRequest] = []
    var answers: [BarsAnswer] = []
    /// How many requests have no answer yet.
    var waiting = 0
  }

  private let origin: Origin
  private let queue = DispatchQueue(label: "bullion.bars")
  private let state: Mutex<State>

  init(feedName: String, mode: FeedMode, _ configuration: Configuration) {
    state = Mutex(State(archive: BarArchive(name: feedName)))
    guard mode == .live else {
      origin = .played
      return
    }
    let store = configuration.store
    if !store.isEnabled {
      origin = .nowhere("no history is kept: store: enabled is false")
    } else if let path = store.file(in: UserDirectories(variable: environmentVariable)) {
      origin = .disk(path: path, calendar: configuration.settings.calendar)
    } else {
      origin = .nowhere("no history is kept: \(NoStateDirectory())")
    }
  }

  /// Takes what a demo or a replay knew before its first frame and what it has played since.
  ///
  /// - Parameter monitor: as it stands after these events.
  func receive(_ events: [FeedEvent], _ monitor: Monitor) {
    guard case .played = origin else { return }
    state.withLock { state in
      for event in events {
        switch event {
        case .restarted: state.archive = BarArchive(name: monitor.feedName)
        case .history(let bars): state.archive.add(history: bars)
        default: break
        }
      }
      state.archive.note(monitor)
    }
  }

  /// Asks for bars; the answer comes by `takeAnswers`.
  func load(_ request: BarsRequest, for monitor: Monitor) {
    let sources = Self.sources(of: monitor)
    if case .played = origin { return state.withLock { $0.requests.append(request) } }
    state.withLock { $0.waiting += 1 }
    guard case .disk = origin else { return finish(answer(request, preferring: sources)) }
    queue.async { self.finish(self.answer(request, preferring: sources)) }
  }

  /// The answers that have come since the last call.
  func takeAnswers() -> [BarsAnswer] {
    state.withLock { state in
      defer { (state.answers, state.requests) = ([], []) }
      return state.answers + state.requests.map(state.archive.answer)
    }
  }

  /// Whether an answer is there or to be expected soon.
  var isBusy: Bool { state.withLock { $0.waiting > 0 || !$0.answers.isEmpty || !$0.requests.isEmpty } }

  /// The bars that are asked for, at once.
  func answer(_ request: BarsRequest, for monitor: Monitor) -> BarsAnswer {
    answer(request, preferring: Self.sources(of: monitor))
  }

  private func finish(_ answer: BarsAnswer) {
    state.withLock { state in
      state.waiting -= 1
      state.answers.append(answer)
    }
  }

  /// The source that is shown first, then the others in their order.
  private static func sources(of monitor: Monitor) -> [String] {
    let shown = monitor.lastSwitch?.to
    return [shown].compactMap(\.self) + monitor.sources.map(\.name).filter { $0 != shown }
  }

  private func answer(_ request: BarsRequest, preferring sources: [String]) -> BarsAnswer {
    switch origin {
    case .played: return state.withLock { $0.archive.answer(request) }
    case .nowhere(let reason): return BarsAnswer(request, reason: reason)
    case .disk(let path, let calendar):
      do throws(StoreProblem) {
        let store = try HistoryStore(path: path, calendar: calendar, writing: false, now: .now)
        return try store.answer(request, preferring: sources)
      } catch {
        return BarsAnswer(request, reason: visible("\(error)"))
      }
    }
  }
}

extension HistoryStore {
  /// As few bars as answer a request: read in pieces from the end, since nobody knows how many a stretch of time holds.
  fileprivate func answer(
    _ request: BarsRequest, preferring sources: [String]
  ) throws(StoreProblem) -> BarsAnswer {
    var answer = BarsAnswer(request)
    var found: [Instrument: [SourcedBar]] = [:]
    let spans = try spans().filter { $0.series.interval == request.interval }
    for instrument in request.instruments {
      let own = spans.filter { $0.series.instrument == instrument }
      guard let first = own.map(\.first).min(), let last = own.map(\.last).max() else { continue }
      var bars: [SourcedBar] = []
      var to = min(request.end ?? .never, last.advanced(byMilliseconds: 1))
      // The market is closed for about a third of the time.
      var reach = request.interval.milliseconds * Int64(request.count) / 2 * 3
      while bars.count < request.count, to > first {
        let from = max(first, to.advanced(byMilliseconds: -reach))
        bars =
          try sourcedBars(instrument, request.interval, from: from, to: to, sources: sources) + bars
        to = from
        reach = reach.multipliedSaturated(by: 2)
      }
      found[instrument] = bars.suffix(request.count)
      answer[instrument] = bars.suffix(request.count).map(\.bar)
      answer.hasOlder = answer.hasOlder || answer[instrument].first.map { $0.start > first } ?? false
    }
    let leading = request.instruments.first.flatMap { found[$0] } ?? []
    for sourced in leading where sourced.source != answer.sources.last?.source {
      answer.sources.append(BarsAnswer.SourceStart(time: sourced.bar.start, source: sourced.source))
    }
    if answer.isEmpty {
      let metals = request.instruments.map(\.name).joined(separator: " and ")
      answer.reason = "the history has no earlier bars of \(request.interval.rawValue) of \(metals)"
    }
    return answer
  }
}
