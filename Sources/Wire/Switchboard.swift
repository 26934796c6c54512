#if Live
  import AsyncHTTPClient
  import BullionMarket
  import Venues
  import NIOCore
  import NIOSSL

  /// Everything that is open or under way, by source and generation. Lives on the event loop.
  final class Switchboard {
    /// A connection of a source.
    struct Key: Hashable {
      var source: Int
      var generation: Int
    }

    let loop: any EventLoop
    let inbox: Inbox
    let settings: WireSettings
    let security: Security
    let clients: HTTPClients
    private var sockets: [Key: SocketExchange] = [:]
    private var streams: [Key: HTTPExchange] = [:]
    private var fetches: [ObjectIdentifier: HTTPExchange] = [:]

    init(group: any EventLoopGroup, loop: any EventLoop, inbox: Inbox, settings: WireSettings) {
      self.loop = loop
      self.inbox = inbox
      self.settings = settings
      security = Security(extraRoots: settings.extraTrustRoots)
      clients = HTTPClients(group: group, settings: settings)
    }

    /// Runs something when the time for an answer is over, and says how long that was in milliseconds.
    func afterAnswerTimeout(_ body: @escaping @Sendable (Int64) -> Void) -> Scheduled<Void> {
      let timeout = settings.answerTimeout
      return loop.scheduleTask(in: .milliseconds(timeout)) { body(timeout) }
    }

    func perform(_ order: WireOrder) {
      let key = Key(source: order.source, generation: order.generation)
      switch order.kind {
      case .openSocket(let url, let headers):
        endFetches { $0.source == key.source && $0.generation < key.generation }
        guard isFree(key) else { return }
        guard let address = socketAddress(url) else {
          return report(
            key, .closed(.unreachable("\(WireAddress.shown(url)) is not the address of a web socket")))
        }
        let socket = SocketExchange(self, key, address, headers: headers)
        sockets[key] = socket
        socket.open()
      case .openLines(let request):
        endFetches { $0.source == key.source && $0.generation < key.generation }
        guard isFree(key) else { return }
        let stream = HTTPExchange(self, key, .lines)
        streams[key] = stream
        stream.start(request)
      case .fetch(let request, let tag):
        endFetches { $0.source == key.source && $0.generation < key.generation }
        let fetch = HTTPExchange(self, key, .fetch(tag: tag))
        fetches[ObjectIdentifier(fetch)] = fetch
        fetch.start(request)
      case .send(let text): sockets[key]?.send(text)
      case .close:
        endFetches { $0 == key }
        sockets[key]?.finish(.closedByUs)
        streams[key]?.finish(.closedByUs)
      }
    }

    /// Ends all of it; hands out the clients, which have to be shut down from another thread.
    func closeEverything() -> [HTTPClient] {
      endFetches { _ in true }
      for socket in Array(sockets.values) { socket.finish(.closedByUs, atOnce: true) }
      for stream in Array(streams.values) { stream.finish(.closedByUs) }
      return clients.all
    }

    func report(_ key: Key, _ kind: WireEvent.Kind) {
      inbox.put(
        WireEvent(source: key.source, generation: key.generation, received: settings.now(), kind: kind))
    }

    func forget(_ socket: SocketExchange) { sockets[socket.key] = nil }

    func forget(_ exchange: HTTPExchange) {
      if streams[exchange.key] === exchange { streams[exchange.key] = nil }
      fetches[ObjectIdentifier(exchange)] = nil
    }

    /// A second connection of the same generation is a mistake and would be mixed up with the first.
    private func isFree(_ key: Key) -> Bool { sockets[key] == nil && streams[key] == nil }

    private func socketAddress(_ url: String) -> WireAddress? {
      guard let address = WireAddress(url), address.scheme == .ws || address.scheme == .wss else {
        return nil
      }
      return address
    }

    private func endFetches(where isMeant: (Key) -> Bool) {
      for fetch in Array(fetches.values) where isMeant(fetch.key) { fetch.finish(.closedByUs) }
    }
  }
#endif
