#if Live
  import AsyncHTTPClient
  import Venues
  import NIOCore
  import NIOHTTP1

  /// One request over HTTP: a fetch with its whole answer, or a stream of lines. Lives on the event loop.
  final class HTTPExchange {
    enum Kind: Equatable {
      case fetch(tag: String)
      case lines
    }

    let key: Switchboard.Key
    private let kind: Kind
    private let board: Switchboard
    private var words: FailureWords
    private var task: HTTPClient.Task<Void>?
    private var deadline: Scheduled<Void>?
    private var answer: HTTPAnswer?
    private var cutter: LineCutter
    /// What holds up a stream until the inbox has room.
    private var held: EventLoopPromise<Void>?
    private var isOver = false

    init(_ board: Switchboard, _ key: Switchboard.Key, _ kind: Kind) {
      self.board = board
      self.key = key
      self.kind = kind
      cutter = LineCutter(limit: board.settings.largestMessage)
      words = FailureWords(
        host: "", proxy: nil, settings: board.settings,
        limit: kind == .lines ? board.settings.largestMessage : board.settings.largestAnswer)
    }

    // MARK: Asking

    func start(_ request: VenueRequest) {
      guard let address = WireAddress(request.url), address.scheme == .http || address.scheme == .https,
        let message = try? message(of: request)
      else {
        return finish(.unreachable("\(WireAddress.shown(request.url)) is not an address for a request"))
      }
      words.host = address.host
      var proxy: ProxyServer?
      switch ProxyChoice(for: address, lookup: board.settings.environment) {
      case .direct: break
      case .through(let server): proxy = server
      case .unusable(let words): return finish(.unreachable(words))
      }
      words.proxy = proxy?.description
      startDeadline()
      let bound = NIOLoopBound(self, eventLoop: board.loop)
      let task = board.clients.client(through: proxy, takesCompressed: kind != .lines).execute(
        request: message, delegate: HTTPListener(bound), eventLoop: .delegate(on: board.loop))
      // A request can be over before it is under way.
      if isOver { task.cancel() } else { self.task = task }
      task.futureResult.hop(to: board.loop).whenFailure { bound.value.fail($0) }
    }

    private func message(of request: VenueRequest) throws -> HTTPClient.Request {
      var fields = HTTPHeaders([("User-Agent", board.settings.userAgent)])
      for header in request.headers { fields.replaceOrAdd(name: header.name, value: header.value) }
      return try HTTPClient.Request(
        url: request.url, method: HTTPMethod(rawValue: request.method.rawValue), headers: fields,
        body: request.body.map { .string($0) })
    }

    /// For the whole of a fetch; for the head of a stream.
    private func startDeadline() {
      let bound = NIOLoopBound(self, eventLoop: board.loop)
      deadline = board.afterAnswerTimeout { bound.value.finish(bound.value.words.noAnswer(within: $0)) }
    }

    // MARK: Listening

    func receive(_ head: HTTPResponseHead) {
      guard !isOver else { return }
      answer = HTTPAnswer(head)
      if isStreaming {
        deadline?.cancel()
        board.report(key, .opened)
      } else if kind != .lines, let length = head.contentLength, length > board.settings.largestAnswer {
        finish(.tooLong(limit: board.settings.largestAnswer))
      }
    }

    /// - Returns: completed when more may come.
    func receive(_ part: ByteBuffer) -> EventLoopFuture<Void> {
      if !isOver { take(part.readableBytesView) }
      guard !isOver, isStreaming, board.inbox.isFull else { return board.loop.makeSucceededVoidFuture() }
      let promise = board.loop.makePromise(of: Void.self)
      held = promise
      let bound = NIOLoopBound(self, eventLoop: board.loop)
      let loop = board.loop
      board.inbox.whenRoom { loop.execute { bound.value.goOn() } }
      return promise.futureResult
    }

    private func goOn() {
      held?.succeed()
      held = nil
    }

    private func take(_ bytes: ByteBufferView) {
      if isStreaming {
        do {
          try cutter.take(bytes) { board.report(key, .text($0)) }
        } catch {
          finish(.tooLong(limit: cutter.limit))
        }
        return
      }
      let limit = kind == .lines ? board.settings.largestRefusal : board.settings.largestAnswer
      let room = limit - (answer?.body.count ?? limit)
      answer?.body += bytes.prefix(room)
      guard bytes.count > room else { return }
      if kind == .lines { receiveEnd() } else { finish(.tooLong(limit: limit)) }
    }

    func receiveEnd() {
      guard !isOver, let answer else { return }
      switch kind {
      case .fetch(let tag): end(with: .answer(tag: tag, answer))
      case .lines: finish(isStreaming ? .closedByPeer(code: nil, words: "") : .refused(answer))
      }
    }

    private var isStreaming: Bool { kind == .lines && answer?.status == 200 }

    // MARK: The end

    private func fail(_ error: any Error) {
      guard !isOver else { return }
      // A refusal whose body was cut off is still a refusal.
      if kind == .lines, let answer, !isStreaming { return finish(.refused(answer)) }
      finish(words.failure(of: error))
    }

    /// Reports the end, once, and drops the request if it is still under way.
    func finish(_ failure: WireFailure) {
      switch kind {
      case .fetch(let tag): end(with: .fetchFailed(tag: tag, failure))
      case .lines: end(with: .closed(failure))
      }
    }

    private func end(with kind: WireEvent.Kind) {
      guard !isOver else { return }
      isOver = true
      board.report(key, kind)
      deadline?.cancel()
      board.forget(self)
      goOn()
      task?.cancel()
      task = nil
    }
  }

  /// Hands what the client hears on to an exchange.
  private final class HTTPListener: HTTPClientResponseDelegate {
    private let exchange: NIOLoopBound<HTTPExchange>

    init(_ exchange: NIOLoopBound<HTTPExchange>) { self.exchange = exchange }

    func didReceiveHead(task: HTTPClient.Task<Void>, _ head: HTTPResponseHead) -> EventLoopFuture<Void> {
      exchange.value.receive(head)
      return task.eventLoop.makeSucceededVoidFuture()
    }

    func didReceiveBodyPart(task: HTTPClient.Task<Void>, _ buffer: ByteBuffer) -> EventLoopFuture<Void> {
      exchange.value.receive(buffer)
    }

    func didFinishRequest(task: HTTPClient.Task<Void>) { exchange.value.receiveEnd() }
  }

  extension HTTPResponseHead {
    /// Bytes that are to follow, where that is said.
    fileprivate var contentLength: Int? { headers.first(name: "Content-Length").flatMap { Int($0) } }
  }
#endif
