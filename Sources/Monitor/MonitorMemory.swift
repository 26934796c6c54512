import BullionAlarms
import BullionMarket

/// What a monitor of live prices hands over to be kept for its next start, each thing once.
public struct MonitorMemory: Sendable, Equatable {
  private var noticesTaken = 0
  private var minuteTaken: Int64?

  /// Nothing has been handed over yet.
  public init() {}

  /// What the alarms did since the last call.
  public mutating func takeNotices(of monitor: Monitor) -> [AlarmNotice] {
    guard monitor.alarmNoticeCount != noticesTaken else { return [] }
    defer { noticesTaken = monitor.alarmNoticeCount }
    return Array(monitor.alarmNotices(after: noticesTaken))
  }

  /// Where the indicators stand, once a minute of data time; empty in between.
  public mutating func takeIndicators(of monitor: Monitor) -> [IndicatorMemory] {
    guard let minute = monitor.now.map({ $0.milliseconds / 60_000 }), minute != minuteTaken else { return [] }
    minuteTaken = minute
    return monitor.indicatorMemory
  }
}
