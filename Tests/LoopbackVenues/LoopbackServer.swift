#if Live
  import NIOCore
  import NIOHTTP1
  import NIOPosix
  import NIOSSL
  import Synchronization

  /// What a loopback server says. Called on the server's thread.
  public protocol LoopbackScript: Sendable {
    /// What to do with a request.
    func answer(_ request: LoopbackRequest) -> LoopbackAnswer
    /// A web socket or a stream is open, or raw bytes were sent.
    func opened(_ peer: LoopbackPeer)
    /// A text came over a web socket.
    func received(_ text: String, from peer: LoopbackPeer)
  }

  /// A server on 127.0.0.1 that answers requests and web sockets on one port, with or without TLS.
  public final class LoopbackServer: Sendable {
    private let script: any LoopbackScript
    private let certificate: TestCertificate?
    private let socketBuffers: Int?
    private let state = Mutex(State())

    private struct State {
      var group: MultiThreadedEventLoopGroup?
      var listener: (any Channel)?
      var open: [ObjectIdentifier: any Channel] = [:]
      var counters = LoopbackCounters()
      var port = 0
    }

    /// A server that does not listen yet.
    ///
    /// - Parameters:
    ///   - certificate: nil for plain text.
    ///   - socketBuffers: bytes that its sockets may hold, for tests of what happens when they are full.
    public init(
      certificate: TestCertificate? = nil, socketBuffers: Int? = nil, script: any LoopbackScript
    ) {
      self.certificate = certificate
      self.socketBuffers = socketBuffers
      self.script = script
    }

    /// The port it listens at, or did last.
    public var port: Int { state.withLock { $0.port } }
    /// What it has seen since it was made.
    public var counters: LoopbackCounters { state.withLock { $0.counters } }
    /// Whether it listens.
    public var isRunning: Bool { state.withLock { $0.listener != nil } }

    func count(_ change: (inout LoopbackCounters) -> Void) { state.withLock { change(&$0.counters) } }

    /// Listens.
    ///
    /// - Parameter port: 0 for any that is free.
    /// - Returns: the port.
    @discardableResult
    public func start(port: Int = 0) async throws -> Int {
      let security = try certificate.map(Self.security)
      let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
      do {
        var bootstrap = ServerBootstrap(group: group)
          .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
          .childChannelOption(.socketOption(.tcp_nodelay), value: 1)
        if let socketBuffers {
          // Taken over by the sockets that it accepts.
          bootstrap =
            bootstrap
            .serverChannelOption(.socketOption(.so_rcvbuf), value: .init(socketBuffers))
            .serverChannelOption(.socketOption(.so_sndbuf), value: .init(socketBuffers))
        }
        let listener =
          try await bootstrap
          .childChannelInitializer { channel in
            channel.eventLoop.makeCompletedFuture { try self.accept(channel, security) }
          }
          .bind(host: "127.0.0.1", port: port).get()
        let bound = listener.localAddress?.port ?? 0
        state.withLock {
          $0.group = group
          $0.listener = listener
          $0.port = bound
        }
        return bound
      } catch {
        try await group.shutdownGracefully()
        throw error
      }
    }

    /// Ends all connections and listens no more.
    public func stop() async {
      let (group, channels) = state.withLock { state in
        let found = (state.group, [state.listener].compactMap { $0 } + state.open.values)
        state.group = nil
        state.listener = nil
        state.open = [:]
        return found
      }
      for channel in channels { try? await channel.close().get() }
      try? await group?.shutdownGracefully()
    }

    /// Ends all connections but goes on listening.
    public func dropConnections() {
      for channel in state.withLock({ Array($0.open.values) }) { channel.close(promise: nil) }
    }

    private func accept(_ channel: any Channel, _ security: NIOSSLContext?) throws {
      state.withLock {
        $0.counters.connections += 1
        $0.open[ObjectIdentifier(channel)] = channel
      }
      channel.closeFuture.whenComplete { _ in
        self.state.withLock { $0.open[ObjectIdentifier(channel)] = nil }
      }
      let pipeline = channel.pipeline.syncOperations
      if let security { try pipeline.addHandler(NIOSSLServerHandler(context: security)) }
      let decoder = ByteToMessageHandler(HTTPRequestDecoder(leftOverBytesStrategy: .forwardBytes))
      try pipeline.addHandlers([decoder, LoopbackConnection(self, script, decoder: decoder)])
    }

    private static func security(_ certificate: TestCertificate) throws -> NIOSSLContext {
      let chain = try NIOSSLCertificate.fromPEMBytes(Array(certificate.certificate.utf8))
      let key = try NIOSSLPrivateKey(bytes: Array(certificate.key.utf8), format: .pem)
      return try NIOSSLContext(
        configuration: .makeServerConfiguration(
          certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key)))
    }
  }
#endif
