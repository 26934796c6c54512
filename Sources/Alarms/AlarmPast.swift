import BullionMarket

/// How a rule's alarm would stand if it had been watched over a history: what is known of it from before the first
/// sample.
struct AlarmPast {
  /// Since when the excursion lasts; nil when the history ends with none.
  var since: Timestamp?
  /// The value at which it began.
  var raisedValue: Double?
  /// The last value of the history; nil when the history says nothing about the rule.
  var value: Double?
  /// Whether the value was clear of the limit once.
  var isArmed: Bool
  /// Since when the value is beyond the limit without having been clear of it; nil when it was.
  var beyondSince: Timestamp?
}

extension AlarmMachine {
  /// Bars tell a crossing up to a minute after the quotes that made it.
  private static let telling: Int64 = 60_000

  /// Takes over what a history says.
  ///
  /// An excursion that lasts stands as an alarm from the moment at which it began, unless it is known already: what
  /// was raised and went by, as the journal has it, does not come back. An alarm that stands is left as it is. The
  /// data stay stale until the first sample, and that sample is no longer the first: a limit that is passed between
  /// the history and the sample was crossed.
  mutating func learn(_ past: AlarmPast, into effects: inout [AlarmEffect]) {
    guard !state.isActive, let value = past.value else { return }
    defer { isQuiet = false }
    if let since = past.since, isNews(since) {
      let latest = quality == .good ? lastValue : value
      arm(at: since, into: &effects)
      lastValue = past.raisedValue ?? value
      raise(.raise(masked: isSilenced), at: since, into: &effects)
      lastValue = latest
      return
    }
    if past.isArmed {
      arm(at: lastTime ?? past.since, into: &effects)
    } else if lastValue == nil, isArmed, thresholds.isCrossing {
      isArmed = false
      lastValue = value
      if let beyond = past.beyondSince { note(.disarmedUntilClear, at: beyond, into: &effects) }
    }
    lastValue = lastValue ?? value
  }

  private mutating func arm(at time: Timestamp?, into effects: inout [AlarmEffect]) {
    guard !isArmed else { return }
    isArmed = true
    if let time { note(.armed, at: time, into: &effects) }
  }

  private func isNews(_ since: Timestamp) -> Bool {
    guard lastValue != nil, isArmed, let anchor else { return true }
    return since > anchor.advanced(byMilliseconds: Self.telling)
  }
}

extension AlarmBoard {
  /// Takes over what a board of the same rules has made of a history, before the first sample or, when the history
  /// came late, after it. What it tells is announced once, with the time at which it began.
  ///
  /// - Parameter past: a board that was fed with the history alone; of other rules it is ignored.
  public mutating func learn(from past: AlarmBoard) {
    guard past.rules == rules else { return }
    for index in rules.indices {
      let (machine, memory) = (past.machines[index], past.memories[index])
      let isActive = machine.state.isActive
      learn(
        AlarmPast(
          since: isActive ? memory.since : nil, raisedValue: memory.raisedValue, value: machine.lastValue,
          isArmed: machine.isArmed, beyondSince: memory.beyondSince),
        of: index)
    }
  }
}
