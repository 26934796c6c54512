import Delivery
import Glibc

/// The terminal that tmux runs in: tmux swallows notifications of what runs inside it.
struct TmuxClient {
  /// Its device.
  let path: String
  /// Its type: `xterm-kitty`.
  let type: String

  /// Asks tmux; nil when nobody is attached. To be called off the program's path.
  static func find() -> TmuxClient? {
    let asked = HookProcess(
      command: ["tmux", "display-message", "-p", "#{client_tty} #{client_termname}"], patience: 2, grace: 1
    ).run([])
    guard asked.end == .status(0) else { return nil }
    let words = String(decoding: asked.output, as: UTF8.self).split(whereSeparator: \.isWhitespace)
    guard words.count == 2, words[0].hasPrefix("/dev/") else { return nil }
    return TmuxClient(path: String(words[0]), type: String(words[1]))
  }

  func write(_ sequence: String) -> DeliveryOutcome {
    // It must neither become this program's terminal nor hold it.
    let descriptor = open(path, O_WRONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      return .failed("\(path) cannot be written: \(String(cString: strerror(errno)))", mayRetry: false)
    }
    defer { close(descriptor) }
    guard isatty(descriptor) == 1 else { return .failed("\(path) is no terminal", mayRetry: false) }
    let bytes = Array(sequence.utf8)
    return Glibc.write(descriptor, bytes, bytes.count) == bytes.count
      ? .delivered : .failed("\(path) takes nothing now", mayRetry: true)
  }
}
