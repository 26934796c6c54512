import BullionMarket
import BullionMonitor

/// The bars of a chart: older ones as they were asked for, in parts, and those that the monitor has.
struct ChartHistory: Sendable, Equatable {
  private(set) var subject = ChartSubject.gold
  private(set) var interval = ChartInterval.oneMinute
  /// Oldest first.
  private var parts: [BarPyramid] = []
  /// The monitor's bars count from here on; nil while nothing has been loaded.
  private var cut: Timestamp?
  /// The start of the oldest bar of the base that is in a part.
  private var oldest: Timestamp?
  private var awaited: BarsRequest?
  private var hasOlder = true
  /// Why there is nothing older.
  private(set) var reason: String?

  /// Whether older bars are on their way.
  var isLoading: Bool { awaited != nil }

  /// Parts are told apart by where they begin and how long they are: what they hold does not change.
  static func == (left: ChartHistory, right: ChartHistory) -> Bool {
    (left.subject, left.interval, left.cut, left.oldest, left.awaited, left.hasOlder)
      == (right.subject, right.interval, right.cut, right.oldest, right.awaited, right.hasOlder)
      && left.parts.map(\.slots.count) == right.parts.map(\.slots.count)
  }

  /// Begins with other bars, or with the same ones anew. What is there stays until the answer comes when it is of the
  /// same kind.
  mutating func begin(_ subject: ChartSubject, _ interval: ChartInterval) -> [Effect] {
    if (subject, interval) != (self.subject, self.interval) {
      self = ChartHistory()
      (self.subject, self.interval) = (subject, interval)
    }
    reason = nil
    hasOlder = true
    return ask(before: nil)
  }

  private mutating func ask(before end: Timestamp?) -> [Effect] {
    let request = BarsRequest(interval.base, before: end)
    awaited = request
    return [.loadBars(request)]
  }

  /// Asks for what lies before, while there is something and nothing is on its way.
  mutating func askForOlder() -> [Effect] {
    guard awaited == nil, hasOlder, let oldest else { return [] }
    return ask(before: oldest)
  }

  /// Begins anew when the monitor no longer has the bars that follow on those that were loaded.
  mutating func catchUp(with monitor: Monitor) -> [Effect] {
    guard awaited == nil, let cut, !parts.isEmpty else { return [] }
    let first = monitor.bars(subject.instrument, interval.base).closed.first
    guard let first, first.start > cut else { return [] }
    return begin(subject, interval)
  }

  /// Takes an answer.
  ///
  /// - Returns: false when it is not the one that is waited for.
  mutating func receive(_ answer: BarsAnswer, _ monitor: Monitor) -> Bool {
    guard answer.request == awaited else { return false }
    awaited = nil
    var clock = SessionClock(calendar: monitor.settings.calendar)
    if answer.request.end == nil {
      parts = []
      oldest = nil
      cut = beginning(of: monitor, after: answer, &clock)
    }
    hasOlder = answer.hasOlder
    reason = answer.reason
    let end = oldest ?? cut ?? .never
    var start = [answer.gold.first, answer.silver.first].compactMap { $0?.start }.min() ?? end
    if hasOlder, interval.base == .oneDay ? interval != .oneDay : interval != .oneMinute {
      // The oldest bar is cut: it comes whole with what lies before.
      let first = interval.start(of: start, &clock)
      let bars = answer[subject.instrument]
      start = bars.first { interval.start(of: $0.start, &clock) != first }?.start ?? start
    }
    let gold = answer.gold.within(start, end)
    let silver = answer.silver.within(start, end)
    var maker = ChartSlotMaker(
      subject, interval, calendar: monitor.settings.calendar, changes: answer.sources.dropFirst().map(\.time))
    maker.add(gold: gold, silver: silver)
    maker.finish(following: end == .never ? nil : end)
    if !maker.slots.isEmpty { parts.insert(BarPyramid(maker.slots), at: 0) }
    // Without progress there is no more to be had.
    if let oldest, start >= oldest { hasOlder = false }
    oldest = min(start, end)
    return true
  }

  /// The first bar of the monitor that begins a bar of the chart: what lies before comes from the answer. Behind the
  /// answer where the monitor has none.
  private func beginning(
    of monitor: Monitor, after answer: BarsAnswer, _ clock: inout SessionClock
  ) -> Timestamp? {
    let track = monitor.bars(subject.instrument, interval.base)
    guard let first = track.closed.first?.start ?? track.current?.start else {
      return answer[subject.instrument].last?.start.advanced(byMilliseconds: interval.base.milliseconds)
    }
    guard let loaded = answer[subject.instrument].first, loaded.start < first else { return first }
    let cutBar = interval.start(of: first, &clock)
    let starts = track.closed.lazy.map(\.start) + [track.current?.start].compactMap(\.self)
    return starts.first { interval.start(of: $0, &clock) != cutBar } ?? .never
  }

  /// All bars as a chart shows them.
  func series(_ monitor: Monitor) -> ChartSeries {
    let from = cut ?? Timestamp(milliseconds: .min)
    let changes = monitor.switches.filter { $0.from != nil }.map(\.time)
    var maker = ChartSlotMaker(subject, interval, calendar: monitor.settings.calendar, changes: changes)
    maker.add(gold: recent(.gold, from, monitor), silver: recent(.silver, from, monitor))
    maker.finish(at: monitor.hasEnded ? nil : monitor.now)
    return ChartSeries(parts + [BarPyramid(maker.slots)])
  }

  private func recent(_ instrument: Instrument, _ from: Timestamp, _ monitor: Monitor) -> [Bar] {
    let track = monitor.bars(instrument, interval.base)
    var bars = track.closed.filter { $0.start >= from }
    if let current = track.current, current.start >= from { bars.append(current) }
    return bars
  }
}

extension [Bar] {
  /// Those that start from one moment on and before another.
  fileprivate func within(_ start: Timestamp, _ end: Timestamp) -> ArraySlice<Bar> {
    let lower = firstPlace(atOrAfter: start)
    return self[lower..<Swift.max(lower, firstPlace(atOrAfter: end))]
  }
}
