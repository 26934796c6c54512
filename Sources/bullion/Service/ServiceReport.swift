import BullionMarket

/// What a service manager is told, and when: that the program is ready, that it lives, how it does, that it ends.
///
/// Source: systemd, sd_notify(3). Times are in milliseconds of any steady clock.
struct ServiceReport: Equatable {
  /// The longest pause between two signs of life that the manager allows; nil where it does not watch.
  let watchdog: Int64?
  private var isReady = false
  private var lastSign: Int64?
  private var lastStatus: (text: String, time: Int64)?
  /// The least time between two lines of status.
  private static let statusPause: Int64 = 10_000

  init(watchdog: Int64?) { self.watchdog = watchdog }

  static func == (left: ServiceReport, right: ServiceReport) -> Bool {
    left.watchdog == right.watchdog && left.isReady == right.isReady && left.lastSign == right.lastSign
      && left.lastStatus?.text == right.lastStatus?.text && left.lastStatus?.time == right.lastStatus?.time
  }

  /// Whether a sign of life is due: a frame is to be drawn now, so that it is one.
  func isDue(at now: Int64) -> Bool {
    guard isReady, let watchdog else { return !isReady }
    return lastSign.map { now - $0 >= watchdog / 2 } ?? true
  }

  /// What to send now.
  ///
  /// - Parameters:
  ///   - hasWorked: whether the work was done just now that a sign of life stands for: the loop has passed, and where
  ///     there is a screen a frame was taken by the terminal.
  ///   - status: how the program does, in words.
  mutating func lines(at now: Int64, hasWorked: Bool, status: String) -> [String] {
    var lines: [String] = []
    if hasWorked, !isReady {
      isReady = true
      lines.append("READY=1")
    }
    if hasWorked, let watchdog, lastSign.map({ now - $0 >= watchdog / 2 }) ?? true {
      lastSign = now
      lines.append("WATCHDOG=1")
    }
    let isNew = lastStatus.map { $0.text != status && now - $0.time >= Self.statusPause } ?? true
    if isReady, isNew {
      lastStatus = (status, now)
      lines.append("STATUS=\(visible(status))")
    }
    return lines
  }

  /// Milliseconds until there is something to send again; nil where nobody watches.
  func pause(at now: Int64) -> Int64? {
    watchdog.map { max(0, (lastSign ?? now) + $0 / 2 - now) }
  }
}
