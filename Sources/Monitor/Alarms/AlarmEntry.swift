import BullionAlarms
import BullionMarket

/// One rule with all that is known of its alarm, for a list of everything that is watched and that is not.
public struct AlarmEntry: Sendable, Equatable {
  /// The parts of the list, in their order.
  public enum Group: Int, Sendable, CaseIterable, Comparable {
    /// Raised, and nobody has acknowledged it.
    case waiting
    /// Acknowledged, and it still stands; also what is over and has to be reset.
    case acknowledged
    /// Went back to normal before anybody had seen it.
    case over
    /// Put aside for a time, raised or not.
    case shelved
    /// Normal, or explained by another alarm.
    case watched
    /// Switched off.
    case off

    public static func < (left: Group, right: Group) -> Bool { left.rawValue < right.rawValue }
  }

  public var rule: AlarmRule
  public var group: Group
  /// Nil while it is normal and for a rule that is off.
  public var alarm: ActiveAlarm?
  /// The latest reading; nil before the first.
  public var value: Double?
  public var badges: [ActiveAlarm.Badge] = []
  public var shelvedUntil: Timestamp?
  /// Since when the value is beyond the limit without an alarm, since it never was clear of it.
  public var beyondSince: Timestamp?
  /// Nil while it is normal, and for what was raised before the program began.
  public var cause: AlarmCause?
  /// How often it was raised since the program began.
  public var raised = 0

  /// Whether a reset would release it, or will once it is acknowledged and over.
  public var isLatched: Bool { badges.contains(.latched) }
}

extension Monitor {
  /// On what the alarm of a rule was raised; nil for what was raised before the program began.
  public func alarmCause(of rule: String) -> AlarmCause? { watch.causes[rule] }

  /// Every rule: what waits first, what is off last; within a group the gravest and newest first.
  public var alarmEntries: [AlarmEntry] {
    let board = watch.board
    // An alarm that another one explains is not in this list.
    let shown = Dictionary(alarms.map { ($0.ruleIndex, $0) }, uniquingKeysWith: { first, _ in first })
    let on = board.rules.indices.map { index -> AlarmEntry in
      let (rule, machine) = (board.rules[index], board.machines[index])
      var entry = AlarmEntry(rule: rule, group: Self.group(shown[index], machine), alarm: shown[index])
      entry.value = machine.lastValue
      entry.badges = board.badges(index)
      entry.shelvedUntil = machine.shelvedUntil
      entry.beyondSince = board.memories[index].beyondSince
      entry.cause = entry.alarm == nil ? nil : watch.causes[rule.id]
      entry.raised = watch.tally.counts[rule.id] ?? 0
      return entry
    }
    let off = settings.disabledRules.map { rule in
      var entry = AlarmEntry(rule: rule, group: .off)
      entry.raised = watch.tally.counts[rule.id] ?? 0
      return entry
    }
    let entries = on + off
    return entries.indices.sorted { Self.isBefore((entries[$0], $0), (entries[$1], $1)) }.map { entries[$0] }
  }

  private static func group(_ alarm: ActiveAlarm?, _ machine: AlarmMachine) -> AlarmEntry.Group {
    if machine.shelvedUntil != nil { return .shelved }
    switch alarm?.state {
    case .unacknowledged: return .waiting
    case .acknowledged: return .acknowledged
    case .returned: return .over
    case .normal, nil: return .watched
    }
  }

  private static func isBefore(_ left: (AlarmEntry, Int), _ right: (AlarmEntry, Int)) -> Bool {
    if left.0.group != right.0.group { return left.0.group < right.0.group }
    guard let (old, new) = left.0.alarm.flatMap({ left in right.0.alarm.map { ($0.since, left.since) } })
    else { return left.1 < right.1 }
    return (left.0.rule.priority, old, left.1) < (right.0.rule.priority, new, right.1)
  }
}
