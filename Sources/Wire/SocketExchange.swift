#if Live
  import Venues
  import NIOCore
  import NIOExtras
  import NIOHTTP1
  import NIOPosix
  import NIOWebSocket

  /// One web socket from the order to open it to its end. Lives on the event loop.
  final class SocketExchange {
    let key: Switchboard.Key
    private let board: Switchboard
    private let address: WireAddress
    private let headers: [HeaderField]
    private var channel: (any Channel)?
    private var frames: SocketFrames?
    private var deadline: Scheduled<Void>?
    private var proxy: ProxyServer?
    private(set) var isOver = false

    init(_ board: Switchboard, _ key: Switchboard.Key, _ address: WireAddress, headers: [HeaderField]) {
      self.board = board
      self.key = key
      self.address = address
      self.headers = headers
    }

    // MARK: Opening

    func open() {
      switch ProxyChoice(for: address, lookup: board.settings.environment) {
      case .direct: break
      case .through(let server): proxy = server
      case .unusable(let words): return finish(.unreachable(words))
      }
      let bound = NIOLoopBound(self, eventLoop: board.loop)
      // Reading begins when the handlers are in place.
      ClientBootstrap(group: board.loop)
        .connectTimeout(.milliseconds(board.settings.connectTimeout))
        .channelOption(.autoRead, value: false)
        .channelOption(.socketOption(.tcp_nodelay), value: 1)
        .connect(host: proxy?.host ?? address.host, port: proxy?.port ?? address.port)
        .whenComplete { bound.value.connected($0) }
    }

    private func connected(_ result: Result<any Channel, any Error>) {
      switch result {
      case .failure(let error): finish(words.failure(of: error))
      case .success(let channel):
        guard !isOver else { return channel.close(promise: nil) }
        self.channel = channel
        startDeadline()
        do {
          try channel.pipeline.syncOperations.addHandler(ReadGate(board.inbox))
          if let proxy {
            try openTunnel(through: proxy, channel)
          } else {
            try shakeHands(channel)
          }
          channel.setOption(.autoRead, value: true).whenFailure { _ in }
        } catch {
          finish(words.failure(of: error))
        }
      }
    }

    private func startDeadline() {
      let bound = NIOLoopBound(self, eventLoop: board.loop)
      deadline = board.afterAnswerTimeout { bound.value.finish(bound.value.words.noAnswer(within: $0)) }
    }

    private func openTunnel(through proxy: ProxyServer, _ channel: any Channel) throws {
      var fields = HTTPHeaders([("Host", "\(address.bracketedHost):\(address.port)")])
      if let credentials = proxy.credentials {
        fields.add(name: "Proxy-Authorization", value: credentials.authorization.headerValue)
      }
      let promise = channel.eventLoop.makePromise(of: Void.self)
      let bound = NIOLoopBound(self, eventLoop: board.loop)
      promise.futureResult.whenComplete { bound.value.tunnelOpened($0, channel) }
      let encoder = HTTPRequestEncoder()
      let decoder = ByteToMessageHandler(HTTPResponseDecoder())
      let connect = NIOHTTP1ProxyConnectHandler(
        targetHost: address.bracketedHost, targetPort: address.port, headers: fields,
        deadline: .distantFuture, promise: promise)
      tunnelHandlers = [encoder, decoder]
      try channel.pipeline.syncOperations.addHandlers([encoder, decoder, connect])
    }

    private var tunnelHandlers: [any RemovableChannelHandler] = []

    private func tunnelOpened(_ result: Result<Void, any Error>, _ channel: any Channel) {
      guard !isOver else { return }
      switch result {
      case .failure(let error): finish(words.failure(of: error))
      case .success:
        let removals = tunnelHandlers.map { channel.pipeline.syncOperations.removeHandler($0) }
        tunnelHandlers = []
        let bound = NIOLoopBound(self, eventLoop: board.loop)
        EventLoopFuture.andAllSucceed(removals, on: channel.eventLoop).whenComplete { _ in
          let exchange = bound.value
          guard !exchange.isOver else { return }
          do { try exchange.shakeHands(channel) } catch { exchange.finish(exchange.words.failure(of: error)) }
        }
      }
    }

    /// Encrypts where asked and proposes the web socket.
    private func shakeHands(_ channel: any Channel) throws {
      let pipeline = channel.pipeline.syncOperations
      if address.isEncrypted {
        try pipeline.addHandler(board.security.handler(serverName: address.serverName))
      }
      let handshake = SocketHandshake(self, limit: board.settings.largestRefusal)
      let bound = NIOLoopBound((exchange: self, handshake: handshake), eventLoop: board.loop)
      let upgrader = NIOWebSocketClientUpgrader(
        maxFrameSize: board.settings.largestMessage, automaticErrorHandling: false
      ) { channel, _ in
        channel.eventLoop.makeCompletedFuture {
          try bound.value.exchange.upgraded(channel, replacing: bound.value.handshake)
        }
      }
      try pipeline.addHTTPClientHandlers(
        leftOverBytesStrategy: .forwardBytes,
        withClientUpgrade: (upgraders: [upgrader], completionHandler: { _ in }))
      try pipeline.addHandler(handshake)
    }

    /// The request that proposes the web socket; the upgrader adds its own fields.
    var request: HTTPRequestHead {
      var fields = HTTPHeaders([("Host", address.hostHeader), ("User-Agent", board.settings.userAgent)])
      for header in headers { fields.replaceOrAdd(name: header.name, value: header.value) }
      return HTTPRequestHead(version: .http1_1, method: .GET, uri: address.target, headers: fields)
    }

    private func upgraded(_ channel: any Channel, replacing handshake: SocketHandshake) throws {
      guard !isOver else { return channel.close(promise: nil) }
      deadline?.cancel()
      channel.pipeline.syncOperations.removeHandler(handshake, promise: nil)
      let frames = SocketFrames(self, limit: board.settings.largestMessage)
      self.frames = frames
      report(.opened)
      try channel.pipeline.syncOperations.addHandler(frames)
    }

    // MARK: Open

    func send(_ text: String) {
      guard !isOver else { return }
      frames?.send(text)
    }

    func report(_ kind: WireEvent.Kind) {
      guard !isOver else { return }
      board.report(key, kind)
    }

    // MARK: The end

    /// Reports the end, once, and takes leave of the other side.
    ///
    /// - Parameter atOnce: whether nobody can wait for the other side's farewell.
    func finish(_ failure: WireFailure, atOnce: Bool = false) {
      guard !isOver else { return }
      report(.closed(failure))
      isOver = true
      deadline?.cancel()
      board.forget(self)
      if let frames {
        frames.leave(because: failure, patience: atOnce ? 0 : board.settings.closeTimeout)
        self.frames = nil
      } else {
        channel?.close(promise: nil)
      }
    }

    /// A failure while connecting, shaking hands or talking.
    func fail(_ error: any Error, in channel: any Channel) {
      finish(words.failure(of: error, certificate: FailureWords.certificate(in: channel)))
    }

    /// The other side closed before it answered.
    func failUnanswered() {
      finish(.closedByPeer(code: nil, words: "\(address.host) closed the connection without an answer"))
    }

    private var words: FailureWords {
      FailureWords(
        host: address.host, proxy: proxy?.description, settings: board.settings,
        limit: board.settings.largestMessage)
    }
  }
#endif
