import BullionMarket

/// What is counted about one source: how much came, how late, and what was not taken.
struct SourceStatistics: Sendable {
  private(set) var quotes = 0
  private(set) var refused: [RefusalReason: Int] = [:]
  /// Receive time less event time of the last prices, in milliseconds.
  private var delays = RecentNumbers(capacity: 64)
  /// Prices of each of the last 60 seconds, by the second's number.
  private var seconds = [(second: Int64, count: Int)](repeating: (-1, 0), count: 60)
  private var firstSecond: Int64?

  /// - Parameters:
  ///   - quote: `received` is the time that it is.
  ///   - now: the same moment by the steady clock.
  mutating func accept(_ quote: Quote, at now: Timestamp) {
    quotes += 1
    let second = now.milliseconds.floorDivided(by: 1000)
    firstSecond = firstSecond ?? second
    let slot = Int(second.floorRemainder(dividingBy: 60))
    if seconds[slot].second == second {
      seconds[slot].count += 1
    } else {
      seconds[slot] = (second, 1)
    }
    delays.insert(quote.received.milliseconds(since: quote.time))
  }

  mutating func refuse(_ reason: RefusalReason) { refused[reason, default: 0] += 1 }

  /// The clocks differ by other than was thought: delays are learnt anew.
  mutating func forgetDelays() { delays.removeAll() }

  /// In seconds.
  var latency: Double? { delays.median.map { Double($0) / 1000 } }

  /// Prices a second over the last whole minute, or over the time since the first.
  func rate(at now: Timestamp) -> Double? {
    guard let firstSecond else { return nil }
    let second = now.milliseconds.floorDivided(by: 1000)
    let recent = seconds.reduce(0) { $1.second > second - 60 ? $0 + $1.count : $0 }
    return Double(recent) / Double((second - firstSecond + 1).clamped(to: 1...60))
  }
}
