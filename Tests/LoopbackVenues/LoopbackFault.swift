/// What a loopback venue does wrong, as long as it is set.
public enum LoopbackFault: Sendable, Hashable {
  case none
  /// Everything comes late.
  case delay(milliseconds: Int64)
  /// Half of a message, then a broken connection.
  case cutMidFrame
  /// Half of a message, then the end of what it sends.
  case halfClose
  /// 5 MiB in one text or line, 17 MiB in one answer.
  case oversized
  /// JSON with an error in the middle.
  case malformed
  /// The first half of the JSON, as if it were all.
  case truncated
  /// Binary frames, or answers that are no text.
  case binary
  /// Every message twice.
  case duplicated
  /// Times that go back and forth.
  case reordered
  /// Times a month ahead.
  case farFuture
  case negative
  /// Bid above ask, where the venue has both.
  case crossed
  case notANumber
  /// A web page where JSON was due.
  case html
  /// Requests are answered with this status, open connections end.
  case status(Int, retryAfter: Int? = nil)
  /// Connected, pings are answered, no prices; a polled venue serves the last one for ever.
  case silence
  /// Connections are taken and nothing is ever answered.
  case hang
  /// A byte at a time.
  case slowDrip

  /// One of each, for tests that meet them all.
  public static let all: [LoopbackFault] = [
    .delay(milliseconds: 500), .cutMidFrame, .halfClose, .oversized, .malformed, .truncated, .binary,
    .duplicated,
    .reordered, .farFuture, .negative, .crossed, .notANumber, .html, .status(451), .status(403), .status(418),
    .status(429), .status(429, retryAfter: 2), .silence, .hang, .slowDrip,
  ]

  private static let names: [String: LoopbackFault] = [
    "none": .none, "cut": .cutMidFrame, "half-close": .halfClose, "oversized": .oversized,
    "malformed": .malformed, "truncated": .truncated, "binary": .binary, "duplicated": .duplicated,
    "reordered": .reordered, "far-future": .farFuture, "negative": .negative, "crossed": .crossed,
    "nan": .notANumber,
    "html": .html, "silence": .silence, "hang": .hang, "slow-drip": .slowDrip,
  ]

  /// Reads `silence`, `delay 500`, `status 429`, `status 429 30`; nil for anything else.
  public init?(words: some Sequence<Substring>) {
    let words = words.map { $0.lowercased() }
    guard let name = words.first else { return nil }
    let numbers = words.dropFirst().compactMap { Int($0) }
    guard numbers.count == words.count - 1 else { return nil }
    switch (name, numbers.count) {
    case ("delay", 1): self = .delay(milliseconds: Int64(numbers[0]))
    case ("status", 1) where 100...599 ~= numbers[0]: self = .status(numbers[0])
    case ("status", 2) where 100...599 ~= numbers[0]: self = .status(numbers[0], retryAfter: numbers[1])
    case (_, 0):
      guard let fault = Self.names[name] else { return nil }
      self = fault
    default: return nil
    }
  }

  /// What can be written, for a help text.
  public static var spellings: [String] { names.keys.sorted() + ["delay MS", "status CODE [RETRY-AFTER]"] }

  /// Whether connections that stand are ended when it is set, so that it is met by new ones.
  var endsConnections: Bool {
    switch self {
    case .status, .hang: true
    default: false
    }
  }
}
