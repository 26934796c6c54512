#if Live
  import BullionMarket
  import Venues
  import LoopbackVenues
  import Synchronization
  import Testing

  @testable import Wire

  /// A script made of closures.
  struct Script: LoopbackScript {
    var answering: @Sendable (LoopbackRequest) -> LoopbackAnswer = { _ in .upgrade }
    var opening: @Sendable (LoopbackPeer) -> Void = { _ in }
    var receiving: @Sendable (String, LoopbackPeer) -> Void = { _, _ in }

    func answer(_ request: LoopbackRequest) -> LoopbackAnswer { answering(request) }
    func opened(_ peer: LoopbackPeer) { opening(peer) }
    func received(_ text: String, from peer: LoopbackPeer) { receiving(text, peer) }
  }

  /// A wire, its inbox and a server for the length of a test.
  final class WireBench {
    let inbox: Inbox
    let wire: Wire
    let server: LoopbackServer
    private(set) var events: [WireEvent] = []

    private init(_ inbox: Inbox, _ settings: WireSettings, _ server: LoopbackServer) {
      self.inbox = inbox
      self.server = server
      wire = Wire(inbox: inbox, settings: settings)
    }

    /// Short patience and no proxies.
    static var settings: WireSettings {
      var settings = WireSettings()
      settings.environment = { _ in nil }
      settings.connectTimeout = 3_000
      return settings
    }

    static func run(
      _ script: Script = Script(), settings: WireSettings = WireBench.settings,
      certificate: TestCertificate? = nil, limit: Int = Inbox.defaultLimit,
      socketBuffers: Int? = nil,
      _ body: (WireBench) async throws -> Void
    ) async throws {
      let server = LoopbackServer(
        certificate: certificate, socketBuffers: socketBuffers, script: script)
      try await server.start()
      let bench = WireBench(try Inbox(limit: limit), settings, server)
      let result: Result<Void, any Error>
      do { result = .success(try await body(bench)) } catch { result = .failure(error) }
      bench.wire.shutDown()
      await server.stop()
      try result.get()
    }

    var place: String { "127.0.0.1:\(server.port)" }

    func order(_ kind: WireOrder.Kind, source: Int = 0, generation: Int = 1) {
      wire.perform(WireOrder(source: source, generation: generation, kind: kind))
    }

    func openSocket(_ path: String = "/", scheme: String = "ws", host: String? = nil) {
      order(.openSocket(url: "\(scheme)://\(host ?? place)\(path)", headers: []))
    }

    func fetch(_ path: String, tag: String = "tag") {
      order(.fetch(VenueRequest(.get, "http://\(place)\(path)"), tag: tag))
    }

    /// Waits until what has come satisfies, thirty seconds at most.
    @discardableResult
    func events(until isEnough: ([WireEvent.Kind]) -> Bool) async -> [WireEvent.Kind] {
      let clock = ContinuousClock()
      let end = clock.now + .seconds(30)
      while true {
        events += inbox.take()
        let kinds = events.map(\.kind)
        if isEnough(kinds) || clock.now > end { return kinds }
        try? await Task.sleep(for: .milliseconds(5))
      }
    }

    /// Waits for the end of a socket or a stream.
    @discardableResult
    func closed() async -> WireFailure? {
      await events { $0.contains { $0.failure != nil } }.compactMap(\.failure).first
    }

    /// Waits for a condition of the server, thirty seconds at most.
    func eventually(_ isSo: (LoopbackCounters) -> Bool) async -> Bool {
      let clock = ContinuousClock()
      let end = clock.now + .seconds(30)
      while clock.now < end {
        if isSo(server.counters) { return true }
        try? await Task.sleep(for: .milliseconds(5))
      }
      return isSo(server.counters)
    }

    /// What still comes in a moment, to see that nothing does.
    func whatFollows(_ pause: Duration = .milliseconds(150)) async -> [WireEvent.Kind] {
      try? await Task.sleep(for: pause)
      let more = inbox.take()
      events += more
      return more.map(\.kind)
    }
  }

  extension WireEvent.Kind {
    /// Of a closed socket or stream.
    var failure: WireFailure? { if case .closed(let failure) = self { failure } else { nil } }
    /// Of a text.
    var text: String? {
      if case .text(let bytes) = self { String(decoding: bytes, as: UTF8.self) } else { nil }
    }
    var answer: HTTPAnswer? { if case .answer(_, let answer) = self { answer } else { nil } }
    var fetchFailure: WireFailure? { if case .fetchFailed(_, let failure) = self { failure } else { nil } }
  }
#endif
