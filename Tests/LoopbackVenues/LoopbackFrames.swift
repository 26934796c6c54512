#if Live
  import NIOCore
  import NIOWebSocket

  /// The server's side of a web socket: counts, answers pings and farewells, hands texts to the script.
  final class LoopbackFrames: ChannelInboundHandler {
    typealias InboundIn = WebSocketFrame

    private let server: LoopbackServer
    private let script: any LoopbackScript
    private let peer: LoopbackPeer

    init(_ server: LoopbackServer, _ script: any LoopbackScript, _ peer: LoopbackPeer) {
      self.server = server
      self.script = script
      self.peer = peer
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      let frame = unwrapInboundIn(data)
      let payload = Array(frame.unmaskedData.readableBytesView)
      if frame.maskKey == nil { server.count { $0.unmasked += 1 } }
      switch frame.opcode {
      case .text:
        let text = String(decoding: payload, as: UTF8.self)
        server.count { counters in
          counters.texts.append(text)
          if counters.texts.count > 1000 { counters.texts.removeFirst() }
        }
        script.received(text, from: peer)
      case .ping:
        server.count { $0.pings += 1 }
        peer.sendFrame(opcode: 10, payload)
      case .pong:
        server.count { counters in
          counters.pongs += 1
          counters.pongPayloads.append(payload)
          if counters.pongPayloads.count > 1000 { counters.pongPayloads.removeFirst() }
        }
      case .connectionClose:
        server.count { $0.closeCodes.append(payload.count < 2 ? 0 : Int(payload[0]) << 8 | Int(payload[1])) }
        peer.sendFrame(opcode: 8, Array(payload.prefix(2)))
        peer.close()
      default: break
      }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
  }
#endif
