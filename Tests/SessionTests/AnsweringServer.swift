import Foundation
import Glibc
import Synchronization

/// A server on this machine that answers every HTTP request with a status, in turn, and keeps what it was sent.
final class AnsweringServer: Sendable {
  struct Request: Sendable {
    var head: String
    var body: String

    func header(_ name: String) -> String? {
      head.split(separator: "\r\n").first { $0.lowercased().hasPrefix(name.lowercased() + ":") }
        .map { $0.drop { $0 != ":" }.dropFirst().trimmingCharacters(in: .whitespaces) }
    }
  }

  let port: UInt16
  private let listener: Int32
  private let statuses: [String]
  private let requests = Mutex<[Request]>([])
  var taken: [Request] { requests.withLock { $0 } }

  /// - Parameter statuses: `200 OK`; the last one goes on.
  init(_ statuses: String...) throws {
    self.statuses = statuses
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let listener = self.listener
    let isOpen = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, length) == 0 && listen(listener, 8) == 0 && getsockname(listener, $0, &length) == 0
      }
    }
    guard isOpen else { throw POSIXError(.EADDRINUSE) }
    port = UInt16(bigEndian: address.sin_port)
    Thread.detachNewThread { [self] in serve() }
  }

  func stop() { shutdown(listener, Int32(SHUT_RDWR)) }

  private func serve() {
    while true {
      let peer = accept(listener, nil, nil)
      guard peer >= 0 else { return }
      var bytes: [UInt8] = []
      var part = [UInt8](repeating: 0, count: 4096)
      while !Self.isWhole(bytes) {
        let count = read(peer, &part, part.count)
        guard count > 0 else { break }
        bytes += part[..<count]
      }
      let text = String(decoding: bytes, as: UTF8.self)
      let pieces = text.components(separatedBy: "\r\n\r\n")
      let number = requests.withLock { requests in
        requests.append(Request(head: pieces[0], body: pieces.dropFirst().joined(separator: "\r\n\r\n")))
        return requests.count
      }
      let status = statuses[min(number, statuses.count) - 1]
      let answer =
        "HTTP/1.1 \(status)\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
      _ = answer.withCString { write(peer, $0, strlen($0)) }
      close(peer)
    }
  }

  private static func isWhole(_ bytes: [UInt8]) -> Bool {
    let text = String(decoding: bytes, as: UTF8.self)
    guard let end = text.range(of: "\r\n\r\n") else { return false }
    let length = text.lowercased().range(of: "content-length: ").map { range in
      Int(text.lowercased()[range.upperBound...].prefix { $0.isNumber }) ?? 0
    }
    return text[end.upperBound...].utf8.count >= length ?? 0
  }
}
