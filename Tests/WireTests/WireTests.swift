#if Live
  import Venues
  import LoopbackVenues
  import Testing

  @testable import Wire

  @Test func everyConnectionEndsExactlyOnce() async throws {
    let script = Script(answering: { $0.path == "/fetch" ? .hang : $0.path == "/lines" ? .stream : .upgrade })
    try await WireBench.run(script) { bench in
      bench.order(.openSocket(url: "ws://\(bench.place)/", headers: []), source: 0, generation: 1)
      bench.order(.openLines(VenueRequest(.get, "http://\(bench.place)/lines")), source: 1, generation: 1)
      bench.order(
        .fetch(VenueRequest(.get, "http://\(bench.place)/fetch"), tag: "a"), source: 2, generation: 1)
      await bench.events { $0.filter { $0 == .opened }.count == 2 }
      #expect(await bench.eventually { $0.requests["/fetch"] == 1 })
      for source in 0...2 { bench.order(.close, source: source, generation: 1) }
      await bench.events { $0.count == 5 }
      #expect(await bench.whatFollows().isEmpty)
      let ends = bench.events.filter { $0.kind != .opened }
      #expect(ends.map(\.source) == [0, 1, 2])
      #expect(
        ends.map(\.kind) == [.closed(.closedByUs), .closed(.closedByUs), .fetchFailed(tag: "a", .closedByUs)])
    }
  }

  @Test func closeBeforeTheConnectionStandsIsKept() async throws {
    try await WireBench.run(Script(opening: { $0.send("too late") })) { bench in
      for generation in 1...20 {
        bench.order(.openSocket(url: "ws://\(bench.place)/", headers: []), generation: generation)
        bench.order(.close, generation: generation)
      }
      let kinds = await bench.events { $0.count == 20 }
      #expect(kinds == Array(repeating: .closed(.closedByUs), count: 20))
      #expect(await bench.whatFollows().isEmpty)
    }
  }

  @Test func closingOneGenerationLeavesTheOthers() async throws {
    try await WireBench.run { bench in
      bench.order(.openSocket(url: "ws://\(bench.place)/", headers: []), generation: 1)
      bench.order(.openSocket(url: "ws://\(bench.place)/", headers: []), generation: 2)
      bench.order(.openSocket(url: "ws://\(bench.place)/", headers: []), source: 1, generation: 1)
      await bench.events { $0.count == 3 }
      bench.order(.close, generation: 1)
      await bench.events { $0.count == 4 }
      #expect(await bench.whatFollows().isEmpty)
      #expect(bench.events.last?.generation == 1)
      #expect(bench.events.last?.source == 0)
    }
  }

  @Test func newerGenerationsEndOlderFetches() async throws {
    let script = Script(answering: { $0.path == "/hang" ? .hang : .json("1") })
    try await WireBench.run(script) { bench in
      bench.order(
        .fetch(VenueRequest(.get, "http://\(bench.place)/hang"), tag: "old"), source: 0, generation: 1)
      bench.order(
        .fetch(VenueRequest(.get, "http://\(bench.place)/hang"), tag: "other"), source: 1, generation: 1)
      bench.order(
        .fetch(VenueRequest(.get, "http://\(bench.place)/new"), tag: "new"), source: 0, generation: 2)
      let kinds = await bench.events { $0.count == 2 }
      #expect(kinds.first == .fetchFailed(tag: "old", .closedByUs))
      #expect(kinds.last?.answer?.status == 200)
      #expect(await bench.whatFollows().isEmpty)
    }
  }

  @Test func secondConnectionOfAGenerationIsIgnored() async throws {
    try await WireBench.run { bench in
      bench.openSocket()
      bench.openSocket()
      await bench.events { $0.contains(.opened) }
      #expect(await bench.whatFollows().isEmpty)
      #expect(bench.server.counters.connections == 1)
    }
  }

  @Test(arguments: [nil, TestCertificate.localhost])
  func shutDownEndsWhateverIsOpen(certificate: TestCertificate?) async throws {
    try await trusting([.localhost]) { settings in
      let script = Script(answering: { request in
        switch request.path {
        case "/hang": .hang
        case "/lines": .stream
        default: .upgrade
        }
      })
      try await WireBench.run(script, settings: settings, certificate: certificate) { bench in
        let (socket, request) = certificate == nil ? ("ws", "http") : ("wss", "https")
        bench.order(.openSocket(url: "\(socket)://\(bench.place)/", headers: []), source: 0)
        bench.order(.openLines(VenueRequest(.get, "\(request)://\(bench.place)/lines")), source: 1)
        bench.order(.openSocket(url: "\(socket)://\(bench.place)/hang", headers: []), source: 2)
        bench.order(.fetch(VenueRequest(.get, "\(request)://\(bench.place)/hang"), tag: "x"), source: 3)
        await bench.events { $0.filter { $0 == .opened }.count == 2 }
        // No way leads there; neither name nor port answers.
        bench.order(.openSocket(url: "ws://192.0.2.1:9/", headers: []), source: 4)
        let clock = ContinuousClock()
        let start = clock.now
        bench.wire.shutDown()
        #expect(clock.now - start < .seconds(10))
        let ends = bench.inbox.take()
        #expect(ends.count == 5)
        bench.openSocket()
        bench.wire.shutDown()
        #expect(await bench.whatFollows().isEmpty)
      }
    }
  }

  @Test func shutDownWithAFullInboxWaitsForNobody() async throws {
    // A full inbox stops all reading: no farewell of the other side is ever seen.
    let long = String(repeating: "x", count: 5000)
    let script = Script(
      answering: { $0.path == "/lines" ? .stream : .upgrade },
      opening: { peer in
        if peer.request.path == "/lines" {
          for _ in 0..<1000 { peer.sendChunk("\(long)\n") }
        } else {
          peer.send(long)
        }
      })
    try await trusting([.localhost]) { settings in
      try await WireBench.run(script, settings: settings, certificate: .localhost, limit: 1000) { bench in
        bench.order(.openLines(VenueRequest(.get, "https://\(bench.place)/lines")), source: 1)
        bench.openSocket(scheme: "wss")
        while !bench.inbox.isFull { try await Task.sleep(for: .milliseconds(5)) }
        let clock = ContinuousClock()
        let start = clock.now
        bench.wire.shutDown()
        #expect(clock.now - start < .seconds(10))
        let ends = bench.inbox.take().compactMap(\.kind.failure)
        #expect(ends == [.closedByUs, .closedByUs])
      }
    }
  }
#endif
