import BullionMarket
import Formats

/// One pricing stream of OANDA's: a price or a heartbeat on each line.
struct OandaConversation: PushConversation {
  let facts: VenueFacts
  let venue: OandaVenue
  private let table: SymbolTable
  private var isSubscribed = false
  /// Whether each symbol can be traded; nil before its first price.
  private var isTradeable: [Bool?]
  private var market = MarketState()
  let hasTradeDates = true
  var pages = VenuePages(rowsPerPage: Self.rowsPerPage)

  init(of venue: OandaVenue) {
    facts = venue.facts
    self.venue = venue
    table = SymbolTable(venue.facts.symbols)
    isTradeable = venue.facts.symbols.map { _ in nil }
  }

  mutating func begin(at now: Timestamp, _ steps: inout [VenueStep]) {
    let instruments = facts.symbols.map(\.name).joined(separator: "%2C")
    let url =
      "\(venue.endpoints.stream)/v3/accounts/\(venue.account)/pricing/stream?instruments=\(instruments)"
    steps.append(.wire(.openLines(VenueRequest(.get, url, headers: venue.headers))))
  }

  /// Nothing is due: the venue sends heartbeats, and the machinery misses them.
  mutating func tick(at now: Timestamp, _ steps: inout [VenueStep]) {}

  // MARK: Lines

  mutating func read(
    _ bytes: ArraySlice<UInt8>, at now: Timestamp, _ steps: inout [VenueStep]
  ) throws(LineProblem) {
    guard bytes.contains(where: { !$0.isBlank }) else { return }
    let line = try OandaLine(bytes)
    if let error = line.error {
      complain(error.words, &steps)
    } else if line.kind?.isText("PRICE") ?? false {
      try readPrice(line, at: now, &steps)
    } else if line.kind?.isText("HEARTBEAT") ?? false {
      confirm(&steps)
    } else if line.kind?.isText("DISCONNECT") ?? false {
      steps.append(
        .reconnect(reason: "oanda ends the stream: \(line.message?.words ?? "no reason given")"))
    } else if line.kind == nil {
      throw LineProblem("a line without a type")
    }
  }

  private mutating func confirm(_ steps: inout [VenueStep]) {
    if !isSubscribed { steps.append(.subscribed) }
    isSubscribed = true
  }

  private mutating func readPrice(
    _ line: OandaLine, at now: Timestamp, _ steps: inout [VenueStep]
  ) throws(LineProblem) {
    let position = try table.position(of: line.instrument)
    confirm(&steps)
    if let status = line.status {
      isTradeable[position] = status.isText("tradeable")
      market.say(isTradeable.contains(true), &steps)
    }
    let bid = try bestPrice(line.bids, "bids")
    let ask = try bestPrice(line.asks, "asks")
    // An empty book is what a closed market has.
    if isTradeable[position] == false, bid == nil || ask == nil { return }
    let tick = VenueTick(bid: bid, ask: ask, time: line.time)
    let quote = try tick.quote(of: table.symbols[position].instrument, at: now)
    steps.append(.quote(quote, symbol: position))
  }

  /// The price of the first of `[{"price":"…","liquidity":…},…]`, the best; nil when there is none.
  private func bestPrice(
    _ list: JSONScanner.Value?, _ name: String
  ) throws(LineProblem) -> JSONScanner.Value? {
    guard let list else { return nil }
    var levels = try JSONReader(list, name)
    guard let first = try levels.nextElement() else { return nil }
    guard case .nested(let level) = first else { throw LineProblem("\(name) that are no objects") }
    return try JSONReader.member("price", of: level)
  }

  private func complain(_ said: String, _ steps: inout [VenueStep]) {
    let lower = said.lowercased()
    if lower.contains("authorization") || lower.contains("accountid") || lower.contains("instruments") {
      steps.append(
        .switchOff(reason: "oanda refused the stream: \(said); check account, token and kind of account"))
    } else {
      steps.append(.reconnect(reason: "oanda refused the stream: \(said)"))
    }
  }
}
