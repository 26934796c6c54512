import BullionMarket

extension AlarmBoard {
  /// The longest time an alarm can be shelved, in milliseconds: 8 hours.
  public static let longestShelving: Int64 = 8 * 3_600_000

  /// The operator has seen the alarm.
  ///
  /// - Returns: whether there was something to acknowledge.
  @discardableResult
  public mutating func acknowledge(id: String, at time: Timestamp) -> Bool {
    guard let index = index(of: id) else { return false }
    advance(to: time)
    guard machines[index].awaitsAcknowledgement else { return false }
    send(.acknowledge, to: [index], at: time)
    return true
  }

  /// The operator has seen all alarms.
  ///
  /// - Returns: how many there were to acknowledge.
  @discardableResult
  public mutating func acknowledgeAll(at time: Timestamp) -> Int {
    advance(to: time)
    let waiting = rules.indices.filter { machines[$0].awaitsAcknowledgement }
    send(.acknowledge, to: waiting, at: time)
    return waiting.count
  }

  /// How many alarms wait for an acknowledgement.
  public var unacknowledgedCount: Int { machines.count { $0.awaitsAcknowledgement } }

  /// Releases a latched alarm.
  ///
  /// - Returns: false when it is not latched, not acknowledged, or its condition is not known to be over.
  @discardableResult
  public mutating func reset(id: String, at time: Timestamp) -> Bool {
    guard let index = index(of: id) else { return false }
    send(.reset, to: [index], at: time)
    return notices.last?.effect?.kind == .reset
  }

  /// Releases all latched alarms that are acknowledged and over.
  ///
  /// - Returns: how many there were.
  @discardableResult
  public mutating func resetAll(at time: Timestamp) -> Int {
    advance(to: time)
    return rules.indices.count { machines[$0].isLatched && reset(id: rules[$0].id, at: time) }
  }

  /// Silences an alarm for a while; it stays under watch, and is announced afterwards if it stands then.
  ///
  /// - Parameters:
  ///   - id: the rule's.
  ///   - span: milliseconds, taken as at least 1 and at most `longestShelving`.
  ///   - time: when it was shelved.
  /// - Returns: whether there is such a rule.
  @discardableResult
  public mutating func shelve(id: String, for span: Int64, at time: Timestamp) -> Bool {
    guard let index = index(of: id) else { return false }
    send(.shelve(for: min(max(span, 1), Self.longestShelving)), to: [index], at: time)
    return true
  }

  /// Ends a shelving before its time; what was raised meanwhile and still stands is announced now.
  ///
  /// - Returns: whether the alarm was shelved.
  @discardableResult
  public mutating func unshelve(id: String, at time: Timestamp) -> Bool {
    guard let index = index(of: id) else { return false }
    advance(to: time)
    guard machines[index].shelvedUntil != nil else { return false }
    send(.unshelve, to: [index], at: time)
    return true
  }

  /// The system silences alarms, the market being closed for one. May be repeated; only a change counts.
  ///
  /// - Parameters:
  ///   - reasons: `inhibited` is the board's own and is ignored.
  ///   - indices: which rules; all when nil.
  ///   - time: from when on.
  public mutating func suppress(_ reasons: AlarmSuppression, rules indices: [Int]? = nil, at time: Timestamp)
  {
    let asked = reasons.subtracting(.inhibited)
    send(.suppress(asked), to: selected(indices) { !$0.suppression.isSuperset(of: asked) }, at: time)
  }

  /// Lifts reasons again. May be repeated; only a change counts.
  public mutating func unsuppress(
    _ reasons: AlarmSuppression, rules indices: [Int]? = nil, at time: Timestamp
  ) {
    let asked = reasons.subtracting(.inhibited)
    send(.unsuppress(asked), to: selected(indices) { !$0.suppression.isDisjoint(with: asked) }, at: time)
  }

  /// The owner declares the data behind rules stale: what is pending is dropped, what is raised is held.
  public mutating func dataLost(rules indices: [Int], at time: Timestamp) {
    send(.dataLost, to: indices, at: time)
  }

  private func selected(_ indices: [Int]?, where isMeant: (AlarmMachine) -> Bool) -> [Int] {
    (indices ?? Array(rules.indices)).filter { machines.indices.contains($0) && isMeant(machines[$0]) }
  }
}

extension AlarmMachine {
  /// Whether nobody has acknowledged that the alarm stands or stood.
  public var awaitsAcknowledgement: Bool { state == .unacknowledged || state == .returned }
}
