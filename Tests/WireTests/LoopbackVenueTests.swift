#if Live
  import BullionMarket
  import Venues
  import LoopbackVenues
  import Testing

  @testable import Wire

  /// A venue, and a wire that has subscribed to it as a venue's conversation would.
  private func withVenue(
    _ kind: VenueKind, _ settings: LoopbackVenueSettings = LoopbackVenueSettings(),
    wire wireSettings: WireSettings = WireBench.settings,
    _ body: (LoopbackVenue, VenueBench) async throws -> Void
  ) async throws {
    var settings = settings
    settings.rate = 100
    let venue = LoopbackVenue(kind, settings: settings)
    try await venue.start()
    let bench = VenueBench(try Inbox(), venue, wireSettings)
    let result: Result<Void, any Error>
    do { result = .success(try await body(venue, bench)) } catch { result = .failure(error) }
    bench.wire.shutDown()
    await venue.stop()
    try result.get()
  }

  private final class VenueBench {
    let wire: Wire
    private let inbox: Inbox
    private let venue: LoopbackVenue
    private var generation = 0
    private(set) var kinds: [WireEvent.Kind] = []

    init(_ inbox: Inbox, _ venue: LoopbackVenue, _ settings: WireSettings) {
      self.inbox = inbox
      self.venue = venue
      wire = Wire(inbox: inbox, settings: settings)
    }

    private var authority: String { String(venue.url.split(separator: "/").last ?? "") }

    private func order(_ kind: WireOrder.Kind) {
      wire.perform(WireOrder(source: 0, generation: generation, kind: kind))
    }

    /// Opens a new connection and forgets what came before.
    func connect() async {
      order(.close)
      generation += 1
      kinds = []
      switch venue.kind {
      case .binance:
        await openSocket(
          "/public/ws",
          [#"{"method":"SUBSCRIBE","params":["xauusdt@bookTicker","xagusdt@bookTicker"],"id":1}"#])
      case .hyperliquid:
        await openSocket(
          "/ws",
          ["GOLD", "SILVER"].map {
            #"{"method":"subscribe","subscription":{"type":"bbo","coin":"xyz:\#($0)"}}"#
          })
      case .kraken:
        await openSocket(
          "/v2",
          [
            #"{"method":"subscribe","params":{"channel":"ticker","symbol":["PAXG/USD"],"event_trigger":"bbo"},"req_id":1}"#
          ])
      case .oanda:
        let url = "http://\(authority)/v3/accounts/1/pricing/stream?instruments=XAU_USD%2CXAG_USD"
        order(.openLines(VenueRequest(.get, url, headers: [HeaderField("Authorization", "Bearer t")])))
      case .swissquote: fetch("/public-quotes/bboquotes/instrument/XAU/USD")
      case .goldAPI: fetch("/price/XAU")
      }
    }

    private func openSocket(_ path: String, _ texts: [String]) async {
      order(.openSocket(url: "ws://\(authority)\(path)", headers: []))
      await wait { !$0.isEmpty }
      for text in texts { order(.send(text)) }
    }

    func fetch(_ path: String) { order(.fetch(VenueRequest(.get, "http://\(authority)\(path)"), tag: "x")) }

    @discardableResult
    func wait(_ isEnough: ([WireEvent.Kind]) -> Bool) async -> [WireEvent.Kind] {
      let clock = ContinuousClock()
      let end = clock.now + .seconds(30)
      while true {
        kinds += inbox.take().filter { $0.generation == generation }.map(\.kind)
        if isEnough(kinds) || clock.now > end { return kinds }
        try? await Task.sleep(for: .milliseconds(5))
      }
    }
  }

  private let marks: [VenueKind: String] = [
    .binance: #""s":"XAGUSDT""#, .hyperliquid: #""coin":"xyz:SILVER""#,
    .kraken: #""symbol":"PAXG/USD","bid":"#,
    .oanda: #""instrument":"XAG_USD""#, .swissquote: #""spreadProfile":"elite""#, .goldAPI: #""name":"Gold""#,
  ]

  @Test(arguments: VenueKind.allCases)
  func venuesQuoteWhoeverAsksAsTheyWish(kind: VenueKind) async throws {
    let mark = try #require(marks[kind])
    try await withVenue(kind) { venue, bench in
      await bench.connect()
      let kinds = await bench.wait { kinds in
        kinds.contains { kind in
          (kind.text ?? kind.answer.map { String(decoding: $0.body, as: UTF8.self) } ?? "").contains(mark)
        }
      }
      #expect(
        kinds.contains {
          ($0.text ?? $0.answer.map { String(decoding: $0.body, as: UTF8.self) } ?? "").contains(mark)
        })
      #expect(venue.quotesSent > 0)
      #expect(venue.counters.connections == 1)
    }
  }

  @Test func wrongPathOfBinanceConnectsAndStaysSilent() async throws {
    try await WireBench.run { bench in
      let venue = LoopbackVenue(.binance)
      try await venue.start()
      bench.openSocket("/ws", host: "127.0.0.1:\(venue.port)")
      await bench.events { $0.contains(.opened) }
      bench.order(.send(#"{"method":"SUBSCRIBE","params":["xauusdt@bookTicker"],"id":7}"#))
      let kinds = await bench.events { $0.count == 2 }
      #expect(kinds.last?.text == #"{"result":null,"id":7}"#)
      #expect(await bench.whatFollows(.milliseconds(300)).isEmpty)
      await venue.stop()
    }
  }

  @Test func faultsOfASocketAreSeenOnTheWire() async throws {
    try await withVenue(.binance) { venue, bench in
      func texts(_ isMeant: @escaping (String) -> Bool) -> ([WireEvent.Kind]) -> Bool {
        { kinds in kinds.contains { $0.text.map(isMeant) ?? false } }
      }
      let expected: [(LoopbackFault, ([WireEvent.Kind]) -> Bool)] = [
        (
          .cutMidFrame,
          { $0.contains { if case .closed(.closedByPeer(nil, _)) = $0 { true } else { false } } }
        ),
        (.halfClose, { $0.contains { if case .closed(.closedByPeer(nil, _)) = $0 { true } else { false } } }),
        (.oversized, { $0.contains(.closed(.tooLong(limit: 1 << 20))) }),
        (.malformed, texts { $0.hasPrefix(#"{"e"="#) }),
        (.truncated, texts { $0.hasPrefix(#"{"e":"#) && !$0.hasSuffix("}") }),
        (.binary, { $0.contains { if case .binary = $0 { true } else { false } } }),
        (.negative, texts { $0.contains(#""b":"-"#) }),
        (.notANumber, texts { $0.contains(#""b":"NaN""#) }),
        (.html, texts { $0.hasPrefix("<!DOCTYPE html>") }),
        (.delay(milliseconds: 100), texts { $0.contains("bookTicker") }),
        (.slowDrip, texts { $0.contains("bookTicker") }),
        (.none, texts { $0.contains("bookTicker") }),
      ]
      for (fault, isSeen) in expected {
        venue.set(fault)
        await bench.connect()
        #expect(isSeen(await bench.wait(isSeen)), "\(fault)")
      }
    }
  }

  @Test func refusalsEndWhatStandsAndMeetWhatComes() async throws {
    try await withVenue(.binance) { venue, bench in
      await bench.connect()
      await bench.wait { $0.contains { $0.text?.contains("bookTicker") ?? false } }
      venue.set(.status(429, retryAfter: 7))
      let kinds = await bench.wait { $0.contains { $0.failure != nil } }
      #expect(kinds.contains { $0.failure != nil })
      await bench.connect()
      guard case .refused(let answer)? = bench.kinds.last?.failure else {
        Issue.record("\(bench.kinds)")
        return
      }
      #expect(answer.status == 429)
      #expect(answer.headers["retry-after"] == "7")
      venue.set(.none)
      await bench.connect()
      #expect(bench.kinds.first == .opened)
    }
  }

  @Test func silenceKeepsTheConnectionAndAnswersPings() async throws {
    try await withVenue(.hyperliquid) { venue, bench in
      venue.set(.silence)
      await bench.connect()
      await bench.wait { $0.count >= 3 }
      bench.wire.perform(WireOrder(source: 0, generation: 1, kind: .send(#"{"method":"ping"}"#)))
      let kinds = await bench.wait { $0.contains { $0.text == #"{"channel":"pong"}"# } }
      #expect(kinds.contains { $0.text == #"{"channel":"pong"}"# })
      #expect(!kinds.contains { $0.text?.contains("bbo\":[") ?? false })
      #expect(venue.subscribers == 1)
    }
  }

  @Test(arguments: [
    LoopbackFault.cutMidFrame, .halfClose, .oversized, .html, .truncated, .hang, .slowDrip, .silence,
    .status(403),
  ])
  func faultsOfAPolledVenueAreSeenOnTheWire(fault: LoopbackFault) async throws {
    var settings = WireBench.settings
    // Long enough for a busy machine, where an answer is to come.
    if fault == .hang || fault == .slowDrip { settings.answerTimeout = 1000 }
    try await withVenue(.goldAPI, wire: settings) { venue, bench in
      venue.set(fault)
      await bench.connect()
      let kinds = await bench.wait { !$0.isEmpty }
      let body = kinds.first?.answer.map { String(decoding: $0.body, as: UTF8.self) } ?? ""
      switch fault {
      case .cutMidFrame, .halfClose:
        guard case .closedByPeer(nil, _)? = kinds.first?.fetchFailure else {
          Issue.record("\(kinds)")
          return
        }
      case .oversized: #expect(kinds.first?.fetchFailure == .tooLong(limit: 16 << 20))
      case .hang, .slowDrip:
        #expect(kinds.first?.fetchFailure == .timedOut("127.0.0.1 did not answer within 1 s"))
      case .status: #expect(kinds.first?.answer?.status == 403)
      case .html: #expect(body.hasPrefix("<!DOCTYPE html>"))
      case .truncated: #expect(body.hasPrefix("{") && !body.hasSuffix("}"))
      default: #expect(body.contains("\"price\":"))
      }
    }
  }

  @Test func stoppedVenuesComeBackAtTheSamePort() async throws {
    try await withVenue(.oanda) { venue, bench in
      await bench.connect()
      await bench.wait { $0.contains { $0.text?.contains("PRICE") ?? false } }
      let port = venue.port
      await venue.stop()
      #expect(!venue.isRunning)
      let kinds = await bench.wait { $0.contains { $0.failure != nil } }
      #expect(kinds.contains { $0.failure != nil })
      try await venue.start(port: port)
      await bench.connect()
      #expect(await bench.wait { $0.contains { $0.text?.contains("PRICE") ?? false } }.first == .opened)
      #expect(venue.counters.connections == 2)
    }
  }
#endif
