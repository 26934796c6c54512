import BullionMarket
import Glibc

/// Bounds in time and size, and what the surroundings say. Times are in milliseconds, sizes in bytes.
package struct WireSettings: Sendable {
  /// Until a name is resolved and a connection stands.
  package var connectTimeout: Int64 = 10_000
  /// From the connection to the answer: the handshake of a socket, the head of a stream, the whole of a fetch.
  package var answerTimeout: Int64 = 15_000
  /// For saying good-bye to a server that does not answer.
  package var closeTimeout: Int64 = 1_000
  /// A text or binary message, all its fragments together; a line of a stream.
  package var largestMessage = 1 << 20
  /// The body of an answer, after decompression.
  package var largestAnswer = 16 << 20
  /// What is kept of the body of an answer that refuses a socket or a stream.
  package var largestRefusal = 64 << 10
  /// A file of certificates in PEM that are trusted besides the system's.
  package var extraTrustRoots: String?
  /// What the program calls itself.
  package var userAgent = "bullion/0.1"
  /// Looks up an environment variable; proxies are named there.
  package var environment: @Sendable (String) -> String?
  /// What events are stamped with when they arrive.
  package var now: @Sendable () -> Timestamp

  /// The usual bounds, with the process's own environment.
  package init() {
    now = systemTime
    environment = { name in getenv(name).map { String(cString: $0) } }
  }
}
