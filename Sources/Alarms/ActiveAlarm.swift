import BullionMarket

/// One line of the alarm list.
public struct ActiveAlarm: Sendable, Hashable {
  /// What the reader must know about an alarm beside its state. Raw values are the words on the screen.
  public enum Badge: String, Sendable, Hashable, Codable, CaseIterable {
    /// Raised without an announcement.
    case masked
    /// Silenced by the operator for a time.
    case shelved
    /// Silenced by the system.
    case suppressed
    /// The data are too old to tell whether it still stands.
    case stale
    /// Comes and goes: limit or deadband want a second look.
    case chatter
    /// Has to be reset after it is acknowledged.
    case latched
  }

  /// The rule's place in the board's list.
  public var ruleIndex: Int
  /// The rule's id.
  public var id: String
  /// Never `normal`. The raw value is the name in JSON.
  public var state: AlarmState
  /// The rule's priority, 1 to 3; 1 needs action now.
  public var priority: Int
  /// When the condition was raised.
  public var since: Timestamp
  /// The reading at that time.
  public var value: Double?
  /// The latest reading.
  public var current: Double?
  /// The rule's limit, in units of its metric.
  public var limit: Double
  /// The line for the reader, with the reading at the raise.
  public var text: String
  /// What is so while the alarm stands, without a reading: `silver above 100`.
  public var statement: String
  /// The reading at the raise, with its unit; nil for a reading that is 0 or 1.
  public var raisedReading: String?
  /// The latest reading, likewise.
  public var currentReading: String?
  /// In the order of the cases; empty for a plain alarm.
  public var badges: [Badge]
  /// How often it was raised since it last was normal.
  public var count: Int
  /// When the shelving ends; nil when it is not shelved.
  public var shelvedUntil: Timestamp?

  /// Whether it waits for the operator: neither acknowledged nor put aside.
  public var isWaiting: Bool { state == .unacknowledged && shelvedUntil == nil }
}

extension AlarmBoard {
  /// An alarm that stands longer than this, in milliseconds, is listed apart: 24 hours.
  public static let standingTime: Int64 = 86_400_000

  /// The alarms that are not normal and not standing: priority 1 first, and the newest first within a priority.
  ///
  /// - Complexity: O(rules log rules).
  public var active: [ActiveAlarm] { listed.filter { !isStanding($0) } }

  /// The alarms that are active for more than 24 hours, in the order of `active`. Nothing is in both lists, and
  /// together they are all alarms that are not normal.
  public var standing: [ActiveAlarm] { listed.filter(isStanding) }

  private func isStanding(_ alarm: ActiveAlarm) -> Bool {
    guard let now, alarm.state.isActive else { return false }
    return now > alarm.since.advanced(byMilliseconds: Self.standingTime)
  }

  private var listed: [ActiveAlarm] {
    rules.indices.compactMap(alarm).sorted {
      ($0.priority, $1.since, $0.ruleIndex) < ($1.priority, $0.since, $1.ruleIndex)
    }
  }

  private func alarm(_ index: Int) -> ActiveAlarm? {
    let (rule, machine, memory) = (rules[index], machines[index], memories[index])
    guard machine.state != .normal, let since = memory.since else { return nil }
    return ActiveAlarm(
      ruleIndex: index, id: rule.id, state: machine.state, priority: rule.priority, since: since,
      value: memory.raisedValue, current: machine.lastValue, limit: rule.limit,
      text: rule.line(value: memory.raisedValue), statement: rule.statement,
      raisedReading: memory.raisedValue.flatMap(rule.reading),
      currentReading: machine.lastValue.flatMap(rule.reading), badges: badges(index), count: memory.count,
      shelvedUntil: machine.shelvedUntil)
  }

  /// What the reader must know about a rule, also while its alarm is normal.
  public func badges(_ index: Int) -> [ActiveAlarm.Badge] {
    guard machines.indices.contains(index) else { return [] }
    let machine = machines[index]
    let holds: [(Bool, ActiveAlarm.Badge)] = [
      (machine.isMasked, .masked), (machine.shelvedUntil != nil, .shelved),
      (!machine.suppression.isEmpty, .suppressed), (machine.quality == .stale, .stale),
      (chatters[index].isOn, .chatter), (machine.isLatched, .latched),
    ]
    return holds.filter(\.0).map(\.1)
  }
}
