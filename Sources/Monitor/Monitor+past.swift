import BullionAlarms
import BullionMarket

/// Rules over what was before: bars that are loaded move a board of their own, which the real one then learns from.
extension Monitor {
  mutating func samplePast(tickRulesOf instrument: Instrument) {
    guard past != nil else { return }
    for rule in watch.tickRules[instrument.position] { samplePast(rule) }
  }

  mutating func samplePast(barRulesOf instrument: Instrument, interval: BarInterval) {
    guard past != nil else { return }
    for rule in watch.barRules[instrument.position] where rule.metric.barInterval == interval {
      samplePast(rule)
    }
  }

  private mutating func samplePast(_ rule: AlarmWatch.WatchedRule) {
    guard let value = value(of: rule.metric) else { return }
    let time = present
    past?.sample(rule: rule.index, value: value, at: time)
  }

  /// To be called when the history is in: what it shows to last is an alarm from now on.
  mutating func learnFromPast() {
    // Indicators may know more than these bars: what the screen shows is what counts.
    for instrument in Instrument.allCases {
      for rule in watch.barRules[instrument.position] { samplePast(rule) }
    }
    let time = present
    past?.advance(to: time)
    if let past { watch.learn(from: past) }
    past = nil
  }

  /// Judges the rules anew after a history came late: what is shown and what is alarmed must agree at once.
  mutating func judgeAnew() {
    for instrument in Instrument.allCases {
      let freshness = metals[instrument.position].freshness
      guard freshness.isLive, freshness.quality == .good else { continue }
      beginBarRules(of: instrument)
      sampleTickRules(of: instrument)
    }
  }
}
