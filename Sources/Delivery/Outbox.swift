import BullionMarket

/// What is to go out: messages that wait to be sent together, and those on their way.
///
/// Each way out has at most one parcel on its way; what comes meanwhile waits for the next, so that a way that hangs
/// piles nothing up and a flood is a few long parcels. Nothing is lost silently: what is given up is told.
package struct Outbox: Sendable, Equatable {
  package struct Limits: Sendable, Equatable {
    /// Milliseconds that the first message waits for others to go with.
    package var wait: Int64 = 5_000
    /// Milliseconds from one parcel of a way out to the next, at least.
    package var pause: Int64 = 10_000
    /// Milliseconds after which a parcel is no longer tried.
    package var patience: Int64 = 3_600_000

    package init() {}
  }

  /// Messages that go out together.
  package struct Parcel: Sendable, Equatable, Identifiable {
    package let id: Int
    package let channel: DeliveryChannel
    package let messages: [AlarmMessage]
    /// 1 for the first.
    package var attempt = 1
    /// Messages that found no room.
    package let left: Int
  }

  /// More messages of one way out are not kept.
  package static let most = 1_000
  /// Milliseconds before the second attempt; each further one waits twice as long.
  private static let firstRetry: Int64 = 1_000
  private static let longestRetry: Int64 = 300_000

  private struct Lane: Sendable, Equatable {
    var waiting: [AlarmMessage] = []
    var left = 0
    /// When what waits is to go; nil while nothing does.
    var due: Timestamp?
    var lastSent: Timestamp?
    var sent: Parcel?
    var firstAttempt: Timestamp?
    /// When what failed is tried again; nil while it is on its way.
    var retry: Timestamp?
  }

  private let limits: Limits
  private var lanes: [DeliveryChannel: Lane]
  private var nextID = 1
  /// Parcels and messages that got out, and that were given up.
  package private(set) var counts = (parcels: 0, messages: 0, lost: 0)

  package init(_ channels: Set<DeliveryChannel>, limits: Limits = Limits()) {
    self.limits = limits
    lanes = Dictionary(uniqueKeysWithValues: channels.map { ($0, Lane()) })
  }

  package static func == (left: Outbox, right: Outbox) -> Bool {
    left.limits == right.limits && left.lanes == right.lanes && left.nextID == right.nextID
      && left.counts == right.counts
  }

  /// Takes a message for every way out.
  package mutating func add(_ message: AlarmMessage, at now: Timestamp) {
    for channel in lanes.keys {
      guard var lane = lanes.removeValue(forKey: channel) else { continue }
      lane.waiting.append(message)
      if lane.waiting.count > Self.most {
        lane.waiting.removeFirst()
        lane.left += 1
      }
      if lane.due == nil {
        let rested = lane.lastSent?.advanced(byMilliseconds: limits.pause) ?? now
        lane.due = max(now.advanced(byMilliseconds: limits.wait), rested)
      }
      lanes[channel] = lane
    }
  }

  /// Lets nothing wait for company any more: the program ends.
  package mutating func hurry(at now: Timestamp) {
    for channel in lanes.keys where lanes[channel]?.due != nil { lanes[channel]?.due = now }
  }

  /// What is to be sent now, in the order of the ways out.
  package mutating func take(at now: Timestamp) -> [Parcel] {
    DeliveryChannel.allCases.compactMap { channel in
      guard var lane = lanes[channel] else { return nil }
      if var parcel = lane.sent {
        guard let retry = lane.retry, retry <= now else { return nil }
        parcel.attempt += 1
        lane.sent = parcel
        lane.retry = nil
      } else {
        guard let due = lane.due, due <= now else { return nil }
        lane.sent = Parcel(id: nextID, channel: channel, messages: lane.waiting, left: lane.left)
        (lane.waiting, lane.left, lane.due) = ([], 0, nil)
        lane.firstAttempt = now
        nextID += 1
      }
      lane.lastSent = now
      lanes[channel] = lane
      return lane.sent
    }
  }

  /// Takes how a parcel fared.
  ///
  /// - Returns: what the reader ought to know; nil when it got out, and for a parcel that is not on its way.
  package mutating func ended(_ id: Int, _ outcome: DeliveryOutcome, at now: Timestamp) -> String? {
    guard let channel = lanes.first(where: { $0.value.sent?.id == id && $0.value.retry == nil })?.key,
      var lane = lanes[channel], let parcel = lane.sent
    else { return nil }
    defer { lanes[channel] = lane }
    var words: String?
    if case .failed(let reason, let mayRetry) = outcome {
      let pause = min(Self.longestRetry, Self.firstRetry << min(Int64(parcel.attempt - 1), 20))
      let retry = now.advanced(byMilliseconds: pause)
      if mayRetry, retry.milliseconds(since: lane.firstAttempt ?? now) < limits.patience {
        lane.retry = retry
        let again = "tried again in \(NumberText.duration(milliseconds: pause))"
        return "\(channel.rawValue): \(reason); \(again) (attempt \(parcel.attempt))"
      }
      counts.lost += parcel.messages.count
      words = "\(channel.rawValue): \(reason); not sent: \(Self.names(parcel.messages))"
    } else {
      counts.parcels += 1
      counts.messages += parcel.messages.count
    }
    lane.sent = nil
    if !lane.waiting.isEmpty {
      let rested = lane.lastSent?.advanced(byMilliseconds: limits.pause) ?? now
      lane.due = max(lane.due ?? now, rested)
    }
    return words
  }

  /// When there is something to do again; nil while nothing waits but for answers.
  package var nextDue: Timestamp? {
    lanes.values.compactMap { $0.sent == nil ? $0.due : $0.retry }.min()
  }

  /// Messages that have not got out.
  package var unsent: Int {
    lanes.values.map { $0.waiting.count + ($0.sent?.messages.count ?? 0) }.max() ?? 0
  }

  private static func names(_ messages: [AlarmMessage]) -> String {
    let ids = messages.prefix(3).map(\.id).joined(separator: ", ")
    return messages.count > 3 ? "\(ids) and \(messages.count - 3) more" : ids
  }
}
