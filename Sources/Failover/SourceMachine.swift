import BullionMarket
import Venues

/// One source of a live feed: its connection, its waiting, its refusals, and the last good price of each symbol.
///
/// Pure: what came over the wire and the time go in, orders for the wire and good prices come out. Each connection
/// has a generation; what belongs to an earlier one is ignored. Moments are those of the steady clock, by which it
/// waits; `offset` makes the time of them, which the venue's own times are held against.
struct SourceMachine: Sendable {
  /// Where the connection stands.
  enum Phase: Sendable, Hashable {
    case idle
    case connecting(since: Timestamp)
    case open(since: Timestamp)
    case waiting(until: Timestamp)
    /// For good, and why.
    case off(String)
  }

  let venue: any Venue
  let facts: VenueFacts
  let position: Int
  let settings: LiveSettings
  private(set) var phase = Phase.idle
  private(set) var generation = 0
  private(set) var legs: [SourceLeg]
  private(set) var statistics = SourceStatistics()
  /// What went wrong last; nil once prices have come again.
  private(set) var problem: String?
  /// What the venue says about its underlying market; nil when it says nothing.
  private(set) var marketOpen: Bool?
  /// A new connection is taking the place of one that worked: its last prices are good until they are stale.
  private(set) var isRenewing = false
  /// Milliseconds to add to the steady clock to get the time.
  private(set) var offset: Int64 = 0
  /// Of the last prices one bit each, the latest lowest: set for one that was refused.
  private var refusals: UInt32 = 0
  private var conversation: any VenueConversation
  private var backoff: Backoff
  private var output = VenueOutput()
  private var lastSign: Timestamp?
  /// Fetches under way, with when they began.
  private var underWay: [String: Timestamp] = [:]
  /// After a 429 nothing is fetched before this moment.
  private var noFetchBefore: Timestamp?
  /// The venue refuses all fetches while its stream goes on.
  private var isFetchingOff = false

  init(venue: any Venue, position: Int, settings: LiveSettings, seed: UInt64) {
    self.venue = venue
    facts = venue.facts
    self.position = position
    self.settings = settings
    conversation = venue.conversation()
    legs = facts.symbols.map { SourceLeg(symbol: $0) }
    backoff = Backoff(
      shortest: settings.shortestWait, longest: settings.longestWait,
      seed: seed &+ UInt64(truncatingIfNeeded: position) &* 0x9E37_79B9)
  }

  var isOpen: Bool { if case .open = phase { true } else { false } }
  /// Connected, or about to be again without having failed.
  var isConnected: Bool { isOpen || isRenewing }
  var reconnects: Int { max(0, generation - 1) }

  /// Whether this connection has brought a price of each metal.
  var hasAllPrices: Bool {
    facts.instruments.allSatisfy { leg(of: $0)?.generation == generation }
  }

  /// The first symbol of a metal: the one that is shown.
  func leg(of instrument: Instrument) -> SourceLeg? { legs.first { $0.symbol.instrument == instrument } }

  /// The time at a moment of the steady clock.
  func time(at now: Timestamp) -> Timestamp { now.advanced(byMilliseconds: offset) }

  /// How many of the last twenty prices were refused.
  var recentRefusals: Int { (refusals & 0xFFFFF).nonzeroBitCount }

  // MARK: What happens

  /// The time goes on or back by so many milliseconds at once.
  mutating func stepClock(by step: Int64) {
    offset = offset.addingSaturated(step)
    for index in legs.indices { legs[index].stepClock(by: step) }
    statistics.forgetDelays()
    refusals = 0
  }

  /// Makes the first connection.
  mutating func start(at now: Timestamp, _ out: inout SourceOutput) {
    guard phase == .idle else { return }
    connect(at: now, &out)
  }

  mutating func receive(_ event: WireEvent, _ out: inout SourceOutput) {
    guard event.generation == generation else { return }
    let now = event.received
    switch event.kind {
    case .opened:
      guard case .connecting = phase else { return }
      phase = .open(since: now)
      note(sign: now)
      tell(.opened, at: now, &out)
    case .text(let bytes):
      note(sign: now)
      guard !ServiceRefusal.looksLikeHTML(bytes) else {
        refuse(RefusedLine(line: nil, reason: .malformed, text: "", detail: "HTML where JSON was due"), &out)
        return lose("sent an HTML page where JSON was due", at: now, &out)
      }
      tell(.text(bytes), at: now, &out)
    case .binary(let bytes):
      note(sign: now)
      tell(.binary(bytes), at: now, &out)
    case .alive: note(sign: now)
    case .answer(let tag, let answer): take(answer, tag: tag, at: now, &out)
    case .fetchFailed(let tag, let failure):
      underWay[tag] = nil
      failFetch(tag, failure.words, at: now, &out)
    case .closed(let failure): close(failure, at: now, &out)
    }
  }

  /// Lets time pass: waits end, silence is noticed, pings and polls fall due.
  mutating func advance(to now: Timestamp, _ out: inout SourceOutput) {
    switch phase {
    case .idle, .off: break
    case .waiting(let until):
      if now >= until { connect(at: now, &out) }
    case .connecting(let since):
      if now.milliseconds(since: since) >= settings.patience {
        lose("no answer within \(settings.patience / 1000) s", at: now, &out)
      }
    case .open(let since):
      if let silence = silence(at: now, openSince: since) {
        for index in legs.indices { legs[index].forget() }
        lose(silence, at: now, &out)
      } else if let lifetime = facts.lifetime, now.milliseconds(since: since) >= lifetime {
        renew(at: now, &out)
      } else {
        expireFetches(at: now, &out)
        tick(at: now, &out)
      }
    }
  }

  /// Asks for bars from a moment on; nothing happens while the connection is not open.
  mutating func askHistory(
    _ interval: BarInterval, from start: Timestamp, at now: Timestamp, _ out: inout SourceOutput
  ) {
    guard isOpen else { return }
    output.clear()
    conversation.askHistory(interval, from: start, at: time(at: now), &output)
    carryOut(at: now, &out)
  }

  // MARK: Connections

  private mutating func connect(at now: Timestamp, _ out: inout SourceOutput) {
    generation += 1
    conversation = venue.conversation()
    underWay = [:]
    lastSign = now
    for index in legs.indices { legs[index].reconnect() }
    refusals = 0
    phase = .connecting(since: now)
    output.clear()
    conversation.begin(at: time(at: now), &output)
    let isConnection = output.orders.contains {
      switch $0 {
      case .openSocket, .openLines: true
      default: false
      }
    }
    if !isConnection { phase = .open(since: now) }
    carryOut(at: now, &out)
  }

  /// The venue would end the connection soon: a new one takes its place without waiting.
  private mutating func renew(at now: Timestamp, _ out: inout SourceOutput) {
    order(.close, &out)
    out.remarks.append(LiveRemark(.info, facts.name, "connection renewed before the venue's own limit"))
    isRenewing = true
    connect(at: now, &out)
  }

  private mutating func lose(
    _ reason: String, at now: Timestamp, wait: Int64? = nil, isClosed: Bool = false, _ out: inout SourceOutput
  ) {
    if case .open(let since) = phase, now.milliseconds(since: since) >= settings.healthyTime {
      backoff.reset()
    }
    if !isClosed { order(.close, &out) }
    // A venue that asks for a wait gets it, and a little chance on top.
    let time = max(wait ?? 0, backoff.next())
    phase = .waiting(until: now.advanced(byMilliseconds: time))
    isRenewing = false
    problem = visible(reason)
    underWay = [:]
    marketOpen = nil
    out.remarks.append(
      LiveRemark(.warning, facts.name, "connection lost", ["reason": reason, "wait": "\(time) ms"]))
  }

  private mutating func switchOff(
    _ reason: String, at now: Timestamp, isClosed: Bool = false, _ out: inout SourceOutput
  ) {
    if !isClosed { order(.close, &out) }
    phase = .off(visible(reason))
    isRenewing = false
    problem = visible(reason)
    underWay = [:]
    out.remarks.append(LiveRemark(.error, facts.name, "switched off", ["reason": reason]))
  }

  private mutating func close(_ failure: WireFailure, at now: Timestamp, _ out: inout SourceOutput) {
    switch phase {
    case .connecting, .open: break
    default: return
    }
    guard case .refused(let answer) = failure else {
      return lose(failure.words, at: now, isClosed: true, &out)
    }
    judge(ServiceRefusal(answer, at: time(at: now)) ?? .retry(failure.words), at: now, isClosed: true, &out)
  }

  private mutating func judge(
    _ refusal: ServiceRefusal, at now: Timestamp, isClosed: Bool = false, _ out: inout SourceOutput
  ) {
    switch refusal {
    case .off(let words): switchOff(words, at: now, isClosed: isClosed, &out)
    case .wait(let time, let words): lose(words, at: now, wait: time, isClosed: isClosed, &out)
    case .retry(let words): lose(words, at: now, isClosed: isClosed, &out)
    }
  }

  /// Why a connection that is open is given up as dead; nil while it is not.
  private func silence(at now: Timestamp, openSince: Timestamp) -> String? {
    let limit = settings.silence ?? facts.silentAfter
    if let lastSign, now.milliseconds(since: lastSign) >= limit {
      return "connected but silent for \(limit / 1000) s"
    }
    // A wrong path connects, answers pings, and never sends a price.
    let newest = legs.compactMap(\.received).max().map { max($0, openSince) } ?? openSince
    let priceLimit = settings.silence ?? max(facts.silentAfter, 2 * facts.staleAfter)
    guard !isMarketClosed(at: now), now.milliseconds(since: newest) >= priceLimit else { return nil }
    return "connected but without a price for \(priceLimit / 1000) s"
  }

  /// Whether there is nobody to make prices now.
  func isMarketClosed(at now: Timestamp) -> Bool {
    if facts.tradesAllWeek { return false }
    return !(marketOpen ?? settings.calendar.isOpen(at: time(at: now)))
  }

  // MARK: Fetches

  private mutating func take(
    _ answer: HTTPAnswer, tag: String, at now: Timestamp, _ out: inout SourceOutput
  ) {
    underWay[tag] = nil
    guard let refusal = ServiceRefusal(answer, at: time(at: now)) else {
      note(sign: now)
      return tell(.answer(tag: tag, body: answer.body, headers: answer.headers), at: now, &out)
    }
    if answer.status < 300 {
      refuse(RefusedLine(line: nil, reason: .malformed, text: "", detail: "HTML where JSON was due"), &out)
    }
    // Where prices are polled the answer was the connection; a stream goes on without its side requests.
    guard !facts.isPolled else { return judge(refusal, at: now, &out) }
    switch refusal {
    case .off(let words):
      isFetchingOff = true
      failFetch(tag, words, at: now, &out)
    case .wait(let time, let words):
      noFetchBefore = now.advanced(byMilliseconds: time)
      failFetch(tag, words, at: now, &out)
    case .retry(let words): failFetch(tag, words, at: now, &out)
    }
  }

  private mutating func failFetch(
    _ tag: String, _ words: String, at now: Timestamp, _ out: inout SourceOutput
  ) {
    guard !facts.isPolled else { return lose(words, at: now, &out) }
    out.remarks.append(LiveRemark(.warning, facts.name, "request failed", ["what": tag, "reason": words]))
    tell(.fetchFailed(tag: tag, words: words), at: now, &out)
  }

  private mutating func expireFetches(at now: Timestamp, _ out: inout SourceOutput) {
    let late = underWay.filter { now.milliseconds(since: $0.value) >= 2 * settings.patience }.keys.sorted()
    for tag in late {
      underWay[tag] = nil
      failFetch(tag, "no answer within \(2 * settings.patience / 1000) s", at: now, &out)
    }
  }

  // MARK: The conversation

  private mutating func note(sign now: Timestamp) { lastSign = max(lastSign ?? now, now) }

  private mutating func tell(_ message: VenueMessage, at now: Timestamp, _ out: inout SourceOutput) {
    output.clear()
    conversation.receive(message, at: time(at: now), &output)
    carryOut(at: now, &out)
  }

  private mutating func tick(at now: Timestamp, _ out: inout SourceOutput) {
    output.clear()
    conversation.tick(at: time(at: now), &output)
    carryOut(at: now, &out)
  }

  private mutating func carryOut(at now: Timestamp, _ out: inout SourceOutput) {
    // Moved out while it is read: what is done on the way may ask the conversation again.
    var said = VenueOutput()
    swap(&said, &output)
    for piece in said.news { take(piece, at: now, &out) }
    for request in said.orders {
      switch request {
      case .openSocket(let url, let headers): order(.openSocket(url: url, headers: headers), &out)
      case .openLines(let request): order(.openLines(request), &out)
      case .send(let text): order(.send(text), &out)
      case .fetch(let request, let tag): fetch(request, tag: tag, at: now, &out)
      case .reconnect(let reason): return lose(reason, at: now, &out)
      case .switchOff(let reason): return switchOff(reason, at: now, &out)
      }
    }
    if output.orders.isEmpty, output.news.isEmpty { swap(&said, &output) }
  }

  private mutating func fetch(
    _ request: VenueRequest, tag: String, at now: Timestamp, _ out: inout SourceOutput
  ) {
    guard underWay[tag] == nil else { return }
    if isFetchingOff || noFetchBefore.map({ now < $0 }) == true {
      return tell(.fetchFailed(tag: tag, words: "the venue asked for a pause"), at: now, &out)
    }
    underWay[tag] = now
    order(.fetch(request, tag: tag), &out)
  }

  private func order(_ kind: WireOrder.Kind, _ out: inout SourceOutput) {
    out.orders.append(WireOrder(source: position, generation: generation, kind: kind))
  }

  private mutating func take(_ news: VenueNews, at now: Timestamp, _ out: inout SourceOutput) {
    switch news {
    case .quote(var quote, let symbol):
      guard legs.indices.contains(symbol) else { return }
      quote.received = time(at: now)
      // A price that is stamped when it comes says nothing about the clocks.
      if !quote.isStampedOnArrival { out.times.append(quote.time) }
      take(quote, symbol: symbol, at: now, &out)
    case .refused(let line): refuse(line, &out)
    case .subscribed: out.remarks.append(LiveRemark(.info, facts.name, "subscribed"))
    case .bars(let instrument, let interval, let bars, let isLast):
      out.bars.append(SourceBars(instrument: instrument, interval: interval, bars: bars, isLast: isLast))
    case .marketOpen(let isOpen): marketOpen = isOpen
    case .remark(let words): out.remarks.append(LiveRemark(.info, facts.name, words))
    }
  }

  private mutating func take(_ quote: Quote, symbol: Int, at now: Timestamp, _ out: inout SourceOutput) {
    let verdict = legs[symbol].check(quote, generation: generation, at: now)
    note(verdict)
    switch verdict {
    case .accepted:
      problem = nil
      isRenewing = isRenewing && !hasAllPrices
      statistics.accept(quote, at: now)
      out.quotes.append(SourceQuote(symbol: symbol, quote: quote))
    case .duplicate:
      statistics.refuse(.duplicate)
      out.quotes.append(SourceQuote(symbol: symbol, quote: quote))
    case .refused(let reason): refuse(RefusedLine(line: nil, reason: reason, text: ""), &out)
    case .quarantined: refuse(RefusedLine(line: nil, reason: .quarantined, text: ""), &out)
    }
  }

  /// A jump that waits for others to confirm it is the market's doing.
  private mutating func note(_ verdict: QuoteFilter.Verdict) {
    switch verdict {
    case .refused: refusals = refusals << 1 | 1
    case .accepted, .duplicate: refusals <<= 1
    case .quarantined: break
    }
  }

  private mutating func refuse(_ line: RefusedLine, _ out: inout SourceOutput) {
    statistics.refuse(line.reason)
    out.refused.append(line)
  }
}
