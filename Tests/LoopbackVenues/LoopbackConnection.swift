#if Live
  import NIOCore
  import NIOHTTP1
  import NIOPosix
  import NIOWebSocket

  /// Reads requests and does with them what the script says. Answers are written as bytes, so that they can be
  /// wrong.
  final class LoopbackConnection: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = ByteBuffer

    private let server: LoopbackServer
    private let script: any LoopbackScript
    private let decoder: ByteToMessageHandler<HTTPRequestDecoder>
    private var head: HTTPRequestHead?
    private var body = ""

    init(
      _ server: LoopbackServer, _ script: any LoopbackScript,
      decoder: ByteToMessageHandler<HTTPRequestDecoder>
    ) {
      self.server = server
      self.script = script
      self.decoder = decoder
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      switch unwrapInboundIn(data) {
      case .head(let head):
        self.head = head
        body = ""
      case .body(let part): body += String(buffer: part)
      case .end:
        guard let head else { return }
        var headers: [String: String] = [:]
        for (name, value) in head.headers { headers[name.lowercased()] = value }
        let request = LoopbackRequest(
          method: head.method.rawValue, target: head.uri, headers: headers, body: body)
        server.count { $0.count(request) }
        perform(script.answer(request), request, head, context)
      }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

    private func perform(
      _ answer: LoopbackAnswer, _ request: LoopbackRequest, _ head: HTTPRequestHead,
      _ context: ChannelHandlerContext
    ) {
      let peer = LoopbackPeer(channel: context.channel, request: request)
      switch answer {
      case .answer(let status, let headers, let body):
        let reason = HTTPResponseStatus(statusCode: status).reasonPhrase
        peer.sendRaw(LoopbackAnswer.bytes(status: status, reason: reason, headers: headers, body: body))
      case .stream:
        let text =
          "HTTP/1.1 200 OK\r\ncontent-type: application/octet-stream\r\ntransfer-encoding: chunked\r\n\r\n"
        peer.sendRaw(Array(text.utf8))
        script.opened(peer)
      case .raw(let bytes):
        peer.sendRaw(bytes)
        script.opened(peer)
      case .upgrade: upgrade(peer, head, context, isRight: true)
      case .wrongUpgrade: upgrade(peer, head, context, isRight: false)
      case .tunnel: tunnel(peer, context)
      case .hang: break
      case .act(let action): action(peer)
      }
    }

    private func upgrade(
      _ peer: LoopbackPeer, _ head: HTTPRequestHead, _ context: ChannelHandlerContext, isRight: Bool
    ) {
      let upgrader = NIOWebSocketServerUpgrader(
        shouldUpgrade: { channel, _ in channel.eventLoop.makeSucceededFuture([:]) },
        upgradePipelineHandler: { channel, _ in channel.eventLoop.makeSucceededVoidFuture() })
      let bound = NIOLoopBound((connection: self, context: context), eventLoop: context.eventLoop)
      upgrader.buildUpgradeResponse(
        channel: context.channel, upgradeRequest: head, initialResponseHeaders: [:]
      ).whenComplete { result in
        let (connection, context) = bound.value
        guard let key = try? result.get().first(name: "Sec-WebSocket-Accept") else {
          peer.sendRaw(Array("HTTP/1.1 426 Upgrade Required\r\ncontent-length: 0\r\n\r\n".utf8))
          return
        }
        let accept = isRight ? key : "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="
        peer.sendRaw(
          Array(
            "HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: upgrade\r\nsec-websocket-accept: \(accept)\r\n\r\n"
              .utf8))
        connection.become(LoopbackFrames(connection.server, connection.script, peer), context)
        connection.server.count { $0.upgrades += 1 }
        connection.script.opened(peer)
      }
    }

    private func become(_ frames: LoopbackFrames, _ context: ChannelHandlerContext) {
      let pipeline = context.pipeline.syncOperations
      pipeline.removeHandler(decoder, promise: nil)
      pipeline.removeHandler(self, promise: nil)
      try? pipeline.addHandlers([
        ByteToMessageHandler(WebSocketFrameDecoder(maxFrameSize: 1 << 24)), frames,
      ])
    }

    private func tunnel(_ peer: LoopbackPeer, _ context: ChannelHandlerContext) {
      let parts = peer.request.target.split(separator: ":")
      let here = context.channel
      let bound = NIOLoopBound((connection: self, context: context), eventLoop: context.eventLoop)
      ClientBootstrap(group: context.eventLoop)
        .connect(host: String(parts.first ?? ""), port: Int(parts.last ?? "") ?? 0)
        .whenComplete { result in
          guard let there = try? result.get() else {
            peer.sendRaw(Array("HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\n\r\n".utf8))
            return
          }
          let (connection, context) = bound.value
          let pipeline = context.pipeline.syncOperations
          pipeline.removeHandler(connection.decoder, promise: nil)
          pipeline.removeHandler(connection, promise: nil)
          try? pipeline.addHandler(LoopbackGlue(to: there))
          try? there.pipeline.syncOperations.addHandler(LoopbackGlue(to: here))
          peer.sendRaw(Array("HTTP/1.1 200 Connection established\r\n\r\n".utf8))
        }
    }
  }

  /// Passes on what comes to another connection, and its end.
  private final class LoopbackGlue: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let partner: any Channel

    init(to partner: any Channel) { self.partner = partner }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      partner.writeAndFlush(unwrapInboundIn(data), promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) { partner.close(promise: nil) }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
  }
#endif
