/// Cuts what a stream sends into lines, wherever its chunks end; CR LF and LF both end a line.
struct LineCutter: Sendable {
  /// A line longer than allowed; nothing after it is to be read.
  struct TooLong: Error {}

  /// Bytes that a line may have, without its end.
  let limit: Int
  private var partial: [UInt8] = []

  init(limit: Int) { self.limit = limit }

  /// Takes a chunk and hands out each line that it completes. O(n): each byte is looked at once.
  mutating func take(_ chunk: some Collection<UInt8>, _ line: ([UInt8]) -> Void) throws(TooLong) {
    var rest = chunk[...]
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      partial += rest[..<end]
      rest = rest[rest.index(after: end)...]
      if partial.last == UInt8(ascii: "\r") { partial.removeLast() }
      guard partial.count <= limit else { throw TooLong() }
      line(partial)
      partial = []
    }
    partial += rest
    // One more for a carriage return whose line feed is still to come.
    guard partial.count <= limit + 1 else { throw TooLong() }
  }
}
