/// Why a connection is over or an answer never came.
package enum WireFailure: Error, Sendable, Hashable {
  /// The name has no address.
  case unknownHost(String)
  /// Nobody listens, or no route.
  case unreachable(String)
  /// The certificate or the handshake, in words.
  case insecure(String)
  /// Too long without an answer.
  case timedOut(String)
  /// The server refused to upgrade or to stream: with the answer it gave.
  case refused(HTTPAnswer)
  /// The venue closed, with the code and the words of the close frame where it sent one.
  case closedByPeer(code: Int?, words: String)
  /// A message longer than is allowed.
  case tooLong(limit: Int)
  /// Not what the protocol allows: a bad frame, text that is not UTF-8.
  case protocolError(String)
  /// Closed on our own order.
  case closedByUs
  /// A question that the venue wants nobody to ask now, in words.
  case declined(String)

  /// What happened, for people; foreign text in it is not yet safe to print.
  package var words: String {
    switch self {
    case .unknownHost(let host): "\(host): no such host"
    case .unreachable(let words), .insecure(let words), .timedOut(let words), .protocolError(let words),
      .declined(let words):
      words
    case .refused(let answer): "answered \(answer.status)"
    case .closedByPeer(let code, let words):
      "the venue closed the connection"
        + (code.map { " (\($0)\(words.isEmpty ? "" : " \(words.prefix(80))"))" } ?? "")
    case .tooLong(let limit): "a message longer than \(limit / 1024) KiB"
    case .closedByUs: "closed"
    }
  }
}
