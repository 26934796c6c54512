import BullionAlarms
import BullionMarket
import BullionMonitor
import Delivery

extension AlarmMessage {
  /// What is to be told of a notice; nil for what concerns the program alone: what an operator did, what is masked or
  /// silenced, what only moves a state.
  init?(_ notice: AlarmNotice, of monitor: Monitor) {
    let board = monitor.alarmBoard
    guard let index = notice.ruleIndex, board.rules.indices.contains(index), let effect = notice.effect else {
      return nil
    }
    let rule = board.rules[index]
    let cause = monitor.alarmCause(of: rule.id)
    let latest = cause?.quotes.map(\.received).max()
    let age = latest.map { max(0, effect.time.milliseconds(since: $0)) }
    switch effect.kind {
    // What comes and goes has been told of, and has a badge.
    case _ where effect.annunciates && !board.badges(index).contains(.chatter):
      let since = board.memories[index].since ?? effect.time
      self.init(
        .firing, of: rule, value: effect.value, since: since, at: effect.time, source: cause?.source,
        dataAge: age)
      isAfterGap = notice.isAfterGap
    case .clear where effect.from != .normal, .returnedUnacknowledged:
      self.init(
        .resolved, of: rule, value: effect.value, since: board.memories[index].since ?? effect.time,
        at: effect.time, source: monitor.readings.feed.source)
    default: return nil
    }
  }
}
