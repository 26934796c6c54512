#if Live
  import Venues
  import NIOCore
  import NIOWebSocket

  /// The frames of an open web socket: messages in, texts out, pings answered, a farewell at the end.
  final class SocketFrames: ChannelInboundHandler {
    typealias InboundIn = WebSocketFrame
    typealias OutboundOut = WebSocketFrame

    private let exchange: SocketExchange
    private var assembly: MessageAssembly
    private var context: ChannelHandlerContext?
    /// The latest ping that could not be answered yet, since the other side does not read.
    private var unanswered: [UInt8]?

    init(_ exchange: SocketExchange, limit: Int) {
      self.exchange = exchange
      assembly = MessageAssembly(limit: limit)
    }

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }
    func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      let frame = unwrapInboundIn(data)
      guard !exchange.isOver else {
        if frame.opcode == .connectionClose { context.close(promise: nil) }
        return
      }
      do {
        let message = try assembly.take(
          MessageAssembly.Frame(
            isFinal: frame.fin, opcode: UInt8(webSocketOpcode: frame.opcode),
            hasReservedBits: !frame.reservedBits.isEmpty, isMasked: frame.maskKey != nil,
            payload: Array(frame.data.readableBytesView)))
        if let message { take(message) }
      } catch {
        exchange.finish(error)
      }
    }

    func channelInactive(context: ChannelHandlerContext) {
      exchange.finish(.closedByPeer(code: nil, words: ""))
      context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
      if exchange.isOver { return context.close(promise: nil) }
      exchange.fail(error, in: context.channel)
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
      if context.channel.isWritable, let ping = unanswered { answer(ping) }
      context.fireChannelWritabilityChanged()
    }

    func send(_ text: String) { write(.text, Array(text.utf8)) }

    private func take(_ message: MessageAssembly.Message) {
      switch message {
      case .text(let bytes): exchange.report(.text(bytes))
      case .binary(let bytes): exchange.report(.binary(bytes))
      case .ping(let payload):
        answer(payload)
        exchange.report(.alive)
      case .pong: exchange.report(.alive)
      case .close(let code, let words): exchange.finish(.closedByPeer(code: code, words: words))
      }
    }

    /// Answers a ping; while the other side takes nothing only the latest one is kept.
    private func answer(_ ping: [UInt8]) {
      let canWrite = context?.channel.isWritable ?? false
      unanswered = canWrite ? nil : ping
      if canWrite { write(.pong, ping) }
    }

    private func write(_ opcode: WebSocketOpcode, _ bytes: [UInt8]) {
      guard let context else { return }
      let frame = WebSocketFrame(
        fin: true, opcode: opcode, maskKey: .random(), data: context.channel.allocator.buffer(bytes: bytes))
      context.writeAndFlush(wrapOutboundOut(frame), promise: nil)
    }

    // MARK: The end

    /// Says good-bye with the code that fits, and closes when the other side has answered or patience is over.
    ///
    /// - Parameter patience: milliseconds; 0 closes at once.
    func leave(because failure: WireFailure, patience: Int64) {
      guard let context else { return }
      let code: Int? =
        switch failure {
        case .closedByUs: 1000
        case .tooLong: 1009
        case .protocolError: 1002
        case .closedByPeer(let code, _): code
        default: nil
        }
      write(
        .connectionClose,
        code.map { [UInt8(truncatingIfNeeded: $0 >> 8), UInt8(truncatingIfNeeded: $0)] } ?? [])
      guard failure == .closedByUs, patience > 0 else { return context.close(promise: nil) }
      let channel = context.channel
      channel.eventLoop.scheduleTask(in: .milliseconds(patience)) { channel.close(promise: nil) }
    }
  }
#endif
