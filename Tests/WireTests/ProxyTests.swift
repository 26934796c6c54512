#if Live
  import Venues
  import LoopbackVenues
  import Testing

  @testable import Wire

  /// Runs with a second server as the proxy of everything.
  private func proxied(
    _ script: Script, through proxyScript: Script, credentials: String = "", settings: WireSettings,
    certificate: TestCertificate? = nil,
    _ body: (WireBench, LoopbackServer) async throws -> Void
  ) async throws {
    let proxy = LoopbackServer(script: proxyScript)
    let port = try await proxy.start()
    var settings = settings
    settings.environment = { $0 == "all_proxy" ? "http://\(credentials)127.0.0.1:\(port)" : nil }
    let result: Result<Void, any Error>
    do {
      try await WireBench.run(script, settings: settings, certificate: certificate) { bench in
        try await body(bench, proxy)
      }
      result = .success(())
    } catch {
      result = .failure(error)
    }
    await proxy.stop()
    try result.get()
  }

  private let tunnel = Script(answering: { $0.method == "CONNECT" ? .tunnel : .text(405, "") })

  @Test func socketsGoThroughAProxyWithAPassword() async throws {
    let echo = Script(receiving: { text, peer in peer.send(text) })
    try await proxied(echo, through: tunnel, credentials: "me:w%20rd@", settings: WireBench.settings) {
      bench, proxy in
      bench.openSocket()
      await bench.events { $0.contains(.opened) }
      bench.order(.send("through"))
      let kinds = await bench.events { $0.count >= 2 }
      #expect(kinds == [.opened, .text(Array("through".utf8))])
      #expect(proxy.counters.requests == [bench.place: 1])
      #expect(proxy.counters.lastRequest?.headers["proxy-authorization"] == "Basic bWU6dyByZA==")
      // The venue hears nothing of the password.
      #expect(bench.server.counters.lastRequest?.headers["proxy-authorization"] == nil)
    }
  }

  @Test func encryptionReachesThroughTheProxy() async throws {
    try await trusting([.localhost]) { settings in
      let script = Script(answering: { $0.path == "/json" ? .json("{}") : .upgrade })
      try await proxied(script, through: tunnel, settings: settings, certificate: .localhost) {
        bench, proxy in
        let place = "localhost:\(bench.server.port)"
        bench.openSocket(scheme: "wss", host: place)
        await bench.events { $0.contains(.opened) }
        bench.order(.fetch(VenueRequest(.get, "https://\(place)/json"), tag: "x"))
        let kinds = await bench.events { $0.count >= 2 }
        #expect(kinds.last?.answer?.status == 200)
        #expect(proxy.counters.requests == [place: 2])
      }
    }
  }

  @Test func requestsGoThroughTheProxyToo() async throws {
    let script = Script(answering: { _ in .json("{}") })
    try await proxied(script, through: tunnel, settings: WireBench.settings) { bench, proxy in
      bench.fetch("/price")
      let kinds = await bench.events { !$0.isEmpty }
      #expect(kinds.first?.answer?.status == 200)
      #expect(proxy.counters.requests == [bench.place: 1])
      #expect(bench.server.counters.requests == ["/price": 1])
    }
  }

  @Test(arguments: [407, 502])
  func refusalsOfTheProxyAreNotThoseOfTheVenue(status: Int) async throws {
    let script = Script(answering: { _ in .text(status, "no") })
    try await proxied(Script(), through: script, settings: WireBench.settings) { bench, proxy in
      bench.openSocket()
      guard case .unreachable(let words)? = await bench.closed() else {
        Issue.record("\(bench.events)")
        return
      }
      #expect(words.contains("the proxy 127.0.0.1:\(proxy.port)"))
      #expect(words.contains("user and password") == (status == 407))
      #expect(bench.server.counters.connections == 0)
    }
  }

  @Test func missingProxyIsNamed() async throws {
    var settings = WireBench.settings
    settings.environment = { $0 == "all_proxy" ? "socks5://127.0.0.1:1" : nil }
    try await WireBench.run(settings: settings) { bench in
      bench.openSocket()
      guard case .unreachable(let words)? = await bench.closed() else {
        Issue.record("\(bench.events)")
        return
      }
      #expect(words.hasPrefix("all_proxy "))
      #expect(bench.server.counters.connections == 0)
    }
  }
#endif
