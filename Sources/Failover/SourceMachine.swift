import BullionMarket
import Venues

/// One source of a live feed: its connection, its waiting, its refusals, and the last good price of each symbol.
///
/// Pure: what came over the wire and the time go in, steps come out: `wire`, `record` for each price that this judge
/// of the source's quotes has let pass, `refused` ones, backfills and remarks. Moments are those of the steady clock;
/// `offset` makes the time of them, which the venue's own times are held against.
struct SourceMachine: Sendable {
  let venue: any Venue
  let facts: VenueFacts
  let position: Int
  let settings: LiveSettings
  var connection: SourceConnection
  var prices: SourcePrices
  /// What the venue says about its underlying market; nil when it says nothing.
  var marketOpen: Bool?
  /// Milliseconds to add to the steady clock to get the time.
  private(set) var offset: Int64 = 0
  /// What is still to be asked about times in which nothing was heard.
  private var ledger: BackfillLedger
  var conversation: any VenueConversation
  var fetches = SourceFetches()
  /// Kept between messages for its memory.
  private var said: [VenueStep] = []

  init(
    venue: any Venue, position: Int, settings: LiveSettings, known: KnownHistory = KnownHistory(),
    seed: UInt64
  ) {
    self.venue = venue
    facts = venue.facts
    self.position = position
    self.settings = settings
    conversation = venue.conversation()
    prices = SourcePrices(of: facts)
    ledger = BackfillLedger(known: known, settings: settings)
    connection = SourceConnection(
      backoff: Backoff(
        shortest: settings.shortestWait, longest: settings.longestWait,
        seed: seed &+ UInt64(truncatingIfNeeded: position) &* 0x9E37_79B9))
  }

  var generation: Int { connection.generation }
  var isOpen: Bool { connection.isOpen }
  var reconnects: Int { max(0, generation - 1) }

  /// Whether this connection has brought a price of each metal.
  var hasAllPrices: Bool {
    facts.instruments.allSatisfy { leg(of: $0)?.generation == generation }
  }

  var legs: [SourceLeg] { prices.legs }

  /// The first symbol of a metal: the one that is shown.
  func leg(of instrument: Instrument) -> SourceLeg? { prices.leg(of: instrument) }

  /// The time at a moment of the steady clock.
  func time(at now: Timestamp) -> Timestamp { now.advanced(byMilliseconds: offset) }

  /// Whether there is nobody to make prices now.
  func isMarketClosed(at now: Timestamp) -> Bool {
    if facts.tradesAllWeek { return false }
    return !(marketOpen ?? settings.calendar.isOpen(at: time(at: now)))
  }

  /// The venue's own times of all prices that have come since the last call.
  mutating func takeVenueTimes() -> [Timestamp] { prices.takeVenueTimes() }

  // MARK: What happens

  /// The time goes on or back by so many milliseconds at once.
  mutating func stepClock(by step: Int64) {
    offset = offset.addingSaturated(step)
    prices.stepClock(by: step)
  }

  /// Makes the first connection.
  mutating func start(at now: Timestamp, _ out: inout [FeedStep]) {
    guard connection.phase == .idle else { return }
    connect(at: now, &out)
  }

  mutating func receive(_ event: WireEvent, _ out: inout [FeedStep]) {
    guard event.generation == generation else { return }
    let now = event.received
    switch event.kind {
    case .opened:
      guard connection.open(at: now) else { return }
      connection.hear(at: now)
      tell(event.kind, at: now, &out)
    case .text(let bytes):
      connection.hear(at: now)
      guard !ServiceRefusal.looksLikeHTML(bytes) else {
        refuseHTML(&out)
        return lose("sent an HTML page where JSON was due", at: now, &out)
      }
      tell(event.kind, at: now, &out)
    case .binary:
      connection.hear(at: now)
      tell(event.kind, at: now, &out)
    case .alive: connection.hear(at: now)
    case .answer(let tag, let answer): receive(answer, tag: tag, at: now, &out)
    case .fetchFailed(let tag, let failure):
      fetches.end(tag)
      failFetch(tag, failure, at: now, &out)
    case .closed(let failure): close(failure, at: now, &out)
    }
  }

  /// Lets time pass: waits end, silence is noticed, pings and polls fall due.
  mutating func advance(to now: Timestamp, _ out: inout [FeedStep]) {
    switch connection.phase {
    case .idle, .off: break
    case .waiting(let until):
      if now >= until { connect(at: now, &out) }
    case .connecting(let since):
      if now.milliseconds(since: since) >= settings.patience {
        lose("no answer within \(settings.patience / 1000) s", at: now, &out)
      }
    case .open(let since):
      if let silence = silence(at: now, openSince: since) {
        prices.forget()
        lose(silence, at: now, &out)
      } else if let lifetime = facts.lifetime, now.milliseconds(since: since) >= lifetime {
        renew(at: now, &out)
      } else {
        expireFetches(at: now, &out)
        converse(at: now, &out) { $0.tick(at: $1, &$2) }
      }
    }
    handOverBackfill(at: now, &out)
  }

  // MARK: The conversation

  private mutating func tell(_ message: WireEvent.Kind, at now: Timestamp, _ out: inout [FeedStep]) {
    converse(at: now, &out) { $0.receive(message, at: $1, &$2) }
  }

  /// Lets the conversation speak, and does what it says in order. A fetch that is not to be made is answered at once;
  /// what comes of the answer stands at the end of the list.
  mutating func converse(
    at now: Timestamp, _ out: inout [FeedStep],
    _ speak: (inout any VenueConversation, Timestamp, inout [VenueStep]) -> Void
  ) {
    said.removeAll(keepingCapacity: true)
    let time = time(at: now)
    speak(&conversation, time, &said)
    var position = 0
    while position < said.count {
      switch said[position] {
      case .wire(.fetch(_, let tag)) where fetches.isDeclined(at: now):
        if !fetches.isUnderWay(tag) {
          let answer = WireEvent.Kind.fetchFailed(tag: tag, .declined("the venue asked for a pause"))
          conversation.receive(answer, at: time, &said)
        }
      case .wire(.fetch(let request, let tag)):
        if fetches.begin(tag, at: now) { order(.fetch(request, tag: tag), &out) }
      case .wire(let kind): order(kind, &out)
      case .reconnect(let reason): return lose(reason, at: now, &out)
      case .switchOff(let reason): return switchOff(reason, &out)
      case .quote(let quote, let symbol): judge(quote, symbol: symbol, at: now, &out)
      case .refused(let line): refuse(line, &out)
      case .subscribed: remark(.info, "subscribed", &out)
      case .bars(let bars): ledger.take(bars, at: time)
      case .marketOpen(let isOpen): marketOpen = isOpen
      case .remark(let words): remark(.info, words, &out)
      }
      position += 1
    }
    handOverBackfill(at: now, &out)
  }

  func order(_ kind: WireOrder.Kind, _ out: inout [FeedStep]) {
    out.append(.wire(WireOrder(source: position, generation: generation, kind: kind)))
  }

  func remark(
    _ level: LiveRemark.Level, _ words: String, _ out: inout [FeedStep], facts: [String: String] = [:]
  ) {
    out.append(.remark(LiveRemark(level, self.facts.name, words, facts)))
  }
}

// MARK: - Prices

extension SourceMachine {
  private mutating func judge(_ quote: Quote, symbol: Int, at now: Timestamp, _ out: inout [FeedStep]) {
    guard legs.indices.contains(symbol) else { return }
    var quote = quote
    quote.received = time(at: now)
    switch prices.judge(quote, symbol: symbol, generation: generation, at: now) {
    case .accepted:
      connection.priceCame(isComplete: hasAllPrices)
      record(quote, symbol: symbol, &out)
    case .duplicate: record(quote, symbol: symbol, &out)
    case .refused(let reason): refuse(RefusedLine(line: nil, reason: reason, text: ""), &out)
    case .quarantined: refuse(RefusedLine(line: nil, reason: .quarantined, text: ""), &out)
    }
  }

  /// Other symbols of a metal are only watched: their premium is a reading.
  private func record(_ quote: Quote, symbol: Int, _ out: inout [FeedStep]) {
    guard facts.symbols.firstIndex(where: { $0.instrument == quote.instrument }) == symbol else { return }
    out.append(.record(RecordedQuote(source: facts.name, quote: quote)))
  }

  private mutating func refuse(_ line: RefusedLine, _ out: inout [FeedStep]) {
    prices.count(line)
    out.append(.tell(.refused(line)))
  }

  private mutating func refuseHTML(_ out: inout [FeedStep]) {
    refuse(RefusedLine(line: nil, reason: .malformed, text: "", detail: "HTML where JSON was due"), &out)
  }
}

// MARK: - Fetches

extension SourceMachine {
  private mutating func receive(
    _ answer: HTTPAnswer, tag: String, at now: Timestamp, _ out: inout [FeedStep]
  ) {
    fetches.end(tag)
    guard let refusal = ServiceRefusal(answer, at: time(at: now)) else {
      connection.hear(at: now)
      return tell(.answer(tag: tag, answer), at: now, &out)
    }
    if answer.status < 300 { refuseHTML(&out) }
    // Where prices are polled the answer was the connection; a stream goes on without its side requests.
    guard !facts.isPolled else { return obey(refusal, at: now, &out) }
    switch refusal {
    case .off: fetches.switchOff()
    case .wait(let time, _): fetches.pause(until: now.advanced(byMilliseconds: time))
    case .retry: break
    }
    failFetch(tag, .declined(refusal.words), at: now, &out)
  }

  private mutating func failFetch(
    _ tag: String, _ failure: WireFailure, at now: Timestamp, _ out: inout [FeedStep]
  ) {
    guard !facts.isPolled else { return lose(failure.words, at: now, &out) }
    remark(.warning, "request failed", &out, facts: ["what": tag, "reason": failure.words])
    tell(.fetchFailed(tag: tag, failure), at: now, &out)
  }

  private mutating func expireFetches(at now: Timestamp, _ out: inout [FeedStep]) {
    let limit = 2 * settings.patience
    for tag in fetches.endThose(without: limit, at: now) {
      failFetch(tag, .timedOut("no answer within \(limit / 1000) s"), at: now, &out)
    }
  }
}

// MARK: - History

extension SourceMachine {
  /// Prices have begun to be shown: what was missed is to be asked for.
  mutating func beginBackfill(at now: Timestamp) { ledger.begin(at: time(at: now)) }

  /// Prices have ceased; what was complete up to here need not be asked for again.
  ///
  /// - Parameter isComplete: whether everything up to the last price was heard.
  mutating func ceaseBackfill(isComplete: Bool = true) {
    ledger.cease(lastReceived: isComplete ? prices.lastReceived.map { time(at: $0) } : nil)
  }

  /// Asks for what is due; nothing happens while the connection is not open.
  mutating func askHistory(at now: Timestamp, _ out: inout [FeedStep]) {
    guard isOpen else { return }
    for question in ledger.questions(for: facts.instruments, at: time(at: now)) {
      converse(at: now, &out) { $0.askHistory(question.interval, from: question.from, at: $1, &$2) }
    }
  }

  private mutating func handOverBackfill(at now: Timestamp, _ out: inout [FeedStep]) {
    guard let bars = ledger.finished(at: time(at: now)) else { return }
    out.append(.backfill(Backfill(source: facts.name, bars: bars)))
  }
}
