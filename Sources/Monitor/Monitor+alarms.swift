import BullionAlarms
import BullionMarket

extension Monitor {
  /// Alarms that are not normal: what waits for the operator first, then what was acknowledged, then what went
  /// back by itself; within these the gravest and newest first, those that stand for more than a day last.
  ///
  /// Alarms that another one explains, as a silent feed explains the silence of each metal, are left out.
  public var alarms: [ActiveAlarm] {
    let listed = (watch.board.active + watch.board.standing).filter { alarm in
      !(alarm.badges.contains(.masked)
        && watch.board.machines[alarm.ruleIndex].suppression.contains(.inhibited))
    }
    return [AlarmState.unacknowledged, .acknowledged, .returned].flatMap { state in
      listed.filter { $0.state == state }.map(explained)
    }
  }

  /// Where no source has ever answered, the alarm of silence says why; that of a switch names the sources.
  private func explained(_ alarm: ActiveAlarm) -> ActiveAlarm {
    let words: String? =
      switch rule(of: alarm)?.metric {
      case Metric.allFeedsStale.name: trouble
      case Metric.feedFailovers.name:
        switches.last { $0.isFailover }.flatMap { change in
          change.from.map { "\(change.to) is shown: \($0) failed, \(change.reason)" }
        }
      default: nil
      }
    guard let words else { return alarm }
    var explained = alarm
    explained.text = words
    explained.statement = words
    return explained
  }

  /// The rule behind an alarm.
  public func rule(of alarm: ActiveAlarm) -> AlarmRule? {
    settings.rules.indices.contains(alarm.ruleIndex) ? settings.rules[alarm.ruleIndex] : nil
  }

  /// The alarms that wait for the operator and are news: raised or announced within the time that is set for that.
  public var freshAlarms: [ActiveAlarm] {
    alarms.filter { alarm in
      guard alarm.isWaiting else { return false }
      guard settings.alarmNewsTime > 0, let now else { return true }
      let announced = max(watch.announced[alarm.id] ?? alarm.since, alarm.since)
      return now.milliseconds(since: announced) < settings.alarmNewsTime
    }
  }

  /// Whether an alarm that waits for the operator and is news rests on a metric with this beginning and, if given, metal.
  public func hasUnacknowledgedAlarm(onMetrics prefix: String = "", of instrument: Instrument? = nil) -> Bool
  {
    freshAlarms.contains { alarm in
      guard let rule = rule(of: alarm) else { return false }
      return rule.metric.hasPrefix(prefix)
        && (instrument == nil || Metric(name: rule.metric)?.instrument == instrument)
    }
  }

  /// What the alarms did, oldest first; bounded.
  public var alarmLog: [AlarmLogEntry] { watch.log }

  /// Notes in the log that the alarm of a rule is being tried. Nothing is raised, and the journal hears nothing of it.
  ///
  /// - Returns: the alarm's line as it would be shown at the limit; nil when there is no such rule.
  public mutating func test(id: String) -> String? {
    guard let rule = settings.allRules.first(where: { $0.id == id }) else { return nil }
    if let now { watch.note(AlarmLogEntry(testOf: rule, at: now)) }
    return rule.line(value: rule.limit)
  }

  /// The operator has seen all alarms.
  ///
  /// - Returns: how many there were to acknowledge.
  public mutating func acknowledgeAll() -> Int { perform(.acknowledge(id: nil)) }

  /// Does what the operator asks for.
  ///
  /// - Returns: for how many alarms it did anything.
  @discardableResult
  public mutating func perform(_ request: AlarmRequest) -> Int {
    guard let now else { return 0 }
    return watch.perform(request, at: now)
  }

  /// Goes on with other rules: alarms of those that stay the same go on as they stand, new and changed ones are
  /// watched from now on. The limits of the RSI's words, which some rules follow, are taken as well.
  public mutating func takeRules(of other: MonitorSettings) {
    settings.rules = other.rules
    settings.disabledRules = other.disabledRules
    settings.alarmNewsTime = other.alarmNewsTime
    settings.overbought = other.overbought
    settings.oversold = other.oversold
    watch = AlarmWatch(rules: other.rules, takingOver: watch, at: present)
    judgeAnew()
  }

  /// Changes a rule from now on; nothing when it is so already.
  ///
  /// - Throws: why it cannot be changed so.
  public mutating func change(_ change: AlarmRuleChange) throws(AlarmRuleRefusal) {
    let changed = try settings.applying(change)
    if changed != settings { takeRules(of: changed) }
  }

  /// The rules that have ended since the last call, by their time or after their only alarm: to be switched off.
  public mutating func takeEndedRules() -> [String] { watch.takeEnded() }

  /// Whether an alarm called for a sound since the last time this was asked.
  public mutating func takeSound() -> Bool { watch.takeSound() }

  /// The state of every rule, as the journal records it.
  public var alarmBoard: AlarmBoard { watch.board }

  /// How much the board has said since the start.
  public var alarmNoticeCount: Int { watch.noticeCount }

  /// What the board said after it had said so much, oldest first: for the journal, hooks and notifications, each
  /// with a count of its own.
  ///
  /// - Parameter count: an earlier `alarmNoticeCount`. Of much more than a thousand notices the newest are left.
  public func alarmNotices(after count: Int) -> ArraySlice<AlarmNotice> { watch.notices(after: count) }

  /// What the board said since the last call, oldest first: for an owner who is the only one to ask.
  public mutating func takeAlarmNotices() -> [AlarmNotice] { watch.takeUnread() }

  /// Takes over the alarms of an earlier run, before the first event: raised ones stay raised and are not announced
  /// again. For live feeds only: the time is that of the clock.
  public mutating func restoreAlarms(from journal: AlarmJournal, at time: Timestamp) {
    watch.restore(from: journal, at: time)
  }
}

// MARK: - Bringing values to the rules

extension Monitor {
  mutating func sampleTickRules(of instrument: Instrument) {
    // Neighbours often watch the same metric.
    var known: (metric: Metric, value: Double?)?
    for rule in watch.tickRules[instrument.position] {
      if known?.metric != rule.metric { known = (rule.metric, value(of: rule.metric)) }
      if let value = known?.value { watch.sample(rule, value: value, at: present) }
    }
  }

  mutating func sampleBarRules(of instrument: Instrument, interval: BarInterval) {
    for rule in watch.barRules[instrument.position] where rule.metric.barInterval == interval {
      watch.sampleBar(rule, value: value(of: rule.metric), at: present)
    }
  }

  /// With the first price, rules on indicators are judged on the last closed bar; those on indicators that are not
  /// defined yet are suppressed.
  mutating func beginBarRules(of instrument: Instrument) {
    for rule in watch.barRules[instrument.position] {
      watch.sampleBar(rule, value: value(of: rule.metric), at: present)
    }
  }

  /// Too few quotes for a share are no reason to hold an alarm.
  mutating func sampleRefusalRules(at time: Timestamp) {
    for rule in watch.refusalRules { watch.sample(rule, value: value(of: rule.metric) ?? 0, at: time) }
  }

  /// Tells the board when prices stop coming or come back, and brings the rules on that up to date.
  mutating func noteQuality(of instrument: Instrument) {
    let index = instrument.position
    guard metals[index].freshness.isLive,
      watch.note(metals[index].freshness.quality, of: instrument, at: present)
    else { return }
    sampleSilenceRules()
  }

  mutating func sampleSilenceRules() {
    for rule in watch.silenceRules {
      if let value = value(of: rule.metric) { watch.sample(rule, value: value, at: present) }
    }
  }
}
