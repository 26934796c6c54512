import BullionMarket
import Synchronization
import Venues

/// Whether this program was built with the parts that reach the network.
package let isLiveBuiltIn: Bool = {
  #if Live
    true
  #else
    false
  #endif
}()

#if Live
  import Dispatch
  import NIOCore
  import NIOPosix

  /// The network: takes orders for any number of sources and puts what comes into an inbox. One thread of its own.
  ///
  /// Every socket, stream and fetch of a source and generation ends with exactly one event: `closed`, `answer` or
  /// `fetchFailed`. After an order to close, its own `closedByUs` is the last that is heard of it.
  package final class Wire: Sendable {
    private let group: MultiThreadedEventLoopGroup
    private let loop: any EventLoop
    private let inbox: Inbox
    private let switchboard: NIOLoopBoundBox<Switchboard>
    private let isShutDown = Mutex(false)

    /// Starts the thread; nothing is connected yet.
    ///
    /// - Parameters:
    ///   - inbox: where events go; while it is full nothing is read.
    ///   - settings: bounds in time and size.
    package init(inbox: Inbox, settings: WireSettings = WireSettings()) {
      group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
      loop = group.next()
      self.inbox = inbox
      switchboard = NIOLoopBoundBox.makeBoxSendingValue(
        Switchboard(group: group, loop: loop, inbox: inbox, settings: settings), eventLoop: loop)
    }

    deinit { shutDown() }

    /// Does what is ordered, in the order of the calls; returns at once. Ignored after `shutDown`.
    package func perform(_ order: WireOrder) {
      isShutDown.withLock { isOver in
        guard !isOver else { return }
        loop.execute { [switchboard] in switchboard.value.perform(order) }
      }
    }

    /// Closes everything and ends the thread; returns in time, whatever the other sides and the name server do.
    ///
    /// What hangs is left to itself; otherwise the terminal events are in the inbox when it returns. Not to be called
    /// from the wire's own thread.
    ///
    /// - Parameter milliseconds: the most that it waits.
    package func shutDown(within milliseconds: Int = 500) {
      let wasShutDown = isShutDown.withLock { isOver in
        defer { isOver = true }
        return isOver
      }
      guard !wasShutDown else { return }
      let isOver = DispatchSemaphore(value: 0)
      DispatchQueue(label: "shut down").async { [group, loop, inbox, switchboard] in
        let clients = try? loop.submit { switchboard.value.closeEverything() }.wait()
        inbox.dropWaitingForRoom()
        // What fails here fails because it is closed already.
        for client in clients ?? [] { try? client.syncShutdown() }
        try? group.syncShutdownGracefully()
        isOver.signal()
      }
      _ = isOver.wait(timeout: .now() + .milliseconds(milliseconds))
    }
  }
#else
  /// What stands in for the network in a program that was built without it: every order fails, in words.
  package final class Wire: Sendable {
    private let inbox: Inbox

    /// Remembers where to put the failures.
    package init(inbox: Inbox, settings: WireSettings = WireSettings()) { self.inbox = inbox }

    /// Answers each order that asks for something with a failure.
    package func perform(_ order: WireOrder) {
      let failure = WireFailure.unreachable("this program was built without the trait Live")
      let kind: WireEvent.Kind
      switch order.kind {
      case .openSocket, .openLines: kind = .closed(failure)
      case .fetch(_, let tag): kind = .fetchFailed(tag: tag, failure)
      case .send, .close: return
      }
      inbox.put(
        WireEvent(source: order.source, generation: order.generation, received: systemTime(), kind: kind))
    }

    /// Nothing to end.
    package func shutDown(within milliseconds: Int = 500) {}
  }
#endif
