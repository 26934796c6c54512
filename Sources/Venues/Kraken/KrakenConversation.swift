import BullionMarket
import Formats

/// One socket of Kraken's (version 2): a subscription for each token, so that one that is not listed stops no other.
struct KrakenConversation: PushConversation {
  let facts: VenueFacts
  let endpoints: VenueEndpoints
  private let table: SymbolTable
  private var pingDue = Repetition(every: 30_000)
  /// Counts pings; the numbers below are those of the subscriptions.
  private var pingID = 100
  let hasTradeDates = false
  var pages = VenuePages(rowsPerPage: Self.rowsPerPage)

  init(of venue: KrakenVenue) {
    facts = venue.facts
    endpoints = venue.endpoints
    table = SymbolTable(venue.facts.symbols)
  }

  mutating func begin(at now: Timestamp, _ steps: inout [VenueStep]) {
    steps.append(.wire(.openSocket(url: "\(endpoints.stream)/v2", headers: [])))
  }

  mutating func opened(at now: Timestamp, _ steps: inout [VenueStep]) {
    pingDue.start(at: now)
    for (position, symbol) in facts.symbols.enumerated() {
      steps.append(.wire(.send(subscription(to: symbol, id: position + 1))))
    }
  }

  mutating func tick(at now: Timestamp, _ steps: inout [VenueStep]) {
    guard pingDue.isDue(at: now) else { return }
    pingID += 1
    steps.append(.wire(.send("{\"method\":\"ping\",\"req_id\":\(pingID)}")))
  }

  /// Without `event_trigger` a ticker is sent at trades only.
  private func subscription(to symbol: VenueSymbol, id: Int) -> String {
    "{\"method\":\"subscribe\",\"params\":{\"channel\":\"ticker\",\"symbol\":[\"\(symbol.name)\"],"
      + "\"event_trigger\":\"bbo\",\"snapshot\":true},\"req_id\":\(id)}"
  }

  // MARK: Messages

  func read(
    _ bytes: ArraySlice<UInt8>, at now: Timestamp, _ steps: inout [VenueStep]
  ) throws(LineProblem) {
    let message = try KrakenMessage(bytes)
    if let channel = message.channel {
      if channel.isText("ticker") { try readTickers(message.data, at: now, &steps) }
      if channel.isText("status") { try readStatus(message.data, &steps) }
    } else if message.method?.isText("subscribe") ?? false {
      try readAnswer(message, &steps)
    } else if message.method == nil {
      guard let error = message.error else { throw LineProblem("neither a channel nor an answer") }
      steps.append(.reconnect(reason: "kraken says \(error.words)"))
    }
  }

  private func readTickers(
    _ data: JSONScanner.Value?, at now: Timestamp, _ steps: inout [VenueStep]
  ) throws(LineProblem) {
    var list = try JSONReader(data, "data")
    while let element = try list.nextElement() {
      var symbol: JSONScanner.Value?
      var tick = VenueTick()
      var members = try JSONReader(element, "ticker")
      while let (key, value) = try members.nextMember() {
        switch key.count {
        case 3 where key.elementsEqual("bid".utf8): tick.bid = value
        case 3 where key.elementsEqual("ask".utf8): tick.ask = value
        case 6 where key.elementsEqual("symbol".utf8): symbol = value
        case 9 where key.elementsEqual("timestamp".utf8): tick.time = value
        default: break
        }
      }
      // Not every version of the ticker has a time; one that cannot be read is as good as none.
      if (try? VenueTick.moment(tick.time)) == nil { tick.time = nil }
      let position = try table.position(of: symbol)
      let quote = try tick.quote(of: table.symbols[position].instrument, at: now)
      steps.append(.quote(quote, symbol: position))
    }
  }

  /// `{"channel":"status","data":[{"system":"online",…}]}`: anything else than `online` is worth a line.
  private func readStatus(_ data: JSONScanner.Value?, _ steps: inout [VenueStep]) throws(LineProblem) {
    var list = try JSONReader(data, "data")
    while let element = try list.nextElement() {
      guard case .nested(let status) = element else { throw LineProblem("a status that is no object") }
      guard let system = try JSONReader.member("system", of: status), !system.isText("online") else {
        continue
      }
      steps.append(.remark("kraken says that its system is in state \(system.words)"))
    }
  }

  /// `{"method":"subscribe","success":true,"result":{"symbol":"PAXG/USD",…},"req_id":1}`, or `"success":false` with an
  /// error and the symbol beside it.
  private func readAnswer(_ message: KrakenMessage, _ steps: inout [VenueStep]) throws(LineProblem) {
    guard let position = try position(of: message) else {
      throw LineProblem("an answer that names neither its question nor its symbol")
    }
    let name = facts.symbols[position].name
    if message.success?.isLiteral("true") ?? false {
      if position == 0 { steps.append(.subscribed) }
      return
    }
    let said = message.error?.words ?? "no reason given"
    if position > 0 {
      steps.append(.remark("kraken does not send \(name): \(said)"))
    } else if said.lowercased().contains("not supported") || said.lowercased().contains("not found") {
      steps.append(.switchOff(reason: "kraken does not know \(name) (\(said)); take another source"))
    } else {
      steps.append(.reconnect(reason: "kraken refused the subscription to \(name): \(said)"))
    }
  }

  private func position(of message: KrakenMessage) throws(LineProblem) -> Int? {
    var symbol = message.symbol
    if symbol == nil, case .nested(let result) = message.result {
      symbol = try JSONReader.member("symbol", of: result)
    }
    if case .string(let text) = symbol, let position = table.position(of: text) { return position }
    guard let id = message.id?.integer, (1...Int64(facts.symbols.count)).contains(id) else { return nil }
    return Int(id) - 1
  }
}
