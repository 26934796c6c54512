import BullionMarket
import Formats

/// One socket of Hyperliquid's: the best bid and ask of both metals, kept alive by pings of its own kind.
struct HyperliquidConversation: PushConversation {
  let facts: VenueFacts
  let endpoints: VenueEndpoints
  private let table: SymbolTable
  /// An idle connection is closed after about a minute.
  private var pingDue = Repetition(every: 50_000)
  /// Positions of the symbols whose subscription has been confirmed.
  private var confirmed: Set<Int> = []
  let hasTradeDates = false
  var pages = VenuePages(rowsPerPage: Self.rowsPerPage)

  init(of venue: HyperliquidVenue) {
    facts = venue.facts
    endpoints = venue.endpoints
    table = SymbolTable(venue.facts.symbols)
  }

  mutating func begin(at now: Timestamp, _ steps: inout [VenueStep]) {
    steps.append(.wire(.openSocket(url: "\(endpoints.stream)/ws", headers: [])))
  }

  mutating func opened(at now: Timestamp, _ steps: inout [VenueStep]) {
    pingDue.start(at: now)
    for symbol in facts.symbols {
      let subscription = "{\"type\":\"bbo\",\"coin\":\"\(symbol.name)\"}"
      steps.append(.wire(.send("{\"method\":\"subscribe\",\"subscription\":\(subscription)}")))
    }
  }

  mutating func tick(at now: Timestamp, _ steps: inout [VenueStep]) {
    if pingDue.isDue(at: now) { steps.append(.wire(.send("{\"method\":\"ping\"}"))) }
  }

  // MARK: Messages

  mutating func read(
    _ bytes: ArraySlice<UInt8>, at now: Timestamp, _ steps: inout [VenueStep]
  ) throws(LineProblem) {
    var channel, data: JSONScanner.Value?
    var members = JSONReader(bytes)
    while let (key, value) = try members.nextMember() {
      if key.elementsEqual("channel".utf8) { channel = value }
      if key.elementsEqual("data".utf8) { data = value }
    }
    guard let channel else { throw LineProblem("no channel") }
    if channel.isText("bbo") {
      try readBook(data, at: now, &steps)
    } else if channel.isText("subscriptionResponse") {
      try confirm(data, &steps)
    } else if channel.isText("error") {
      complain(data, &steps)
    }
  }

  /// `{"coin":"xyz:GOLD","time":…,"bbo":[{"px":"…","sz":"…","n":3},{"px":"…","sz":"…"}]}`; a side may be null.
  private func readBook(
    _ data: JSONScanner.Value?, at now: Timestamp, _ steps: inout [VenueStep]
  ) throws(LineProblem) {
    var coin, sides: JSONScanner.Value?
    var tick = VenueTick()
    var members = try JSONReader(data, "data")
    while let (key, value) = try members.nextMember() {
      switch key.count {
      case 3 where key.elementsEqual("bbo".utf8): sides = value
      case 4 where key.elementsEqual("coin".utf8): coin = value
      case 4 where key.elementsEqual("time".utf8): tick.time = value
      default: break
      }
    }
    let position = try table.position(of: coin)
    var list = try JSONReader(sides, "bbo")
    guard let bid = try list.nextElement(), let ask = try list.nextElement() else {
      throw LineProblem("bbo without two sides")
    }
    // An empty side of the book is a fact of thin markets, not a flaw.
    if bid.isLiteral("null") || ask.isLiteral("null") { return }
    tick.bid = try price(in: bid)
    tick.ask = try price(in: ask)
    let quote = try tick.quote(of: table.symbols[position].instrument, at: now)
    steps.append(.quote(quote, symbol: position))
  }

  private func price(in level: JSONScanner.Value) throws(LineProblem) -> JSONScanner.Value? {
    guard case .nested(let bytes) = level else { throw LineProblem("a side of bbo that is no object") }
    return try JSONReader.member("px", of: bytes)
  }

  /// `{"method":"subscribe","subscription":{"type":"bbo","coin":"xyz:GOLD"}}`: live once there is one for each metal.
  private mutating func confirm(
    _ data: JSONScanner.Value?, _ steps: inout [VenueStep]
  ) throws(LineProblem) {
    guard case .nested(let inner) = data,
      case .nested(let subscription) = try JSONReader.member("subscription", of: inner)
    else { throw LineProblem("an answer without its subscription") }
    let position = try table.position(of: JSONReader.member("coin", of: subscription))
    let isNew = confirmed.insert(position).inserted
    if isNew, confirmed.count == facts.symbols.count { steps.append(.subscribed) }
  }

  private func complain(_ data: JSONScanner.Value?, _ steps: inout [VenueStep]) {
    let said = data?.words ?? "no reason given"
    if said.lowercased().contains("invalid subscription") {
      let names = facts.symbols.map(\.name).joined(separator: ", ")
      steps.append(
        .switchOff(reason: "hyperliquid does not know one of \(names) (\(said)); take another source"))
    } else if said.lowercased().contains("already subscribed") {
      steps.append(.remark("hyperliquid says \(said)"))
    } else {
      steps.append(.reconnect(reason: "hyperliquid says \(said)"))
    }
  }
}
