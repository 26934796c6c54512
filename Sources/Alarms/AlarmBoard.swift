import BullionMarket

/// All alarms together: every rule's machine on one time line, and what only shows over all of them, which is
/// inhibition by a lost feed, floods and chattering.
///
/// Every call first fires what is due in time order over all rules, so that the notices do not depend on how often
/// `advance` is called.
public struct AlarmBoard: Sendable, Equatable {
  /// The rules in the order given; places in this list stand for rules everywhere in the board.
  public let rules: [AlarmRule]
  /// Every rule's state machine, in the order of the rules.
  public internal(set) var machines: [AlarmMachine]
  /// What is known of each rule's alarm, beside the machine's own state.
  public internal(set) var memories: [AlarmMemory]
  /// Whether more is announced than a person can take in.
  public internal(set) var flood = AnnunciationFlood()
  /// Whether each rule's alarm comes and goes too fast, in the order of the rules.
  public internal(set) var chatters: [AlarmChatter]
  /// The latest time the board was told; nil before the first.
  public internal(set) var now: Timestamp?
  /// What happened since `takeNotices`.
  public private(set) var notices: [AlarmNotice] = []

  let ruleHashes: [UInt64]
  private let indexOfID: [String: Int]
  /// For each rule, the rules whose activity inhibits it; and the other way round.
  private let inhibitors: [[Int]]
  private let inhibited: [[Int]]
  /// Nothing is due before this; it may be too early, never too late.
  private var nextDue = Timestamp(milliseconds: .max)
  /// Kept between calls for its memory.
  private var scratch: [AlarmEffect] = []

  /// A board whose alarms are all normal and have seen no data.
  ///
  /// - Parameter rules: should be free of `AlarmRule.problems(in:)`; of two rules with one id, commands by id reach
  ///   the first.
  public init(rules: [AlarmRule]) {
    self.rules = rules
    machines = rules.map(AlarmMachine.init(rule:))
    memories = Array(repeating: AlarmMemory(), count: rules.count)
    chatters = Array(repeating: AlarmChatter(), count: rules.count)
    ruleHashes = rules.map(\.ruleHash)
    indexOfID = Dictionary(zip(rules.map(\.id), rules.indices), uniquingKeysWith: { first, _ in first })
    func others(_ index: Int, where relation: (AlarmRule) -> Bool) -> [Int] {
      rules.indices.filter { $0 != index && relation(rules[$0]) }
    }
    inhibitors = rules.indices.map { index in
      others(index) { $0.inhibits.contains(where: rules[index].labels.contains) }
    }
    inhibited = rules.indices.map { index in
      others(index) { $0.labels.contains(where: rules[index].inhibits.contains) }
    }
  }

  /// The place of a rule in `rules`; nil when there is none of this id. O(1).
  public func index(of id: String) -> Int? { indexOfID[id] }

  /// Hands over the notices and forgets them.
  public mutating func takeNotices() -> [AlarmNotice] {
    guard !notices.isEmpty else { return [] }
    defer { notices = [] }
    return notices
  }

  /// A new value of a rule's metric, in the unit of the rule's limit.
  ///
  /// - Parameters:
  ///   - index: the rule's place in `rules`; another one is ignored.
  ///   - value: not a finite number counts as lost data.
  ///   - time: when the metric had it; everything due by then happens first.
  /// - Complexity: O(1) and no allocation while nothing comes of it; O(rules) for each deadline that was due.
  public mutating func sample(rule index: Int, value: Double, at time: Timestamp) {
    guard machines.indices.contains(index) else { return }
    if time >= nextDue {
      advance(to: time)
    } else if now.map({ time > $0 }) ?? true {
      now = time
    }
    if !machines[index].takeQuietly(value, at: time) { deliver(.tick(value), to: index, at: time) }
  }

  /// Lets time pass: fires everything that is due, each at its own time.
  public mutating func advance(to time: Timestamp) {
    now = now.map { max($0, time) } ?? time
    guard time >= nextDue else { return }
    while let (due, source) = earliestDue {
      nextDue = due
      guard due <= time else { return }
      switch source {
      case .flood:
        flood.end()
        notices.append(AlarmNotice(.floodEnded, of: nil, at: due))
      case .chatter(let index):
        chatters[index].end()
        notices.append(AlarmNotice(.chatterEnded, of: index, at: due, value: machines[index].lastValue))
      case .machine(let index): deliver(.heartbeat, to: index, at: due)
      }
    }
    nextDue = Timestamp(milliseconds: .max)
  }

  /// Sends one event to some rules (all, when nil), after everything that is due.
  mutating func send(_ event: AlarmEvent, to indices: [Int]? = nil, at time: Timestamp) {
    advance(to: time)
    for index in indices ?? Array(rules.indices) where machines.indices.contains(index) {
      deliver(event, to: index, at: time)
    }
  }

  /// The clock was set by so many milliseconds; `time` is on the new clock. Elapsed times stay what they were.
  public mutating func stepClock(by step: Int64, at time: Timestamp) {
    now = time
    flood.stepClock(by: step)
    for index in rules.indices {
      chatters[index].stepClock(by: step)
      deliver(.clockStep(step), to: index, at: time)
    }
    nextDue = Timestamp(milliseconds: .min)
    advance(to: time)
  }

  /// Looks anew for what is due.
  mutating func dueAgain() { nextDue = Timestamp(milliseconds: .min) }

  /// Takes over what a history says of one rule.
  mutating func learn(_ past: AlarmPast, of index: Int) {
    let wasActive = machines[index].state.isActive
    var effects: [AlarmEffect] = []
    machines[index].learn(past, into: &effects)
    for effect in effects {
      // It happened before, and is announced now.
      publish(effect, of: index, isAfterGap: false, announcedAt: max(effect.time, now ?? effect.time))
    }
    expect(machines[index].nextDeadline)
    if machines[index].state.isActive != wasActive, let now { inhibit(inhibited[index], at: now) }
  }

  /// Puts one alarm into the state it was stored in; nothing is announced again.
  mutating func restore(_ memory: AlarmMemory, of index: Int, at time: Timestamp) {
    machines[index] = AlarmMachine(rule: rules[index], memory: memory)
    memories[index] = memory
    deliver(.restart, to: index, at: time)
  }

  /// Says that the stored state belongs to another rule of the same id.
  mutating func refuse(_ memory: AlarmMemory, of index: Int, at time: Timestamp) {
    publish(
      AlarmEffect(
        time: time, kind: .ruleChanged, from: memory.state, to: .normal, value: nil, quality: .stale),
      of: index, isAfterGap: false)
  }

  /// Masks new alarms of the rules that an active inhibitor explains, and unmasks the others.
  mutating func inhibit(_ indices: [Int], at time: Timestamp) {
    for index in indices {
      let isExplained = inhibitors[index].contains { machines[$0].state.isActive }
      guard isExplained != machines[index].suppression.contains(.inhibited) else { continue }
      deliver(isExplained ? .suppress(.inhibited) : .unsuppress(.inhibited), to: index, at: time)
    }
  }
}

extension AlarmBoard {
  private enum DueSource {
    case flood
    case chatter(Int)
    case machine(Int)
  }

  /// On ties the flood goes first, then chattering and machines in the order of the rules.
  private var earliestDue: (time: Timestamp, source: DueSource)? {
    var earliest: (time: Timestamp, source: DueSource)?
    func consider(_ time: Timestamp?, _ source: DueSource) {
      guard let time, earliest.map({ time < $0.time }) ?? true else { return }
      earliest = (time, source)
    }
    consider(flood.endsAt, .flood)
    for index in rules.indices {
      consider(chatters[index].endsAt, .chatter(index))
      consider(machines[index].nextDeadline, .machine(index))
    }
    return earliest
  }

  private mutating func expect(_ due: Timestamp?) {
    if let due, due < nextDue { nextDue = due }
  }

  private mutating func deliver(_ event: AlarmEvent, to index: Int, at time: Timestamp) {
    let wasActive = machines[index].state.isActive
    let wasCutOff = machines[index].quality == .stale && machines[index].lastValue != nil
    var effects = scratch
    scratch = []
    machines[index].receive(event, at: time, into: &effects)
    for effect in effects { publish(effect, of: index, isAfterGap: wasCutOff) }
    effects.removeAll(keepingCapacity: true)
    scratch = effects
    expect(machines[index].nextDeadline)
    if machines[index].state.isActive != wasActive { inhibit(inhibited[index], at: time) }
  }

  /// - Parameter moment: when it is announced; nil when it takes effect.
  private mutating func publish(
    _ effect: AlarmEffect, of index: Int, isAfterGap: Bool, announcedAt moment: Timestamp? = nil
  ) {
    memories[index].apply(effect)
    var notice = AlarmNotice(effect, of: index)
    let announced = moment ?? effect.time
    if case .raise = effect.kind {
      notice.isAfterGap = isAfterGap
      if chatters[index].raise(at: announced) {
        notices.append(AlarmNotice(.chatterBegan, of: index, at: effect.time, value: effect.value))
      }
      expect(chatters[index].endsAt)
    }
    if effect.annunciates {
      if flood.annunciate(at: announced) {
        notices.append(AlarmNotice(.floodBegan, of: nil, at: effect.time))
      }
      expect(flood.endsAt)
      notice.sounds = (!flood.isOn || rules[index].priority == 1) && !chatters[index].isOn
    }
    notices.append(notice)
  }
}
