import BullionMarket

extension Monitor {
  private static let switchesKept = 50

  /// Takes how all sources stand. When none can be relied on, prices are old from this moment on, however young.
  mutating func receive(_ readings: [SourceReading]) {
    sources = readings
    bases.note(readings, at: present)
    let isGood = readings.contains { $0.isShown && ($0.state == .live || $0.state == .closed) }
    let isLost = lastSwitch != nil && !isGood
    if isLost, !isDown { Instrument.allCases.forEach { lose($0) } }
    let wasUnanswered = isUnanswered
    noteWaiting(isGood: isGood)
    isDown = isLost || isUnanswered
    // Its end has to be seen as well.
    if isUnanswered || wasUnanswered { sampleSilenceRules() }
    sampleFailoverRules()
  }

  /// A start that reaches nobody is a silence, too, counted from the start.
  private mutating func noteWaiting(isGood: Bool) {
    let hasPrice = Instrument.allCases.contains { metals[$0.position].freshness.isLive }
    waitingSince = hasPrice || isGood ? nil : waitingSince ?? now
  }

  /// Whether no source of a live feed has answered since the start, for longer than prices may be silent.
  var isUnanswered: Bool {
    guard let waitingSince, let now else { return false }
    return now.milliseconds(since: waitingSince) >= Freshness.shortest
  }

  /// Why there is no price that could be relied on, where no source of a live feed gives one:
  /// `no source answers: binance: nobody listens, …`. Not yet safe to print.
  public var trouble: String? {
    guard isDown, !sources.isEmpty else { return nil }
    return "no source answers: " + sources.map { "\($0.name): \($0.reason)" }.joined(separator: ", ")
  }

  /// What follows comes from another source: the limits that were learnt from the one before hold no more, and a
  /// metal that the new one does not quote has no price that could be relied on.
  mutating func receive(_ change: SourceSwitch) {
    if change.time.isPlausible { pass(to: change.time) }
    switches.append(change, keeping: Self.switchesKept)
    epoch += 1
    watch.show(source: change.to)
    hours.isAlwaysOpen = isOfAllWeek
    isDown = false
    for instrument in Instrument.allCases {
      metals[instrument.position].changeSource(
        basis: bases.basis(of: instrument, from: change.from, to: change.to, at: present))
    }
    for instrument in Instrument.allCases where !change.instruments.contains(instrument) { lose(instrument) }
    if change.isFailover { failovers.note(at: change.time) }
    sampleFailoverRules()
    schedule()
  }

  private mutating func lose(_ instrument: Instrument) {
    metals[instrument.position].lose(at: present, hours: &hours)
    noteQuality(of: instrument)
    schedule()
  }

  private mutating func sampleFailoverRules() {
    guard let now else { return }
    failovers.advance(to: now)
    for rule in watch.failoverRules { watch.sample(rule, value: Double(failovers.count), at: now) }
  }
}

/// How often the shown source lost its place within the last five minutes.
struct FailoverCount: Sendable, Equatable {
  private static let window: Int64 = 300_000
  private var times: [Timestamp] = []

  var count: Int { times.count }

  mutating func note(at time: Timestamp) {
    times.append(time, keeping: 1000)
  }

  mutating func stepClock(by step: Int64) { times = times.map { $0.advanced(byMilliseconds: step) } }

  mutating func advance(to now: Timestamp) {
    times.removeAll { now.milliseconds(since: $0) > Self.window }
  }
}
