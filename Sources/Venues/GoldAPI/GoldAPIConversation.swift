import BullionMarket
import Formats

/// Fetches both metals, each when the venue says that there will be something new.
struct GoldAPIConversation: PollConversation {
  /// Milliseconds between two fetches of one metal where the venue does not say.
  private static let interval: Int64 = 30_000

  let facts: VenueFacts
  private let endpoints: VenueEndpoints
  /// Nil where the venue says how long to wait.
  private let pollInterval: Int64?
  /// Of each symbol.
  private var due: [Repetition]
  var isSubscribed = false

  init(of venue: GoldAPIVenue) {
    facts = venue.facts
    endpoints = venue.endpoints
    pollInterval = venue.pollInterval
    let interval = pollInterval ?? Self.interval
    due = venue.facts.symbols.map { _ in Repetition(every: interval) }
  }

  mutating func begin(at now: Timestamp, _ steps: inout [VenueStep]) {
    for (position, symbol) in facts.symbols.enumerated() {
      fetch(symbol, &steps)
      due[position].start(at: now)
    }
  }

  mutating func tick(at now: Timestamp, _ steps: inout [VenueStep]) {
    for (position, symbol) in facts.symbols.enumerated() where due[position].isDue(at: now) {
      fetch(symbol, &steps)
    }
  }

  func url(of symbol: VenueSymbol) -> String { "\(endpoints.rest)/price/\(symbol.name)" }

  mutating func answered(_ position: Int, _ headers: [String: String], at now: Timestamp) {
    due[position].start(at: now, delay: pollInterval ?? Self.pause(after: headers))
  }

  /// `{"currency":"USD","price":4165.200195,"symbol":"XAU","updatedAt":"2026-07-03T16:08:54Z",…}`
  func quote(
    _ body: ArraySlice<UInt8>, of symbol: VenueSymbol, at now: Timestamp
  ) throws(LineProblem) -> Quote {
    var name, currency, price: JSONScanner.Value?
    var tick = VenueTick()
    var members = JSONReader(body)
    while let (key, value) = try members.nextMember() {
      if key.elementsEqual("price".utf8) { price = value }
      if key.elementsEqual("symbol".utf8) { name = value }
      if key.elementsEqual("currency".utf8) { currency = value }
      if key.elementsEqual("updatedAt".utf8) { tick.time = value }
    }
    guard let price else { throw LineProblem("no price") }
    guard name?.isText(symbol.name) ?? true else {
      throw LineProblem("a price of \(name?.words ?? "") instead of \(symbol.name)", reason: .unknownSymbol)
    }
    guard currency?.isText("USD") ?? true else {
      throw LineProblem("a price in \(currency?.words ?? "") instead of USD", reason: .unknownSymbol)
    }
    tick.single = price
    return try tick.quote(of: symbol.instrument, at: now)
  }

  /// Milliseconds to the next fetch: what is left of `cache-control: max-age` after `age`, from 10 to 120 seconds.
  static func pause(after headers: [String: String]) -> Int64 {
    guard let directives = headers["cache-control"] else { return interval }
    for directive in directives.split(separator: ",") {
      let parts = directive.split(separator: "=", maxSplits: 1)
      guard parts.count == 2, trimmed(parts[0]).lowercased() == "max-age", let longest = seconds(parts[1])
      else {
        continue
      }
      let age = headers["age"].flatMap { seconds($0[...]) } ?? 0
      return max(10, min(120, longest - min(age, longest))) * 1000
    }
    return interval
  }

  private static func seconds(_ text: Substring) -> Int64? {
    guard let value = Int64(trimmed(text)), value >= 0 else { return nil }
    return value
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var rest = text.drop { $0 == " " || $0 == "\t" }
    while let last = rest.last, last == " " || last == "\t" { rest.removeLast() }
    return rest
  }
}
