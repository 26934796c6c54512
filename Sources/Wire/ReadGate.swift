#if Live
  import NIOCore

  /// Stands next to the socket and lets nothing be read while the inbox is full, so that TCP holds up the sender.
  final class ReadGate: ChannelOutboundHandler {
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let inbox: Inbox
    private var isWaiting = false

    init(_ inbox: Inbox) { self.inbox = inbox }

    func read(context: ChannelHandlerContext) {
      guard !isWaiting else { return }
      guard inbox.isFull else { return context.read() }
      isWaiting = true
      let bound = NIOLoopBound((gate: self, context: context), eventLoop: context.eventLoop)
      let loop = context.eventLoop
      inbox.whenRoom {
        loop.execute {
          bound.value.gate.isWaiting = false
          bound.value.context.read()
        }
      }
    }
  }
#endif
