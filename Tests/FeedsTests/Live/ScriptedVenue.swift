import BullionMarket

@testable import Failover
@testable import Venues

/// A venue of the simplest kind: lines such as `gold 5000.1` or `silver 100 99` (bid and ask), with the time of
/// arrival unless `@` and milliseconds since 1970 give one.
struct ScriptedVenue: Venue {
  var facts: VenueFacts
  var isPolled = false

  init(
    _ name: String, instruments: [Instrument] = Instrument.allCases, kind: PriceKind = .spot,
    tradesAllWeek: Bool = true, lifetime: Int64? = nil, isPolled: Bool = false
  ) {
    facts = VenueFacts(
      name: name, symbols: instruments.map { VenueSymbol($0.name.uppercased(), $0, kind) },
      lifetime: lifetime,
      tradesAllWeek: tradesAllWeek, isPolled: isPolled)
    self.isPolled = isPolled
  }

  func conversation() -> any VenueConversation { ScriptedConversation(venue: self) }
}

struct ScriptedConversation: VenueConversation {
  let venue: ScriptedVenue
  private var nextPoll: Timestamp?

  init(venue: ScriptedVenue) { self.venue = venue }

  mutating func begin(at now: Timestamp, _ output: inout [VenueStep]) {
    if venue.isPolled {
      tick(at: now, &output)
    } else {
      output.append(.wire(.openSocket(url: "ws://\(venue.facts.name)", headers: [])))
    }
  }

  mutating func receive(_ message: WireEvent.Kind, at now: Timestamp, _ output: inout [VenueStep]) {
    switch message {
    case .opened:
      output.append(.wire(.send("subscribe")))
      output.append(.subscribed)
    case .text(let bytes): take(String(decoding: bytes, as: UTF8.self), now, &output)
    case .answer(_, let answer): take(String(decoding: answer.body, as: UTF8.self), now, &output)
    case .binary: output.append(.reconnect(reason: "binary"))
    case .fetchFailed, .alive, .closed: break
    }
  }

  private func take(_ text: String, _ now: Timestamp, _ output: inout [VenueStep]) {
    let words = text.split(separator: " ").map(String.init)
    guard let metal = words.first.flatMap({ Instrument(symbol: $0) }),
      let symbol = venue.facts.symbols.firstIndex(where: { $0.instrument == metal })
    else {
      output.append(.refused(RefusedLine(line: nil, reason: .malformed, text: text)))
      return
    }
    let prices = words.dropFirst().filter { !$0.hasPrefix("@") }.compactMap { Price(decimal: Array($0.utf8)) }
    guard let first = prices.first else { return }
    let given = words.last.flatMap { $0.hasPrefix("@") ? Int64($0.dropFirst()) : nil }
    let time = given.map { Timestamp(milliseconds: $0) } ?? now
    let quote =
      prices.count > 1
      ? Quote(instrument: metal, time: time, bid: first, ask: prices[1])
      : Quote(instrument: metal, time: time, price: first)
    output.append(.quote(quote, symbol: symbol))
  }

  mutating func tick(at now: Timestamp, _ output: inout [VenueStep]) {
    guard venue.isPolled, nextPoll.map({ now >= $0 }) ?? true else { return }
    nextPoll = now.advanced(bySeconds: 3)
    for symbol in venue.facts.symbols {
      output.append(.wire(.fetch(VenueRequest(.get, "http://\(symbol.name)"), tag: symbol.name)))
    }
  }

  mutating func askHistory(
    _ interval: BarInterval, from start: Timestamp, at now: Timestamp, _ output: inout [VenueStep]
  ) {
    let url = "http://history/\(interval.rawValue)?from=\(start.milliseconds)"
    output.append(.wire(.fetch(VenueRequest(.get, url), tag: "history")))
  }
}

/// Drives a live feed by hand, a step of the clock at a time.
struct LiveBench {
  var feed: LiveFeed
  /// By the steady clock.
  var now: Timestamp
  /// What the system's clock says less the steady one, in milliseconds.
  var wall: Int64 = 0
  var out: [FeedStep] = []

  static let start = Timestamp(2026, 1, 28, 14)

  init(_ venues: [ScriptedVenue], settings: LiveSettings = LiveSettings(), at start: Timestamp = start) {
    now = start
    feed = LiveFeed(name: "live", venues: venues, settings: settings, now: start, seed: 1)
    feed.start(at: start, &out)
  }

  func generation(_ source: Int) -> Int { feed.machines[source].generation }

  mutating func tell(_ source: Int, _ kind: WireEvent.Kind) {
    feed.receive(
      WireEvent(source: source, generation: generation(source), received: now, kind: kind), &out)
  }

  mutating func open(_ source: Int) { tell(source, .opened) }

  mutating func say(_ source: Int, _ text: String) { tell(source, .text(Array(text.utf8))) }

  /// Both metals.
  mutating func quote(_ source: Int, gold: String, silver: String) {
    say(source, "gold \(gold)")
    say(source, "silver \(silver)")
  }

  mutating func pass(seconds: Double) {
    let end = now.advanced(byMilliseconds: Int64(seconds * 1000))
    while now < end {
      now = min(end, now.advanced(byMilliseconds: LiveFeed.step))
      feed.advance(to: ClockReading(steady: now, wall: now.advanced(byMilliseconds: wall)), &out)
    }
  }

  /// Both metals, dated so many milliseconds after they come.
  mutating func quote(_ source: Int, gold: Double, silver: Double = 100, lead: Int64) {
    let time = now.advanced(byMilliseconds: lead).milliseconds
    say(source, "gold \(gold) @\(time)")
    say(source, "silver \(silver) @\(time)")
  }

  /// Lets time pass while sources quote both metals four times a second, each dated by its lead; nil is silent.
  mutating func run(seconds: Double, _ leads: Int64?...) {
    for _ in 0..<Int(seconds * 4) {
      for (source, lead) in leads.enumerated() {
        if let lead { quote(source, gold: 5000 + Double(now.milliseconds / 250 % 8) / 100, lead: lead) }
      }
      pass(seconds: 0.25)
    }
  }

  mutating func forget() { out = [] }

  var shown: String? { feed.shown?.name }

  var switches: [SourceSwitch] {
    out.events.compactMap { if case .switched(let change) = $0 { change } else { nil } }
  }

  /// Mids of gold that the monitor was given, in dollars.
  var goldShown: [Double] {
    out.events.compactMap {
      if case .judged(let quote) = $0, quote.instrument == .gold { quote.mid.dollars } else { nil }
    }
  }

  func reading(_ source: Int) -> SourceReading { feed.readings(at: now)[source] }
}

extension [FeedStep] {
  /// What the monitor is told.
  var events: [FeedEvent] { compactMap { if case .tell(let event) = $0 { event } else { nil } } }
  var orders: [WireOrder] { compactMap { if case .wire(let order) = $0 { order } else { nil } } }
  var recorded: [RecordedQuote] { compactMap { if case .record(let piece) = $0 { piece } else { nil } } }
  var backfills: [Backfill] { compactMap { if case .backfill(let backfill) = $0 { backfill } else { nil } } }
  var remarks: [LiveRemark] { compactMap { if case .remark(let remark) = $0 { remark } else { nil } } }
  var refused: [RefusedLine] {
    events.compactMap { if case .refused(let line) = $0 { line } else { nil } }
  }
}
