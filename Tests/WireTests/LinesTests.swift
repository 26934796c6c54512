#if Live
  import Venues
  import LoopbackVenues
  import Testing

  @testable import Wire

  extension WireBench {
    fileprivate func openLines(_ path: String = "/stream") {
      order(
        .openLines(
          VenueRequest(
            .get, "http://\(place)\(path)",
            headers: [HeaderField("Authorization", "Bearer t", isSecret: true)])))
    }
  }

  @Test func linesComeWhereverChunksEnd() async throws {
    let script = Script(
      answering: { _ in .stream },
      opening: { peer in
        for part in ["{\"a\":", "1}\n{\"b\":2}\r", "\n\n{\"c\":3}\n{\"cut"] { peer.sendChunk(part) }
        peer.endChunks()
      })
    try await WireBench.run(script) { bench in
      bench.openLines()
      #expect(await bench.closed() == .closedByPeer(code: nil, words: ""))
      let kinds = bench.events.map(\.kind)
      #expect(kinds.first == .opened)
      #expect(kinds.compactMap(\.text) == ["{\"a\":1}", "{\"b\":2}", "", "{\"c\":3}"])
      #expect(bench.server.counters.lastRequest?.headers["authorization"] == "Bearer t")
      #expect(bench.server.counters.lastRequest?.headers["accept-encoding"] == nil)
    }
  }

  @Test(arguments: ["/stream", "/fetch"])
  func manyTinyChunksInOneGoAreTaken(path: String) async throws {
    let chunks = Array(Array(repeating: Array("1\r\nx\r\n".utf8), count: 10_000).joined())
    let script = Script(
      answering: { _ in .stream },
      opening: { peer in
        peer.sendRaw(chunks)
        peer.sendChunk("\n")
        peer.endChunks()
      })
    try await WireBench.run(script) { bench in
      if path == "/fetch" { bench.fetch(path) } else { bench.openLines(path) }
      let kinds = await bench.events { $0.contains { $0.text != nil || $0.answer != nil } }
      let bytes = kinds.compactMap { $0.text?.utf8.count ?? $0.answer.map { $0.body.count - 1 } }
      #expect(bytes == [10_000])
    }
  }

  @Test func endlessLinesEndTheStream() async throws {
    var settings = WireBench.settings
    settings.largestMessage = 1000
    let script = Script(
      answering: { _ in .stream },
      opening: { peer in for _ in 0..<30 { peer.sendChunk(String(repeating: "x", count: 100)) } })
    try await WireBench.run(script, settings: settings) { bench in
      bench.openLines()
      #expect(await bench.closed() == .tooLong(limit: 1000))
      #expect(await bench.whatFollows().isEmpty)
    }
  }

  @Test(arguments: [200, 401, 451])
  func refusedStreamsCarryTheAnswer(status: Int) async throws {
    let script = Script(answering: { _ in .text(status, "{\"errorMessage\":\"no\"}\n") })
    try await WireBench.run(script) { bench in
      bench.openLines()
      let failure = await bench.closed()
      if status == 200 {
        #expect(bench.events.map(\.kind).compactMap(\.text) == ["{\"errorMessage\":\"no\"}"])
      } else {
        guard case .refused(let answer)? = failure else {
          Issue.record("\(bench.events)")
          return
        }
        #expect(answer.status == status)
        #expect(answer.body == Array("{\"errorMessage\":\"no\"}\n".utf8))
      }
    }
  }

  @Test func streamsThatNeverBeginTimeOut() async throws {
    var settings = WireBench.settings
    settings.answerTimeout = 300
    try await WireBench.run(Script(answering: { _ in .hang }), settings: settings) { bench in
      bench.openLines()
      #expect(await bench.closed() == .timedOut("127.0.0.1 did not answer within 300 ms"))
    }
  }

  @Test func openStreamsHaveNoTimeLimit() async throws {
    var settings = WireBench.settings
    settings.answerTimeout = 200
    let script = Script(answering: { _ in .stream }, opening: { $0.sendChunk("one\n") })
    try await WireBench.run(script, settings: settings) { bench in
      bench.openLines()
      await bench.events { $0.count == 2 }
      #expect(await bench.whatFollows(.milliseconds(500)).isEmpty)
      bench.order(.close)
      #expect(await bench.closed() == .closedByUs)
    }
  }
#endif
