#if Live
  import Venues
  import LoopbackVenues
  import Synchronization
  import Testing

  @testable import Wire

  /// Sends numbered messages for as long as the other side takes them.
  private final class Flood: LoopbackScript {
    private let isStream: Bool
    private let count: Int
    private let sent = Mutex(0)
    private let padding = String(repeating: "x", count: 2000)

    init(isStream: Bool, count: Int) {
      self.isStream = isStream
      self.count = count
    }

    var sentSoFar: Int { sent.withLock { $0 } }

    func answer(_ request: LoopbackRequest) -> LoopbackAnswer { isStream ? .stream : .upgrade }
    func received(_ text: String, from peer: LoopbackPeer) {}
    func opened(_ peer: LoopbackPeer) {
      let task = Task { [self] in
        for number in 0..<count {
          while !peer.isWritable, peer.isOpen { try? await Task.sleep(for: .milliseconds(2)) }
          guard peer.isOpen else { return }
          if isStream { peer.sendChunk("\(number) \(padding)\n") } else { peer.send("\(number) \(padding)") }
          sent.withLock { $0 += 1 }
        }
      }
      _ = task
    }
  }

  @Test(arguments: [false, true])
  func fullInboxHoldsUpTheSenderAndLosesNothing(isStream: Bool) async throws {
    let limit = 200_000
    // More than the buffers of both sockets take, so that the sender has to wait.
    let flood = Flood(isStream: isStream, count: 4_500)
    let server = LoopbackServer(socketBuffers: 65_536, script: flood)
    let port = try await server.start()
    let inbox = try Inbox(limit: limit)
    let wire = Wire(inbox: inbox, settings: WireBench.settings)
    wire.perform(
      WireOrder(
        source: 0, generation: 1,
        kind: isStream
          ? .openLines(VenueRequest(.get, "http://127.0.0.1:\(port)/"))
          : .openSocket(url: "ws://127.0.0.1:\(port)/", headers: [])))
    // It comes to rest while nobody takes.
    var last = -1
    for _ in 0..<600 {
      try await Task.sleep(for: .milliseconds(50))
      if flood.sentSoFar == last, inbox.isFull { break }
      last = flood.sentSoFar
    }
    #expect(inbox.isFull)
    #expect(flood.sentSoFar < 4_500)
    #expect(inbox.waitingBytes < limit + 1_000_000)
    var next = 0
    var most = 0
    let clock = ContinuousClock()
    let end = clock.now + .seconds(60)
    while next < 4_500, clock.now < end {
      most = max(most, inbox.waitingBytes)
      for event in inbox.take() {
        guard let text = event.kind.text else { continue }
        #expect(text.hasPrefix("\(next) "))
        next += 1
      }
      try await Task.sleep(for: .milliseconds(1))
    }
    #expect(next == 4_500)
    #expect(most < limit + 1_000_000)
    wire.shutDown()
    await server.stop()
  }

  @Test func latestPingOfAPeerThatDoesNotReadIsAnsweredInTheEnd() async throws {
    let count = 3_000
    let silent = Mutex<LoopbackPeer?>(nil)
    let last = Array(repeating: UInt8(2), count: 125)
    let script = Script(opening: { peer in
      peer.setReading(false)
      silent.withLock { $0 = peer }
      let ping = LoopbackPeer.frame(opcode: 9, Array(repeating: 1, count: 125))
      let block = Array(Array(repeating: ping, count: 1000).joined())
      for _ in 0..<count / 1000 { peer.sendRaw(block) }
      peer.sendFrame(opcode: 9, last)
      peer.send("sent")
    })
    try await WireBench.run(script, socketBuffers: 4096) { bench in
      bench.openSocket()
      let kinds = await bench.events { $0.contains { $0.text != nil } }
      #expect(kinds.filter { $0 == .alive }.count == count + 1)
      silent.withLock { $0?.setReading(true) }
      // How many before it depends on what the system buffers.
      #expect(await bench.eventually { $0.pongPayloads.last == last })
    }
  }
#endif
