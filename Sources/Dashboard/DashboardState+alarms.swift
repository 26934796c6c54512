import BullionMonitor

/// What pages ask of the dashboard itself, and what is done about alarms and their rules.
extension DashboardState {
  /// Does what a page asks of the dashboard itself, and takes changes of rules before they are written down.
  mutating func settle(_ effects: [Effect]) -> [Effect] {
    effects.flatMap { effect -> [Effect] in
      switch effect {
      case .operate(let request): monitor.perform(request)
      case .show(let page): return show(page)
      case .adjust(let page, let memory): pages.adjust(page, memory)
      case .tell(let text): notice = text
      case .testAlarm(let id): return test(id)
      case .changeRule(let change): return take(change) ? [effect] : []
      default: return [effect]
      }
      return []
    }
  }

  /// Announces an alarm as if it were raised, and says that it is not.
  private mutating func test(_ id: String) -> [Effect] {
    guard let line = monitor.test(id: id) else { return [] }
    notice = "TEST, no alarm: \(line)"
    return isMuted ? [] : [.ringBell]
  }

  mutating func show(_ page: PageName) -> [Effect] {
    wayBack = pages.openName
    pages.show(page)
    return pages.opened(moment)
  }

  mutating func take(_ change: AlarmRuleChange) -> Bool {
    do {
      try monitor.change(change)
      return true
    } catch {
      notice = error.description
      return false
    }
  }

  /// Switches off what has ended; what a demo or a replay brings about is not written down.
  mutating func endRules() -> [Effect] {
    let changes = monitor.takeEndedRules().map { AlarmRuleChange.disable(id: $0) }.filter { take($0) }
    if let last = changes.last { notice = "\(last.id) has ended and is switched off" }
    return monitor.mode == .live ? changes.map { .changeRule($0) } : []
  }

  /// Shelves what stands at the top of the list and is not shelved yet; the next press takes the next one.
  mutating func shelveFirstAlarm() {
    guard let alarm = monitor.alarms.first(where: { $0.shelvedUntil == nil }) else {
      notice = "nothing to shelve"
      return
    }
    monitor.perform(.shelve(id: alarm.id, span: Self.shelvingTime))
    notice = "shelved for 15 min: \(alarm.statement)"
  }

  mutating func resetAlarms() {
    let count = monitor.perform(.reset(id: nil))
    notice =
      count > 0
      ? "reset: \(count)" : "nothing to reset: not latched, acknowledged and over"
  }

  /// Milliseconds.
  private static let shelvingTime: Int64 = 15 * 60_000

  /// How long an alarm of the demo stays news, in milliseconds of its time: some twenty seconds of the visitor's.
  private static let patienceOfDemo: Int64 = 600_000

  /// The story of the demo acknowledges what it has told for a while, so that red means news.
  mutating func acknowledgeForVisitor() {
    guard monitor.mode == .demo, let now = monitor.now, monitor.alarmBoard.unacknowledgedCount > 0 else {
      return
    }
    for alarm in monitor.alarms
    where alarm.state != .acknowledged && alarm.shelvedUntil == nil
      && now.milliseconds(since: alarm.since) >= Self.patienceOfDemo
    {
      monitor.perform(.acknowledge(id: alarm.id))
    }
  }
}
