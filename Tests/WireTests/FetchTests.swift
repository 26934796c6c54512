#if Live
  import Venues
  import LoopbackVenues
  import Testing

  @testable import Wire

  @Test func fetchesBringStatusHeadersAndBody() async throws {
    let script = Script(answering: { request in
      request.method == "POST"
        ? .text(429, request.body, headers: ["Retry-After": "3", "X-Mbx-Used-Weight-1m": "2400"])
        : .json("{\"ok\":true}")
    })
    try await WireBench.run(script) { bench in
      bench.fetch("/a?b=c", tag: "get")
      var kinds = await bench.events { $0.count == 1 }
      #expect(kinds.first?.answer?.body == Array("{\"ok\":true}".utf8))
      #expect(bench.server.counters.lastRequest?.target == "/a?b=c")
      #expect(bench.server.counters.lastRequest?.headers["user-agent"] == "bullion/0.1")
      let post = VenueRequest(
        .post, "http://\(bench.place)/info", headers: [HeaderField("Content-Type", "application/json")],
        body: "{\"type\":\"x\"}")
      bench.order(.fetch(post, tag: "post"))
      kinds = await bench.events { $0.count == 2 }
      guard case .answer("post", let answer)? = kinds.last else {
        Issue.record("\(kinds)")
        return
      }
      #expect(answer.status == 429)
      #expect(answer.headers["retry-after"] == "3")
      #expect(answer.headers["x-mbx-used-weight-1m"] == "2400")
      #expect(answer.body == Array("{\"type\":\"x\"}".utf8))
      #expect(bench.server.counters.lastRequest?.headers["content-type"] == "application/json")
    }
  }

  @Test func redirectsAreReportedNotFollowed() async throws {
    let script = Script(answering: {
      $0.path == "/old" ? .text(302, "", headers: ["Location": "/new"]) : .json("1")
    })
    try await WireBench.run(script) { bench in
      bench.fetch("/old")
      let kinds = await bench.events { !$0.isEmpty }
      #expect(kinds.first?.answer?.status == 302)
      #expect(kinds.first?.answer?.headers["location"] == "/new")
      #expect(bench.server.counters.requests == ["/old": 1])
    }
  }

  @Test func tooLongAnswersAreRefused() async throws {
    var settings = WireBench.settings
    settings.largestAnswer = 1000
    let script = Script(
      answering: { request in
        switch request.path {
        case "/fits": .text(200, String(repeating: "x", count: 1000))
        case "/long": .text(200, String(repeating: "x", count: 1001))
        default: .stream
        }
      }, opening: { peer in for _ in 0..<100 { peer.sendChunk(String(repeating: "x", count: 100)) } })
    try await WireBench.run(script, settings: settings) { bench in
      bench.fetch("/fits", tag: "fits")
      bench.fetch("/long", tag: "long")
      bench.fetch("/endless", tag: "endless")
      let kinds = await bench.events { $0.count == 3 }
      #expect(kinds.contains { $0.answer?.body.count == 1000 })
      #expect(kinds.contains(.fetchFailed(tag: "long", .tooLong(limit: 1000))))
      #expect(kinds.contains(.fetchFailed(tag: "endless", .tooLong(limit: 1000))))
    }
  }

  @Test func compressedBombsAreRefused() async throws {
    // 100 kB of zeros in gzip.
    let bomb = gzipOfZeros
    var settings = WireBench.settings
    settings.largestAnswer = 10_000
    let script = Script(answering: { _ in
      .answer(status: 200, headers: ["Content-Encoding": "gzip"], body: bomb)
    })
    try await WireBench.run(script, settings: settings) { bench in
      bench.fetch("/bomb")
      let kinds = await bench.events { !$0.isEmpty }
      #expect(kinds == [.fetchFailed(tag: "tag", .tooLong(limit: 10_000))])
    }
    try await WireBench.run(script) { bench in
      bench.fetch("/bomb")
      let kinds = await bench.events { !$0.isEmpty }
      #expect(kinds.first?.answer?.body == Array(repeating: 0, count: 100_000))
      #expect(bench.server.counters.lastRequest?.headers["accept-encoding"]?.contains("gzip") == true)
    }
  }

  @Test func slowAnswersTimeOut() async throws {
    var settings = WireBench.settings
    settings.answerTimeout = 300
    let script = Script(
      answering: { $0.path == "/hang" ? .hang : .stream }, opening: { $0.sendChunk("only the beginning") })
    try await WireBench.run(script, settings: settings) { bench in
      bench.fetch("/hang", tag: "hang")
      bench.fetch("/drip", tag: "drip")
      let kinds = await bench.events { $0.count == 2 }
      let failure = WireFailure.timedOut("127.0.0.1 did not answer within 300 ms")
      #expect(kinds.contains(.fetchFailed(tag: "hang", failure)))
      #expect(kinds.contains(.fetchFailed(tag: "drip", failure)))
    }
  }

  @Test func cutAnswersFail() async throws {
    let script = Script(
      answering: { _ in .raw(Array("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{\"half".utf8)) },
      opening: { $0.close() })
    try await WireBench.run(script) { bench in
      bench.fetch("/")
      let kinds = await bench.events { !$0.isEmpty }
      guard case .closedByPeer(nil, let words)? = kinds.first?.fetchFailure else {
        Issue.record("\(kinds)")
        return
      }
      #expect(words.contains("127.0.0.1"))
    }
  }

  @Test func fetchesThatCannotWorkFailInWords() async throws {
    try await WireBench.run { bench in
      let port = bench.server.port
      await bench.server.stop()
      bench.order(.fetch(VenueRequest(.get, "http://127.0.0.1:\(port)/"), tag: "refused"))
      bench.order(.fetch(VenueRequest(.get, "ws://127.0.0.1/?token=x"), tag: "scheme"))
      let bad = VenueRequest(
        .get, "http://127.0.0.1:\(port)/", headers: [HeaderField("X", "a\r\nb", isSecret: true)])
      bench.order(.fetch(bad, tag: "header"))
      let kinds = await bench.events { $0.count == 3 }
      #expect(
        kinds.contains(.fetchFailed(tag: "refused", .unreachable("127.0.0.1 refuses the connection"))))
      #expect(
        kinds.contains(
          .fetchFailed(tag: "scheme", .unreachable("ws://127.0.0.1/ is not an address for a request"))))
      #expect(
        kinds.contains(
          .fetchFailed(
            tag: "header", .unreachable("a header for 127.0.0.1 has characters that are not allowed"))))
    }
  }

  @Test func connectionsAreUsedAgain() async throws {
    try await WireBench.run(Script(answering: { _ in .json("1") })) { bench in
      for number in 1...5 {
        bench.fetch("/", tag: "\(number)")
        await bench.events { $0.count == number }
      }
      #expect(bench.server.counters.connections == 1)
      #expect(bench.server.counters.requests == ["/": 5])
    }
  }

  private let gzipOfZeros: [UInt8] = [
    31, 139, 8, 0, 0, 0, 0, 0, 2, 3, 237, 193, 49, 1, 0, 0, 0, 194, 160, 245, 79, 109, 13, 15, 160, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 128, 87, 3, 125, 149, 17, 212, 160,
    134, 1, 0,
  ]
#endif
