import BullionMarket

@testable import Venues

/// A conversation whose venue, wire and clock are played by the test; what comes out is told in lines of text.
struct VenueTalk {
  /// 2026-01-23T14:00:00Z, within a session.
  static let start = Timestamp(2026, 1, 23, 14)

  var conversation: any VenueConversation
  var now = start

  init(_ venue: some Venue) { conversation = venue.conversation() }

  mutating func begin() -> [String] { told { $0.begin(at: $1, &$2) } }

  mutating func open() -> [String] { receive(.opened) }

  mutating func hear(_ text: String) -> [String] { receive(.text(Array(text.utf8))) }

  mutating func answer(_ tag: String, _ body: String, headers: [String: String] = [:]) -> [String] {
    receive(.answer(tag: tag, HTTPAnswer(status: 200, headers: headers, body: Array(body.utf8))))
  }

  mutating func fail(_ tag: String, _ words: String) -> [String] {
    receive(.fetchFailed(tag: tag, .timedOut(words)))
  }

  mutating func receive(_ message: WireEvent.Kind) -> [String] { told { $0.receive(message, at: $1, &$2) } }

  /// Lets time pass in one step.
  mutating func tick(after milliseconds: Int64 = 0) -> [String] {
    now = now.advanced(byMilliseconds: milliseconds)
    return told { $0.tick(at: $1, &$2) }
  }

  mutating func ask(_ interval: BarInterval, from start: Timestamp) -> [String] {
    told { $0.askHistory(interval, from: start, at: $1, &$2) }
  }

  private mutating func told(
    _ act: (inout any VenueConversation, Timestamp, inout [VenueStep]) -> Void
  ) -> [String] {
    var output: [VenueStep] = []
    act(&conversation, now, &output)
    return output.pictures
  }
}

extension [VenueStep] {
  /// What is to be done.
  var orders: [VenueStep] { filter(\.isOrder) }
  /// What has been learnt.
  var news: [VenueStep] { filter { !$0.isOrder } }
  /// Orders first.
  var pictures: [String] { orders.map(\.picture) + news.map(\.picture) }
}

extension VenueStep {
  fileprivate var isOrder: Bool {
    switch self {
    case .wire, .reconnect, .switchOff: true
    default: false
    }
  }

  /// Every address in it.
  var url: String? {
    switch self {
    case .wire(.openSocket(let url, _)): url
    case .wire(.openLines(let request)), .wire(.fetch(let request, _)): request.url
    default: nil
    }
  }
}

extension [HeaderField] {
  fileprivate var picture: String { map { " [\($0)]" }.joined() }
}

extension VenueRequest {
  fileprivate var picture: String {
    "\(method.rawValue) \(url)\(headers.picture)\(body.map { " " + $0 } ?? "")"
  }
}

extension VenueStep {
  var picture: String {
    switch self {
    case .wire(let order): order.picture
    case .reconnect(let reason): "reconnect: \(reason)"
    case .switchOff(let reason): "switch off: \(reason)"
    case .quote(let quote, let symbol): "#\(symbol) \(FeedEvent.quote(quote).picture)"
    case .refused(let line): "refused \(line.reason): \(line.detail)"
    case .subscribed: "subscribed"
    case .bars(let answer): answer.picture
    case .marketOpen(let isOpen): "market \(isOpen.map { $0 ? "open" : "closed" } ?? "unknown")"
    case .remark(let words): "remark: \(words)"
    }
  }
}

extension WireOrder.Kind {
  fileprivate var picture: String {
    switch self {
    case .openSocket(let url, let headers): "socket \(url)\(headers.picture)"
    case .openLines(let request): "lines \(request.picture)"
    case .send(let text): "send \(text)"
    case .fetch(let request, let tag): "fetch \(tag) \(request.picture)"
    case .close: "close"
    }
  }
}

extension VenueBars {
  fileprivate var picture: String {
    let lines = bars.map { FeedEvent.bar(instrument, interval, $0).picture }
    return ([isLast ? "last bars" : "bars"] + lines).joined(separator: " | ")
      + (bars.isEmpty ? " of \(instrument) \(interval.rawValue): none" : "")
  }
}
