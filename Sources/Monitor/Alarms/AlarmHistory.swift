import BullionAlarms
import BullionMarket

/// The alarm journal that the rules would have written over a history of bars.
///
/// Bars come as the dashboard would have had them from a feed of bars, each at its end; where bars are missing, time
/// passes without them.
public struct AlarmHistory: Sendable {
  /// Steps of the clock into a hole: after so many bars without a price everything that silence can cause was caused.
  private static let stepsIntoHole: Int64 = 4

  private let interval: BarInterval
  private var monitor: Monitor
  private var journal = AlarmJournal()
  /// The end of the last bar.
  private var end: Timestamp?

  /// A history without a bar.
  ///
  /// - Parameters:
  ///   - interval: the length of the bars that will come.
  ///   - settings: the rules, and what they rest on.
  public init(interval: BarInterval, settings: MonitorSettings = MonitorSettings()) {
    self.interval = interval
    monitor = Monitor(settings: settings, feedName: "history", mode: .replay)
  }

  /// Takes the bars of one span, in the order of time; at least one of them.
  ///
  /// - Returns: lines of the journal.
  public mutating func add(gold: Bar?, silver: Bar?) -> [String] {
    guard let start = gold?.start ?? silver?.start else { return [] }
    passHole(upTo: start)
    if let gold { monitor.receive(.bar(.gold, interval, gold)) }
    if let silver { monitor.receive(.bar(.silver, interval, silver)) }
    // A file of history was put into order before.
    monitor.takeHeld()
    end = monitor.now
    let news = monitor.takeAlarmNotices()
    return news.isEmpty ? [] : journal.record(news, of: monitor.alarmBoard)
  }

  private mutating func passHole(upTo start: Timestamp) {
    guard let end, start > end else { return }
    for step in 1...Self.stepsIntoHole {
      let time = end.advanced(byMilliseconds: interval.milliseconds * step)
      guard time < start else { return }
      monitor.advance(to: time)
    }
    monitor.advance(to: start)
  }
}
