import BullionAlarms
import BullionMarket
import BullionMonitor

/// Gold and the ratio fall through their limits, silver rises through its own, and all come back: twice.
struct Excursion {
  private static let seconds = 1_800
  private let limits: [(rule: AlarmRule, crossings: [Timestamp])]
  private let raises: [Int: [Timestamp]]

  /// - Parameter depth: how far beyond the limit gold goes, as a share; as far as it comes back on the other side.
  init(depth: Double, history: [FeedEvent]) {
    var monitor = Rules.monitor(Rules.now, history: history)
    var limits: [(rule: AlarmRule, crossings: [Timestamp])] = Rules.now.map { ($0, []) }
    var isBeyond = Rules.now.map { _ in false }
    for second in stride(from: 0, to: 4 * Self.seconds, by: 2) {
      let time = Walk.start.advanced(bySeconds: Int64(second))
      // Down and up in a triangle, from the harmless side to as far beyond, twice.
      let phase = Double(second % (2 * Self.seconds)) / Double(Self.seconds)
      let fall = phase < 1 ? phase : 2 - phase
      let move = depth * (1 - 2 * fall)
      for event in Walk.quotes(gold: 5_000 * (1 + move), silver: 100 * (1 - move / 4), at: time) {
        monitor.receive(event)
      }
      for index in limits.indices {
        let rule = limits[index].rule
        guard let metric = Metric(name: rule.metric), let value = monitor.value(of: metric) else { continue }
        let isNow = rule.condition == .atOrAbove ? value >= rule.limit : value <= rule.limit
        if isNow, !isBeyond[index] { limits[index].crossings.append(time) }
        isBeyond[index] = isNow
      }
    }
    self.limits = limits
    raises = monitor.raises
  }

  /// Seconds from the latest crossing before a raise to the raise, for each raise of a rule.
  func lateness(of index: Int) -> [Int64] {
    (raises[index] ?? []).compactMap { raise in
      limits[index].crossings.last { $0 <= raise }.map { raise.milliseconds(since: $0) / 1_000 }
    }
  }
}
