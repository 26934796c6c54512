import BullionMarket
import Venues

/// How connections begin and end.
extension SourceMachine {
  mutating func connect(at now: Timestamp, _ out: inout [FeedStep]) {
    connection.begin(at: now)
    conversation = venue.conversation()
    fetches.endAll()
    prices.reconnect()
    // Where the first thing said is a fetch there is nothing else to wait for.
    if facts.isPolled { _ = connection.open(at: now) }
    converse(at: now, &out) { $0.begin(at: $1, &$2) }
  }

  /// The venue would end the connection soon: a new one takes its place without waiting.
  mutating func renew(at now: Timestamp, _ out: inout [FeedStep]) {
    order(.close, &out)
    remark(.info, "connection renewed before the venue's own limit", &out)
    connection.renew()
    connect(at: now, &out)
  }

  mutating func lose(
    _ reason: String, at now: Timestamp, wait: Int64? = nil, isClosed: Bool = false, _ out: inout [FeedStep]
  ) {
    if !isClosed { order(.close, &out) }
    let time = connection.lose(reason, wait: wait, healthyTime: settings.healthyTime, at: now)
    fetches.endAll()
    marketOpen = nil
    remark(.warning, "connection lost", &out, facts: ["reason": reason, "wait": "\(time) ms"])
  }

  mutating func switchOff(_ reason: String, isClosed: Bool = false, _ out: inout [FeedStep]) {
    if !isClosed { order(.close, &out) }
    connection.switchOff(reason)
    fetches.endAll()
    remark(.error, "switched off", &out, facts: ["reason": reason])
  }

  mutating func close(_ failure: WireFailure, at now: Timestamp, _ out: inout [FeedStep]) {
    guard connection.isUnderWay else { return }
    guard case .refused(let answer) = failure else {
      return lose(failure.words, at: now, isClosed: true, &out)
    }
    let refusal = ServiceRefusal(answer, at: time(at: now)) ?? .retry(failure.words)
    obey(refusal, at: now, isClosed: true, &out)
  }

  mutating func obey(
    _ refusal: ServiceRefusal, at now: Timestamp, isClosed: Bool = false, _ out: inout [FeedStep]
  ) {
    switch refusal {
    case .off(let words): switchOff(words, isClosed: isClosed, &out)
    case .wait(let time, let words): lose(words, at: now, wait: time, isClosed: isClosed, &out)
    case .retry(let words): lose(words, at: now, isClosed: isClosed, &out)
    }
  }
}
