import BullionAlarms
import BullionMarket

extension Monitor {
  /// Begins all analytics anew on a more complete history, and goes on from the present moment: for bars that a
  /// venue gives afterwards for a time in which nothing was heard.
  ///
  /// Bars of its own that the history does not have are kept; where both have one, its own is taken unless it is
  /// partial. The bar in the making, counts and the last prices stay as they are. What the history shows to have
  /// come and gone raises no alarm; an excursion that it shows to last is one, from the moment at which it began.
  /// O(bars).
  ///
  /// - Parameter history: `.bar` events in any order, with what was loaded before.
  public mutating func relearn(from history: [FeedEvent]) {
    guard let now else { return load(history: history) }
    var fresh = Monitor(settings: settings, feedName: feedName, mode: mode)
    fresh.past = AlarmBoard(rules: settings.rules)
    fresh.take(history: merged(history, before: now), steps: metals.map(\.steps))
    let past = fresh.past
    fresh.past = nil
    for instrument in Instrument.allCases {
      let index = instrument.position
      if let last = metals[index].last { fresh.addToLevels(last.mid, of: instrument, at: last.time) }
      fresh.metals[index].goOn(from: metals[index], at: now, closed: &fresh.closedBars)
      fresh.noteClosedBars(of: instrument, isHistory: true)
    }
    metals = fresh.metals
    pair = fresh.pair
    levels = fresh.levels
    schedule()
    self.past = past
    learnFromPast()
    judgeAnew()
  }

  /// The history and this monitor's own bars, one of each metal, length and time, without those that are not over.
  private func merged(_ history: [FeedEvent], before now: Timestamp) -> [FeedEvent] {
    struct Key: Hashable {
      var instrument: Instrument
      var interval: BarInterval
      var start: Timestamp
    }
    var bars: [Key: Bar] = [:]
    func add(_ instrument: Instrument, _ interval: BarInterval, _ bar: Bar) {
      guard interval.span(ofBarAt: bar.start, calendar: settings.calendar).end <= now else { return }
      let key = Key(instrument: instrument, interval: interval, start: bar.start)
      if let known = bars[key], bar.isPartial || (bar.count == 0 && !known.isPartial) { return }
      bars[key] = bar
    }
    for case .bar(let instrument, let interval, let bar) in history {
      add(instrument, interval, bar)
    }
    for instrument in Instrument.allCases {
      for interval in [BarInterval.oneMinute, .oneDay] {
        for bar in metals[instrument.position].bars[interval].closed where bar.count > 0 {
          // A day of which minutes are known is made of them.
          if interval == .oneMinute || bar.start < (earliestMinute(of: instrument) ?? .never) {
            add(instrument, interval, bar)
          }
        }
      }
    }
    return bars.map { .bar($0.key.instrument, $0.key.interval, $0.value) }
  }

  private func earliestMinute(of instrument: Instrument) -> Timestamp? {
    metals[instrument.position].bars[.oneMinute].closed.first?.start
  }

  /// The indicators of closed bars, to be stored and given back to `restore` at the next start.
  public var indicatorMemory: [IndicatorMemory] {
    Instrument.allCases.flatMap { instrument in
      BarInterval.allCases.compactMap {
        metals[instrument.position].bars[$0].memory(of: instrument)
      }
    }
  }

  /// Lets indicators go on exactly where they stood, where the history that was loaded ends with the same bar and
  /// is shorter than what they have seen.
  public mutating func restore(_ memories: [IndicatorMemory]) {
    for memory in memories { metals[memory.instrument.position].restore(memory) }
  }
}

extension MetalTrack {
  /// Takes over what is not made of finished bars from the track that saw the present.
  mutating func goOn(from old: MetalTrack, at now: Timestamp, closed: inout [ClosedBar]) {
    repeatSteps(old.steps, before: .never)
    takePresent(of: old)
    let current = old.bars[.oneMinute].current
    if let current, current.start <= now { bars.resume(current, closed: &closed) }
    guard let last, last.time <= now else { return }
    let extremes = old.bars[.oneMinute].current
    tradeDay.add(
      high: extremes?.high ?? last.mid, low: extremes?.low ?? last.mid, close: last.mid, at: last.time,
      calendar: calendar)
    record(last.mid, at: last.time)
  }

  mutating func restore(_ memory: IndicatorMemory) { bars.restore(memory) }
}
