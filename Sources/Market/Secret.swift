/// A text that nobody may see: a token, a password.
///
/// Whatever prints, describes, dumps or reflects it gets `(secret)`. The text itself is only there inside
/// `withValue`.
public struct Secret: Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  /// The longest that is taken, in bytes.
  public static let longest = 4096
  /// What stands in its place.
  public static let standIn = "(secret)"

  private let bytes: [UInt8]

  /// - Parameter text: printable ASCII without spaces; one line break at the end is not part of it.
  /// - Throws: why it cannot be one, in words that do not repeat any of it.
  public init(_ text: String) throws(SecretProblem) {
    var bytes = Array(text.utf8)
    if bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
    if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
    guard !bytes.isEmpty else { throw .empty }
    guard bytes.count <= Self.longest else { throw .tooLong }
    guard !bytes.contains(where: { $0 < 0x20 || $0 == 0x7F }) else { throw .controlCharacters }
    guard bytes.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { throw .foreignCharacters }
    self.bytes = bytes
  }

  /// Hands the text to a closure. What the closure makes of it is no longer guarded.
  public func withValue<Result, Failure: Error>(
    _ body: (String) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(String(decoding: bytes, as: UTF8.self))
  }

  public var description: String { Self.standIn }
  public var debugDescription: String { Self.standIn }
  public var customMirror: Mirror { Mirror(self, children: []) }
}

/// Why a text cannot be a secret.
public enum SecretProblem: Error, Sendable, Equatable, CustomStringConvertible {
  case empty, tooLong, controlCharacters, foreignCharacters

  public var description: String {
    switch self {
    case .empty: "is empty"
    case .tooLong: "is longer than \(Secret.longest) bytes; it should hold the token and nothing else"
    case .controlCharacters:
      "holds control characters or more than one line; it should hold the token and nothing else"
    case .foreignCharacters:
      "holds spaces or letters that no token has; it should hold the token and nothing else"
    }
  }
}
