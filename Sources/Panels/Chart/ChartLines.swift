import BullionAlarms
import BullionMarket
import BullionMonitor
import Screen

/// A named price across a chart.
struct ChartLine {
  var value: Double
  var name: String
  var style: Style
  /// Whether it is the limit of a rule, which can be moved.
  var rule: String?
}

/// An alarm that was raised.
struct ChartAlarm {
  var time: Timestamp
  /// The price at which it was raised; nil where it was about something else.
  var value: Double?
}

extension ChartSubject {
  /// The metric that alarms on what is drawn rest on; nil for both metals.
  package var metric: Metric? {
    switch self {
    case .gold: .price(.gold)
    case .silver: .price(.silver)
    case .ratio: .ratio
    case .both: nil
    }
  }
}

extension PanelContext {
  /// Watched levels, limits of rules, and the previous close.
  func chartLines(_ subject: ChartSubject) -> [ChartLine] {
    guard let metric = subject.metric else { return [] }
    var lines: [ChartLine] = []
    let name = metric.name
    for rule in live.settings.rules where rule.metric == name {
      let sign = rule.condition == .atOrAbove ? "above" : "below"
      lines.append(
        ChartLine(
          value: rule.limit, name: "alarm \(sign) \(NumberText.shortest(rule.limit, grouping: true))",
          style: theme[.warning], rule: rule.id))
    }
    guard subject != .ratio else { return lines }
    for level in monitor.settings.levels where level.instrument == subject.instrument {
      // A rule at the level says so already.
      guard !lines.contains(where: { $0.value == level.value.dollars }) else { continue }
      lines.append(ChartLine(value: level.value.dollars, name: visible(level.name), style: theme[.warning]))
    }
    if readings[subject.instrument].change.reference == "previous close",
      let close = monitor.previousClose(subject.instrument)
    {
      lines.append(ChartLine(value: close.dollars, name: "previous close", style: theme[.label]))
    }
    return lines
  }

  /// The alarms that were raised on a subject since the program runs, up to what is shown.
  func chartAlarms(_ subject: ChartSubject) -> [ChartAlarm] {
    let rules = monitor.settings.rules
    let own = subject.metric?.name
    return monitor.alarmNotices(after: 0).compactMap { notice in
      guard let index = notice.ruleIndex, rules.indices.contains(index),
        case .effect(.raise(masked: false), _, _, _) = notice.kind,
        let metric = Metric(name: rules[index].metric)
      else { return nil }
      if metric.name == own { return ChartAlarm(time: notice.time, value: notice.value) }
      let isOurs = subject == .ratio ? metric.instrument == nil : metric.instrument == subject.instrument
      return isOurs ? ChartAlarm(time: notice.time, value: nil) : nil
    }
  }
}
