import BullionMarket
import Formats

/// One socket of Binance's: subscribes to the best bid and ask of both metals, and asks for the schedule.
struct BinanceConversation: PushConversation {
  private static let scheduleTag = "schedule"
  private static let subscriptionID: Int64 = 1
  /// Codes by which Binance says that it does not know a symbol.
  private static let unknownSymbolCodes: Set<Int64> = [-1121, -1122]

  let facts: VenueFacts
  let endpoints: VenueEndpoints
  private let table: SymbolTable
  private var schedule = BinanceSchedule()
  private var scheduleDue = Repetition(every: 6 * 3_600_000)
  private var market = MarketState()
  let hasTradeDates = false
  var pages = VenuePages(rowsPerPage: Self.rowsPerPage)

  init(of venue: BinanceVenue) {
    facts = venue.facts
    endpoints = venue.endpoints
    table = SymbolTable(venue.facts.symbols)
  }

  mutating func begin(at now: Timestamp, _ steps: inout [VenueStep]) {
    steps.append(.wire(.openSocket(url: "\(endpoints.stream)/public/ws", headers: [])))
    scheduleDue.start(at: now)
    fetchSchedule(&steps)
  }

  mutating func opened(at now: Timestamp, _ steps: inout [VenueStep]) {
    steps.append(.wire(.send(subscription)))
  }

  mutating func receiveOther(_ message: WireEvent.Kind, at now: Timestamp, _ steps: inout [VenueStep]) {
    switch message {
    case .answer(Self.scheduleTag, let answer): takeSchedule(answer.body[...], at: now, &steps)
    case .fetchFailed(Self.scheduleTag, let failure): retrySchedule(failure.words, at: now, &steps)
    default: break
    }
  }

  mutating func tick(at now: Timestamp, _ steps: inout [VenueStep]) {
    if scheduleDue.isDue(at: now) { fetchSchedule(&steps) }
    market.say(schedule.isOpen(at: now), &steps)
    fetchPage(at: now, &steps)
  }

  // MARK: Quotes

  private var subscription: String {
    let streams = facts.symbols.map { "\"\($0.name.lowercased())@bookTicker\"" }.joined(separator: ",")
    return "{\"method\":\"SUBSCRIBE\",\"params\":[\(streams)],\"id\":\(Self.subscriptionID)}"
  }

  func read(
    _ bytes: ArraySlice<UInt8>, at now: Timestamp, _ steps: inout [VenueStep]
  ) throws(LineProblem) {
    var message = try BinanceMessage(bytes)
    if case .nested(let data) = message.data { message = try BinanceMessage(data) }
    // The spot stream's bookTicker names no kind.
    if let kind = message.kind, !kind.isText("bookTicker") { return }
    if message.kind == nil, message.symbol == nil, try readAnswer(message, &steps) { return }
    let position = try table.position(of: message.symbol)
    let tick = VenueTick(bid: message.bid, ask: message.ask, time: message.time)
    let quote = try tick.quote(of: table.symbols[position].instrument, at: now)
    steps.append(.quote(quote, symbol: position))
  }

  /// Whether the message was an answer to the subscription.
  private func readAnswer(
    _ message: BinanceMessage, _ steps: inout [VenueStep]
  ) throws(LineProblem) -> Bool {
    if message.error != nil || message.code != nil {
      try complain(of: message, &steps)
      return true
    }
    guard message.result != nil else { return false }
    guard message.id?.integer == Self.subscriptionID else {
      let id = message.id?.words ?? "no id"
      steps.append(.reconnect(reason: "binance answered something that was not asked: \(id)"))
      return true
    }
    steps.append(.subscribed)
    return true
  }

  private func complain(of message: BinanceMessage, _ steps: inout [VenueStep]) throws(LineProblem) {
    var code = message.code
    var words = message.words
    if case .nested(let inner) = message.error {
      let detail = try BinanceMessage(inner)
      code = detail.code
      words = detail.words
    }
    let said = words?.words ?? message.error?.words ?? "no reason given"
    let isSymbol = code?.integer.map(Self.unknownSymbolCodes.contains) ?? false
    if isSymbol || said.lowercased().contains("invalid symbol") {
      let names = facts.symbols.map(\.name).joined(separator: ", ")
      steps.append(
        .switchOff(reason: "binance does not know one of \(names) (\(said)); take another source"))
    } else {
      steps.append(.reconnect(reason: "binance refused the subscription: \(said)"))
    }
  }

  // MARK: Schedule

  private func fetchSchedule(_ steps: inout [VenueStep]) {
    let request = VenueRequest(.get, "\(endpoints.rest)/fapi/v1/tradingSchedule")
    steps.append(.wire(.fetch(request, tag: Self.scheduleTag)))
  }

  private mutating func takeSchedule(
    _ body: ArraySlice<UInt8>, at now: Timestamp, _ steps: inout [VenueStep]
  ) {
    do throws(LineProblem) {
      schedule = try BinanceSchedule(body)
      market.say(schedule.isOpen(at: now), &steps)
    } catch {
      retrySchedule(error.words, at: now, &steps)
    }
  }

  /// What was known of the week stays true; ten minutes later it is asked for again.
  private mutating func retrySchedule(_ words: String, at now: Timestamp, _ steps: inout [VenueStep]) {
    steps.append(.remark("no trading schedule: \(visible(words)); asked for again in 10 minutes"))
    scheduleDue.start(at: now, delay: 600_000)
  }
}
