#if Live
  import BullionMarket
  import LoopbackVenues
  import Testing
  import Venues

  @testable import Wire

  @Test func socketOpensAndSpeaksBothWays() async throws {
    let script = Script(receiving: { text, peer in peer.send("you said \(text)") })
    try await WireBench.run(script) { bench in
      bench.order(
        .openSocket(
          url: "ws://\(bench.place)/public/ws?a=b", headers: [HeaderField("X-Key", "k", isSecret: true)]))
      await bench.events { $0.contains(.opened) }
      bench.order(.send("höi"))
      let kinds = await bench.events { $0.contains { $0.text != nil } }
      #expect(kinds.map(\.text) == [nil, "you said höi"])
      let request = try #require(bench.server.counters.lastRequest)
      #expect(request.target == "/public/ws?a=b")
      #expect(request.headers["host"] == bench.place)
      #expect(request.headers["user-agent"] == "bullion/0.1")
      #expect(request.headers["x-key"] == "k")
      #expect(request.headers["sec-websocket-extensions"] == nil)
      #expect(bench.server.counters.unmasked == 0)
      let received = try #require(bench.events.last).received
      #expect(abs(systemTime().milliseconds(since: received)) < 10_000)
    }
  }

  @Test func wrongAcceptKeyIsRefused() async throws {
    try await WireBench.run(Script(answering: { _ in .wrongUpgrade })) { bench in
      bench.openSocket()
      let failure = await bench.closed()
      #expect(failure == .protocolError("127.0.0.1 did not agree to a web socket as it should"))
      #expect(!bench.events.contains { $0.kind == .opened })
    }
  }

  @Test func textRightBehindTheHandshakeIsNotLost() async throws {
    let script = Script(opening: { peer in for number in 0..<50 { peer.send("\(number)") } })
    try await WireBench.run(script) { bench in
      bench.openSocket()
      let kinds = await bench.events { $0.count >= 51 }
      #expect(kinds.first == .opened)
      #expect(kinds.compactMap(\.text) == (0..<50).map { "\($0)" })
    }
  }

  @Test func fragmentsPingsAndBinariesArriveWhole() async throws {
    let script = Script(opening: { peer in
      peer.sendFrame(opcode: 1, Array("frag".utf8), isFinal: false)
      peer.sendFrame(opcode: 9, [7, 8, 9])
      peer.sendFrame(opcode: 0, Array("mented".utf8))
      peer.sendFrame(opcode: 2, [1, 2])
      peer.sendFrame(opcode: 10, [])
    })
    try await WireBench.run(script) { bench in
      bench.openSocket()
      let kinds = await bench.events { $0.count >= 5 }
      #expect(kinds == [.opened, .alive, .text(Array("fragmented".utf8)), .binary([1, 2]), .alive])
      #expect(await bench.eventually { $0.pongPayloads == [[7, 8, 9]] })
    }
  }

  @Test func closeFrameIsAnsweredAndReported() async throws {
    let script = Script(opening: { $0.sendClose(code: 1001, words: "going away") })
    try await WireBench.run(script) { bench in
      bench.openSocket()
      #expect(await bench.closed() == .closedByPeer(code: 1001, words: "going away"))
      #expect(await bench.eventually { $0.closeCodes == [1001] })
      #expect(await bench.whatFollows().isEmpty)
    }
  }

  @Test(arguments: [0, 1, 2])
  func lostConnectionsAreReportedOnce(manner: Int) async throws {
    let script = Script(opening: { peer in
      peer.sendRaw([0x81, 100, 0x20])
      switch manner {
      case 0: peer.close()
      case 1: peer.halfClose()
      default: peer.reset()
      }
    })
    try await WireBench.run(script) { bench in
      bench.openSocket()
      guard case .closedByPeer(nil, _) = await bench.closed() else {
        Issue.record("\(bench.events)")
        return
      }
      #expect(await bench.whatFollows().isEmpty)
    }
  }

  @Test(arguments: [false, true])
  func tooLongMessagesEndTheSocket(isFragmented: Bool) async throws {
    let script = Script(opening: { peer in
      if isFragmented {
        peer.sendFrame(opcode: 1, Array(repeating: 0x61, count: 700), isFinal: false)
        peer.sendFrame(opcode: 0, Array(repeating: 0x61, count: 700))
      } else {
        peer.sendFrame(opcode: 1, Array(repeating: 0x61, count: 5_000_000))
      }
    })
    var settings = WireBench.settings
    settings.largestMessage = 1000
    try await WireBench.run(script, settings: settings) { bench in
      bench.openSocket()
      #expect(await bench.closed() == .tooLong(limit: 1000))
      #expect(await bench.whatFollows().isEmpty)
    }
  }

  @Test func badFramesEndTheSocket() async throws {
    let bad: [[UInt8]] = [
      LoopbackPeer.frame(opcode: 1, [0xC3, 0x28]), [0xC1, 0], [0x81, 0x80, 0, 0, 0, 0], [0x09, 0],
      [0x89, 126, 0, 200], [0x83, 0], [0x80, 0],
    ]
    for bytes in bad {
      try await WireBench.run(Script(opening: { $0.sendRaw(bytes) })) { bench in
        bench.openSocket()
        guard case .protocolError = await bench.closed() else {
          Issue.record("\(bytes): \(bench.events)")
          return
        }
        #expect(
          bytes == [0x89, 126, 0, 200] || bytes == [0x09, 0]
            ? true : await bench.eventually { $0.closeCodes == [1002] })
      }
    }
  }

  @Test func refusalsCarryTheWholeAnswer() async throws {
    let script = Script(answering: { request in
      request.path == "/451"
        ? .text(
          451, "Service unavailable from a restricted location", headers: ["Content-Type": "text/plain"])
        : .text(429, "slow down", headers: ["Retry-After": "17"])
    })
    try await WireBench.run(script) { bench in
      bench.order(.openSocket(url: "ws://\(bench.place)/451", headers: []), source: 0)
      guard case .refused(let answer) = await bench.closed() else {
        Issue.record("\(bench.events)")
        return
      }
      #expect(answer.status == 451)
      #expect(
        String(decoding: answer.body, as: UTF8.self) == "Service unavailable from a restricted location")
      #expect(answer.headers["content-type"] == "text/plain")
      bench.order(.openSocket(url: "ws://\(bench.place)/429", headers: []), source: 1)
      let failures = await bench.events { $0.compactMap(\.failure).count == 2 }.compactMap(\.failure)
      guard case .refused(let second)? = failures.last else {
        Issue.record("\(bench.events)")
        return
      }
      #expect(second.status == 429)
      #expect(second.headers["retry-after"] == "17")
    }
  }

  @Test func longRefusalsAreCut() async throws {
    let body = String(repeating: "x", count: 300_000)
    try await WireBench.run(Script(answering: { _ in .text(403, body) })) { bench in
      bench.openSocket()
      guard case .refused(let answer) = await bench.closed() else {
        Issue.record("\(bench.events)")
        return
      }
      #expect(answer.status == 403)
      #expect(answer.body.count == bench.wireRefusalLimit)
    }
  }

  @Test func silentServersTimeOut() async throws {
    var settings = WireBench.settings
    settings.answerTimeout = 300
    try await WireBench.run(Script(answering: { _ in .hang }), settings: settings) { bench in
      bench.openSocket()
      #expect(await bench.closed() == .timedOut("127.0.0.1 did not answer within 300 ms"))
    }
  }

  @Test func whatIsNotThereIsNamed() async throws {
    try await WireBench.run { bench in
      let port = bench.server.port
      await bench.server.stop()
      bench.order(.openSocket(url: "ws://127.0.0.1:\(port)/", headers: []), source: 0)
      #expect(await bench.closed() == .unreachable("127.0.0.1 refuses the connection"))
      bench.order(.openSocket(url: "ftp://127.0.0.1/?token=x", headers: []), source: 1)
      let failures = await bench.events { $0.count == 2 }.compactMap(\.failure)
      #expect(failures.last == .unreachable("ftp://127.0.0.1/ is not the address of a web socket"))
    }
  }

  @Test func namesWithoutAnAddressAreNamed() async throws {
    try await WireBench.run { bench in
      bench.openSocket(host: "nowhere.invalid")
      let failure = await bench.closed()
      // Where the name server does not answer at all, time runs out.
      #expect(
        failure == .unknownHost("nowhere.invalid")
          || failure == .timedOut("nowhere.invalid accepted no connection within 3 s"))
    }
  }

  @Test func whatSpeaksNoHTTPIsRefused() async throws {
    try await WireBench.run(Script(answering: { _ in .raw(Array("SSH-2.0-OpenSSH\r\n\r\n".utf8)) })) {
      bench in
      bench.openSocket()
      #expect(await bench.closed() == .protocolError("127.0.0.1 does not answer in HTTP"))
    }
  }

  @Test func closingSaysGoodBye() async throws {
    let script = Script(opening: { peer in peer.send("first") })
    try await WireBench.run(script) { bench in
      bench.openSocket()
      await bench.events { $0.contains { $0.text != nil } }
      bench.order(.close)
      #expect(await bench.closed() == .closedByUs)
      #expect(await bench.eventually { $0.closeCodes == [1000] })
      bench.order(.send("nobody hears this"))
      bench.order(.close)
      #expect(await bench.whatFollows().isEmpty)
    }
  }

  extension WireBench {
    fileprivate var wireRefusalLimit: Int { WireBench.settings.largestRefusal }
  }
#endif
