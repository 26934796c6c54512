/// A request as it came to a loopback server.
public struct LoopbackRequest: Sendable, Hashable {
  public var method: String
  /// As it stood in the request line: a path with its query, `host:port` for CONNECT, an address for a proxy.
  public var target: String
  /// Names in lower case.
  public var headers: [String: String]
  public var body: String

  /// The target up to its query.
  public var path: String { String(target.prefix { $0 != "?" }) }

  /// The values of the query as they were written, not decoded.
  public var query: [String: String] {
    var values: [String: String] = [:]
    for part in target.dropFirst(path.count + 1).split(separator: "&") {
      let name = part.prefix { $0 != "=" }
      values[String(name)] = String(part.dropFirst(name.count + 1))
    }
    return values
  }
}

/// What a loopback server does with a request.
public enum LoopbackAnswer: Sendable {
  /// Answers and keeps the connection.
  case answer(status: Int, headers: [String: String] = [:], body: [UInt8])
  /// Agrees to a web socket.
  case upgrade
  /// Agrees to a web socket with the accept key of somebody else.
  case wrongUpgrade
  /// Answers with 200 and chunks that the script sends as it likes.
  case stream
  /// Connects on to the target and passes everything on, as a proxy does.
  case tunnel
  /// Sends these bytes as they are; what follows is up to the script.
  case raw([UInt8])
  /// Never answers.
  case hang
  #if Live
    /// Does as it likes with the connection.
    case act(@Sendable (LoopbackPeer) -> Void)
  #endif

  /// The bytes of an answer, so that they can be cut or sent slowly.
  static func bytes(status: Int, reason: String, headers: [String: String], body: [UInt8]) -> [UInt8] {
    var text = "HTTP/1.1 \(status) \(reason)\r\n"
    for (name, value) in headers { text += "\(name): \(value)\r\n" }
    return Array("\(text)content-length: \(body.count)\r\n\r\n".utf8) + body
  }

  /// An answer with a text for its body.
  public static func text(_ status: Int, _ body: String, headers: [String: String] = [:]) -> LoopbackAnswer {
    .answer(status: status, headers: headers, body: Array(body.utf8))
  }

  /// 200 with JSON.
  public static func json(_ body: String) -> LoopbackAnswer {
    .text(200, body, headers: ["content-type": "application/json"])
  }
}

/// What a loopback server has seen so far.
public struct LoopbackCounters: Sendable, Hashable {
  public var connections = 0
  public var upgrades = 0
  public var pings = 0
  public var pongs = 0
  /// Requests by path, those for web sockets among them.
  public var requests: [String: Int] = [:]
  public var lastRequest: LoopbackRequest?
  /// Texts that came over web sockets, at most the last thousand.
  public var texts: [String] = []
  /// Payloads of the pongs, at most the last thousand.
  public var pongPayloads: [[UInt8]] = []
  /// Codes of the close frames that came; 0 where one had none.
  public var closeCodes: [Int] = []
  /// Frames that came without a mask.
  public var unmasked = 0

  /// Nothing yet.
  public init() {}

  mutating func count(_ request: LoopbackRequest) {
    requests[request.path, default: 0] += 1
    lastRequest = request
  }
}
