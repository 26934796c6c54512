import BullionMarket

/// Counts the alarms that were raised since the program began, as control rooms do (EEMUA 191, ISA-18.2): by ten minutes,
/// since averages over a day mislead, and by rule, since a few bad ones make most of the load.
struct AlarmTally: Sendable, Equatable {
  /// Milliseconds.
  static let window: Int64 = 600_000
  /// Times that are kept within a window.
  private static let most = 1_000

  private(set) var total = 0
  private(set) var busiest = 0
  private(set) var counts: [String: Int] = [:]
  /// Within the window, oldest first.
  private var times: [Timestamp] = []

  mutating func note(_ id: String, at time: Timestamp) {
    total += 1
    counts[id, default: 0] += 1
    times.removeAll { time.milliseconds(since: $0) >= Self.window }
    if times.count < Self.most { times.append(time) }
    busiest = max(busiest, times.count)
  }

  func lately(at now: Timestamp) -> Int { times.count { now.milliseconds(since: $0) < Self.window } }
}

/// The figures of a control room about its alarms.
public struct AlarmFigures: Sendable, Equatable {
  /// Alarms of one rule.
  public struct Count: Sendable, Hashable {
    /// The rule's id.
    public var id: String
    public var raised: Int
  }

  /// Milliseconds in which `lately` and `busiest` are counted.
  public static var window: Int64 { AlarmTally.window }
  /// What one person can take in, in a window (EEMUA 191).
  public static let acceptable = 1

  /// Raised within the last window.
  public var lately: Int
  /// The most that were raised within one window since the start.
  public var busiest: Int
  /// Raised since the start.
  public var total: Int
  /// Active for more than a day.
  public var standing: Int
  /// Rules whose alarms come and go too fast.
  public var chattering: [String]
  /// The rules that were raised most often since the start, at most ten, the worst first.
  public var worst: [Count]
  /// Whether more is announced than a person can take in: only the first priority sounds.
  public var isFlood: Bool
}

extension Monitor {
  /// The present figures of the alarms.
  public var alarmFigures: AlarmFigures {
    let board = watch.board
    let counts = watch.tally.counts.map { AlarmFigures.Count(id: $0.key, raised: $0.value) }
    return AlarmFigures(
      lately: now.map(watch.tally.lately) ?? 0, busiest: watch.tally.busiest, total: watch.tally.total,
      standing: board.standing.count,
      chattering: board.rules.indices.filter { board.chatters[$0].isOn }.map { board.rules[$0].id },
      worst: Array(counts.sorted { ($1.raised, $0.id) < ($0.raised, $1.id) }.prefix(10)),
      isFlood: board.flood.isOn)
  }
}
