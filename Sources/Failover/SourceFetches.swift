import BullionMarket

/// The fetches of one source: one of a tag at a time, none while the venue wants a pause.
struct SourceFetches: Sendable {
  /// Those under way, with when they began.
  private var underWay: [String: Timestamp] = [:]
  /// After a 429 nothing is fetched before this moment.
  private var pausedUntil: Timestamp?
  /// The venue refuses all fetches while its stream goes on.
  private var isOff = false

  /// Whether the venue wants to be asked now.
  func isDeclined(at now: Timestamp) -> Bool { isOff || pausedUntil.map { now < $0 } ?? false }

  /// - Returns: whether it is to be sent: none of its tag is under way.
  mutating func begin(_ tag: String, at now: Timestamp) -> Bool {
    guard underWay[tag] == nil else { return false }
    underWay[tag] = now
    return true
  }

  func isUnderWay(_ tag: String) -> Bool { underWay[tag] != nil }

  mutating func end(_ tag: String) { underWay[tag] = nil }

  /// The connection is over, and all of them with it.
  mutating func endAll() { underWay = [:] }

  mutating func pause(until moment: Timestamp) { pausedUntil = moment }

  mutating func switchOff() { isOff = true }

  /// Ends those that have had no answer for so many milliseconds.
  ///
  /// - Returns: their tags.
  mutating func endThose(without answer: Int64, at now: Timestamp) -> [String] {
    let late = underWay.filter { now.milliseconds(since: $0.value) >= answer }.keys.sorted()
    for tag in late { underWay[tag] = nil }
    return late
  }
}
