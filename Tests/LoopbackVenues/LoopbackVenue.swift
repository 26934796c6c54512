#if Live
  import Synchronization

  /// How a loopback venue is set up.
  public struct LoopbackVenueSettings: Sendable {
    /// Venues of one seed agree about the price at every moment.
    public var seed: UInt64 = 1
    /// Quotes a second on each connection, both metals together.
    public var rate = 10.0
    /// Added to all prices, in per cent.
    public var offset = 0.0
    /// Nil for plain text.
    public var certificate: TestCertificate?
    /// Milliseconds between two pings of a web socket.
    public var pingEvery: Int64 = 180_000
    /// Milliseconds since 1970.
    public var clock: @Sendable () -> Int64 = LoopbackVenueSettings.systemClock

    /// Ten quotes a second in plain text, by the system's clock.
    public init() {}
  }

  /// A venue on loopback that talks as the real one does, until it is told to do something wrong.
  public final class LoopbackVenue: Sendable {
    public let kind: VenueKind
    private let script: VenueScript
    private let server: LoopbackServer
    private let isEncrypted: Bool
    private let pump = Mutex<Task<Void, Never>?>(nil)

    /// A venue that does not listen yet.
    public init(_ kind: VenueKind, settings: LoopbackVenueSettings = LoopbackVenueSettings()) {
      self.kind = kind
      script = VenueScript(kind, settings)
      server = LoopbackServer(certificate: settings.certificate, script: script)
      isEncrypted = settings.certificate != nil
    }

    /// Listens and begins to quote.
    ///
    /// - Parameter port: 0 for any that is free.
    /// - Returns: the port.
    @discardableResult
    public func start(port: Int = 0) async throws -> Int {
      let bound = try await server.start(port: port)
      let script = script
      let task = Task {
        var last = ContinuousClock.now
        while !Task.isCancelled {
          try? await Task.sleep(for: .milliseconds(script.pause))
          let now = ContinuousClock.now
          script.step(seconds: (now - last) / .seconds(1))
          last = now
        }
      }
      pump.withLock { $0 = task }
      return bound
    }

    /// Ends all connections and listens no more.
    public func stop() async {
      pump.withLock { task in
        task?.cancel()
        task = nil
      }
      await server.stop()
    }

    /// The port it listens at, or did last.
    public var port: Int { server.port }
    /// Whether it listens.
    public var isRunning: Bool { server.isRunning }
    /// What goes behind `--feed-url NAME=`. With a certificate the host is `localhost`, which is its name.
    public var url: String { isEncrypted ? "https://localhost:\(port)" : "http://127.0.0.1:\(port)" }
    /// What it has seen since it was made.
    public var counters: LoopbackCounters { server.counters }
    /// Quotes that it has sent, over sockets and streams, and in answers.
    public var quotesSent: Int { script.quotesSent }
    /// Sockets and streams that are open and subscribed to something.
    public var subscribers: Int { script.subscribers }
    /// What it does wrong.
    public var fault: LoopbackFault { script.fault }

    /// Does something wrong from now on, or goes back to `none`.
    public func set(_ fault: LoopbackFault) {
      script.set(fault)
      if fault.endsConnections { server.dropConnections() }
    }

    /// Quotes a second on each connection.
    public func setRate(_ rate: Double) { script.setRate(rate) }
    /// Moves all prices by so many per cent.
    public func setOffset(_ offset: Double) { script.setOffset(offset) }
    /// Sends quotes so many milliseconds late, dated by when they were made.
    public func setLag(_ milliseconds: Int64) { script.setLag(milliseconds) }
    /// Says whether the metals themselves are traded, where the venue says such a thing.
    public func setMarketOpen(_ isOpen: Bool) { script.setMarketOpen(isOpen) }
    /// Sends a text, or a line, to everyone who is subscribed.
    public func send(_ text: String) { script.send(text) }
    /// Ends all connections but goes on listening.
    public func dropConnections() { server.dropConnections() }
  }
#endif
