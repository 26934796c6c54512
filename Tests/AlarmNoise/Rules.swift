import BullionAlarms
import BullionMarket
import BullionMonitor

/// The rules that rest on prices, with the numbers they have now and with those of a tick, which they had before.
enum Rules {
  static let now = AlarmRule.defaults.filter { !$0.metric.hasPrefix("feed") }

  static let before = now.map { rule in
    var rule = rule
    switch Metric(name: rule.metric) {
    case .price: rule.deadband = (Price(dollars: rule.limit * 0.0002) ?? Price(ticks: 0)).dollars
    case .ratio: rule.deadband = 0.25
    case .drawdown: rule.deadband = -rule.limit / 10
    case .relativeStrengthIndex: rule.deadband = 2
    default: break
    }
    return rule
  }

  /// A monitor of these rules alone that knows the day before.
  static func monitor(_ rules: [AlarmRule], history: [FeedEvent]) -> Monitor {
    var settings = MonitorSettings()
    settings.rules = rules
    var monitor = Monitor(settings: settings, feedName: "walk", mode: .replay)
    monitor.load(history: history)
    return monitor
  }
}

extension Monitor {
  /// The times at which each rule was announced, by its place.
  var raises: [Int: [Timestamp]] {
    var raises: [Int: [Timestamp]] = [:]
    for notice in alarmNotices(after: 0) {
      guard let index = notice.ruleIndex, case .raise? = notice.effect?.kind else { continue }
      raises[index, default: []].append(notice.time)
    }
    return raises
  }
}
