import BullionAlarms
import BullionMarket

/// Brings the monitor's readings to the alarm board, and keeps what the board had to say.
struct AlarmWatch: Sendable, Equatable {
  /// A rule of the board and the metric it watches.
  struct WatchedRule: Sendable, Equatable {
    var index: Int
    var metric: Metric
    /// From then on it raises nothing.
    var expires: Timestamp
  }

  private static let logLength = 200

  private(set) var board: AlarmBoard
  /// Rules to sample with every price of a metal, by the metal's place.
  let tickRules: [[WatchedRule]]
  /// Rules to sample when a bar of a metal closes, by the metal's place.
  let barRules: [[WatchedRule]]
  /// Rules on the silence of the feed, sampled when it falls silent or comes back.
  let silenceRules: [WatchedRule]
  /// Rules on the share of refused quotes, sampled with everything that comes.
  let refusalRules: [WatchedRule]
  /// Rules on sources that lost their place, sampled when one does and once a second.
  let failoverRules: [WatchedRule]
  private var qualities = Instrument.allCases.map { _ in Quality.none }
  private(set) var log: [AlarmLogEntry] = []
  private var mustSound = false
  /// What the board said most lately, oldest first, and how much it has said in all.
  private var notices: [AlarmNotice] = []
  private(set) var noticeCount = 0
  private var readCount = 0
  /// The prices that the rules are judged on now.
  private var scene = AlarmScene()
  /// On what each rule's alarm was raised the last time, by id.
  private(set) var causes: [String: AlarmCause] = [:]
  private(set) var tally = AlarmTally()
  /// When each rule's alarm was announced the last time, by id.
  private(set) var announced: [String: Timestamp] = [:]
  /// Rules that have ended, by their time or after their only alarm.
  private var ended: [String] = []
  private var nextExpiry = Timestamp.never
  /// Notices that are kept for owners who ask after every event.
  private var noticesKept: Int { 1024 + 64 * board.rules.count }

  init(rules: [AlarmRule]) { self.init(board: AlarmBoard(rules: rules)) }

  /// The same watch with other rules: what was said and what was read of it stay.
  init(rules: [AlarmRule], takingOver old: AlarmWatch, at time: Timestamp) {
    self.init(board: AlarmBoard(rules: rules, takingOver: old.board, at: time))
    qualities = old.qualities
    log = old.log
    mustSound = old.mustSound
    noticeCount = old.noticeCount
    readCount = old.readCount
    scene = old.scene
    causes = old.causes
    tally = old.tally
    announced = old.announced
    ended = old.ended
    notices = old.notices.map { notice in
      var notice = notice
      // Rules have other places now; what is gone is nobody's.
      notice.ruleIndex = notice.ruleIndex.flatMap { board.index(of: old.board.rules[$0].id) }
      return notice
    }
    for instrument in Instrument.allCases where qualities[instrument.position] == .closed {
      board.suppress(.marketClosed, rules: dependents(of: instrument).map(\.index), at: time)
    }
    takeNotices()
  }

  private init(board: AlarmBoard) {
    self.board = board
    let rules = board.rules
    var ticks: [WatchedRule] = []
    var bars: [WatchedRule] = []
    var silences: [WatchedRule] = []
    var refusals: [WatchedRule] = []
    var failovers: [WatchedRule] = []
    for (index, rule) in rules.enumerated() {
      guard let metric = Metric(name: rule.metric) else { continue }
      let watched = WatchedRule(index: index, metric: metric, expires: rule.expires ?? .never)
      switch (metric, rule.evaluation) {
      case (.feedStale, _), (.allFeedsStale, _): silences.append(watched)
      case (.feedQuality, _): refusals.append(watched)
      case (.feedFailovers, _): failovers.append(watched)
      case (_, .tick): ticks.append(watched)
      case (_, .barClose): bars.append(watched)
      }
    }
    func ofEachMetal(_ rules: [WatchedRule]) -> [[WatchedRule]] {
      Instrument.allCases.map { metal in rules.filter { $0.metric.instrument ?? metal == metal } }
    }
    tickRules = ofEachMetal(ticks)
    barRules = ofEachMetal(bars)
    silenceRules = silences
    refusalRules = refusals
    failoverRules = failovers
    nextExpiry = board.rules.compactMap(\.expires).min() ?? .never
  }

  mutating func sample(_ rule: WatchedRule, value: Double, at time: Timestamp) {
    guard time < rule.expires else { return }
    board.sample(rule: rule.index, value: value, at: time)
    takeNotices()
  }

  /// Brings an indicator of closed bars to its rule; while it is not defined the rule is suppressed.
  mutating func sampleBar(_ rule: WatchedRule, value: Double?, at time: Timestamp) {
    guard let value else {
      board.suppress(.warmUp, rules: [rule.index], at: time)
      return takeNotices()
    }
    if board.machines[rule.index].suppression.contains(.warmUp) {
      board.unsuppress(.warmUp, rules: [rule.index], at: time)
    }
    sample(rule, value: value, at: time)
  }

  mutating func advance(to time: Timestamp) {
    board.advance(to: time)
    takeNotices()
    if time >= nextExpiry { expire(at: time) }
  }

  private mutating func expire(at time: Timestamp) {
    let expiring = board.rules.filter { $0.expires.map { $0 >= nextExpiry && $0 <= time } ?? false }
    ended += expiring.map(\.id)
    nextExpiry = board.rules.compactMap(\.expires).filter { $0 > time }.min() ?? .never
  }

  /// The rules that have ended since the last call.
  mutating func takeEnded() -> [String] {
    guard !ended.isEmpty else { return [] }
    defer { ended = [] }
    return ended
  }

  /// The clock was set forward by so many milliseconds; alarms have not waited for that long.
  mutating func stepClock(by step: Int64, at time: Timestamp) {
    board.stepClock(by: step, at: time)
    takeNotices()
  }

  /// Tells the board when a metal's prices stop coming, and when it is for the hours in which nobody trades.
  ///
  /// - Returns: whether anything has changed.
  mutating func note(_ quality: Quality, of instrument: Instrument, at time: Timestamp) -> Bool {
    let previous = qualities[instrument.position]
    guard quality != previous else { return false }
    qualities[instrument.position] = quality
    if previous == .good { board.dataLost(rules: dependents(of: instrument).map(\.index), at: time) }
    if quality == .closed {
      board.suppress(.marketClosed, rules: dependents(of: instrument).map(\.index), at: time)
    } else {
      // Also what an earlier run has left suppressed.
      let freed = dependents(of: instrument).filter {
        $0.metric.instrument != nil || !qualities.contains(.closed)
      }
      board.unsuppress(.marketClosed, rules: freed.map(\.index), at: time)
    }
    takeNotices()
    return true
  }

  private func dependents(of instrument: Instrument) -> [WatchedRule] {
    tickRules[instrument.position] + barRules[instrument.position]
  }

  mutating func perform(_ request: AlarmRequest, at time: Timestamp) -> Int {
    let count = board.perform(request, at: time)
    takeNotices()
    return count
  }

  /// Whether an alarm called for a sound since the last time this was asked.
  mutating func takeSound() -> Bool {
    defer { mustSound = false }
    return mustSound
  }

  private mutating func takeNotices() {
    guard !board.notices.isEmpty else { return }
    for notice in board.takeNotices() {
      notices.append(notice)
      noticeCount += 1
      mustSound = mustSound || notice.sounds
      noteRaise(notice)
      if let index = notice.ruleIndex, notice.effect?.annunciates == true {
        announced[board.rules[index].id] = notice.time
      }
      noteEnd(notice)
      if let entry = AlarmLogEntry(notice, rules: board.rules) { log.append(entry, keeping: Self.logLength) }
    }
    // Half of them at once, so that dropping costs little for each.
    if notices.count > noticesKept { notices.removeFirst(noticesKept / 2) }
  }

  /// Says what the rules are judged on from now on.
  mutating func show(_ quote: Quote?, of instrument: Instrument) { scene.quotes[instrument.position] = quote }
  mutating func show(source: String) { scene.source = source }

  private mutating func noteRaise(_ notice: AlarmNotice) {
    guard let index = notice.ruleIndex, case .raise(let isMasked)? = notice.effect?.kind else { return }
    let rule = board.rules[index]
    causes[rule.id] = scene.cause(of: Metric(name: rule.metric)?.instrument, at: notice.time)
    if !isMasked { tally.note(rule.id, at: notice.time) }
  }

  /// Puts a line into the log that is no notice of an alarm.
  mutating func note(_ entry: AlarmLogEntry) { log.append(entry) }

  /// A rule that is for one alarm has had it when somebody has seen it, or when it is over and was never heard.
  private mutating func noteEnd(_ notice: AlarmNotice) {
    guard let index = notice.ruleIndex, board.rules[index].once, let effect = notice.effect else { return }
    switch effect.kind {
    case .acknowledged, .clear, .reset: ended.append(board.rules[index].id)
    default: break
    }
  }

  /// What was said since the last call.
  mutating func takeUnread() -> [AlarmNotice] {
    defer { readCount = noticeCount }
    return Array(notices(after: readCount))
  }

  /// What the board said after it had said so much, as far as it is kept.
  func notices(after count: Int) -> ArraySlice<AlarmNotice> {
    notices.suffix(max(0, noticeCount - max(0, count)))
  }

  /// Takes over what the rules made of a history.
  mutating func learn(from past: AlarmBoard) {
    board.learn(from: past)
    takeNotices()
  }

  mutating func restore(from journal: AlarmJournal, at time: Timestamp) {
    board.restore(from: journal, at: time)
    log = journal.recent.compactMap { past in
      board.index(of: past.ruleID).flatMap {
        AlarmLogEntry(AlarmNotice(past.effect, of: $0), rules: board.rules)
      }
    }
    takeNotices()
  }
}
