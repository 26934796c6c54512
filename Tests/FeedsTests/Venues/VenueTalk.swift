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
    receive(.answer(tag: tag, body: Array(body.utf8), headers: headers))
  }

  mutating func fail(_ tag: String, _ words: String) -> [String] {
    receive(.fetchFailed(tag: tag, words: words))
  }

  mutating func receive(_ message: VenueMessage) -> [String] { told { $0.receive(message, at: $1, &$2) } }

  /// Lets time pass in one step.
  mutating func tick(after milliseconds: Int64 = 0) -> [String] {
    now = now.advanced(byMilliseconds: milliseconds)
    return told { $0.tick(at: $1, &$2) }
  }

  mutating func ask(_ interval: BarInterval, from start: Timestamp) -> [String] {
    told { $0.askHistory(interval, from: start, at: $1, &$2) }
  }

  private mutating func told(
    _ act: (inout any VenueConversation, Timestamp, inout VenueOutput) -> Void
  ) -> [String] {
    var output = VenueOutput()
    act(&conversation, now, &output)
    return output.pictures
  }
}

extension VenueOutput {
  var pictures: [String] { orders.map(\.picture) + news.map(\.picture) }
}

extension VenueOrder {
  var picture: String {
    switch self {
    case .openSocket(let url, let headers): "socket \(url)\(headers.picture)"
    case .openLines(let request): "lines \(request.picture)"
    case .send(let text): "send \(text)"
    case .fetch(let request, let tag): "fetch \(tag) \(request.picture)"
    case .reconnect(let reason): "reconnect: \(reason)"
    case .switchOff(let reason): "switch off: \(reason)"
    }
  }

  /// Every address in it.
  var url: String? {
    switch self {
    case .openSocket(let url, _): url
    case .openLines(let request), .fetch(let request, _): request.url
    case .send, .reconnect, .switchOff: nil
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

extension VenueNews {
  var picture: String {
    switch self {
    case .quote(let quote, let symbol): "#\(symbol) \(FeedEvent.quote(quote).picture)"
    case .refused(let line): "refused \(line.reason): \(line.detail)"
    case .subscribed: "subscribed"
    case .bars(let instrument, let interval, let bars, let isLast):
      ([isLast ? "last bars" : "bars"] + bars.map { FeedEvent.bar(instrument, interval, $0).picture })
        .joined(separator: " | ") + (bars.isEmpty ? " of \(instrument) \(interval.rawValue): none" : "")
    case .marketOpen(let isOpen): "market \(isOpen.map { $0 ? "open" : "closed" } ?? "unknown")"
    case .remark(let words): "remark: \(words)"
    }
  }
}
