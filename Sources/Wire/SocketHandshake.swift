#if Live
  import Venues
  import NIOCore
  import NIOHTTP1

  /// Proposes a web socket and keeps what the server says instead of agreeing.
  final class SocketHandshake: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPClientResponsePart
    typealias OutboundOut = HTTPClientRequestPart

    private let exchange: SocketExchange
    private let limit: Int
    private var answer: HTTPAnswer?

    init(_ exchange: SocketExchange, limit: Int) {
      self.exchange = exchange
      self.limit = limit
    }

    func handlerAdded(context: ChannelHandlerContext) {
      context.write(wrapOutboundOut(.head(exchange.request)), promise: nil)
      context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      switch unwrapInboundIn(data) {
      case .head(let head): answer = HTTPAnswer(head)
      case .body(let part):
        let room = limit - (answer?.body.count ?? limit)
        answer?.body += part.readableBytesView.prefix(room)
        if part.readableBytes >= room { refuse() }
      case .end: refuse()
      }
    }

    func channelInactive(context: ChannelHandlerContext) {
      refuse()
      context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
      if answer != nil { return refuse() }
      exchange.fail(error, in: context.channel)
    }

    private func refuse() {
      if let answer { exchange.finish(.refused(answer)) } else { exchange.failUnanswered() }
    }
  }

  extension HTTPAnswer {
    /// Status and fields; what comes more than once is joined by commas.
    init(_ head: HTTPResponseHead) {
      self.init(status: Int(head.status.code))
      for (name, value) in head.headers {
        let name = name.lowercased()
        headers[name] = headers[name].map { "\($0), \(value)" } ?? value
      }
    }
  }
#endif
