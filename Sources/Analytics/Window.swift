/// The last so many elements, oldest first and side by side in memory, in a buffer that is allocated once.
///
/// The buffer has twice the window's length. A new element goes behind the last; when the buffer is full the
/// window moves to its start, which costs one move per element. So sums over a window always run in the order
/// of arrival, and round the same way before and after it was saved.
struct Window<Element: Sendable & Equatable & Codable>: Sendable {
  /// Elements held when full, 1...100,000.
  let length: Int
  private var storage: [Element] = []
  /// Where the oldest element is.
  private var start = 0

  /// - Parameter length: brought into 1...100,000.
  init(length: Int) {
    self.length = length.clampedToPeriod
    storage.reserveCapacity(2 * self.length)
  }

  var count: Int { storage.count - start }
  var isFull: Bool { count == length }
  var elements: ArraySlice<Element> { storage[start...] }

  /// Adds the newest element and returns the oldest when it had to go.
  @discardableResult
  mutating func append(_ element: Element) -> Element? {
    guard isFull else {
      storage.append(element)
      return nil
    }
    let oldest = storage[start]
    start += 1
    if storage.count == 2 * length {
      storage.removeFirst(start)
      start = 0
    }
    storage.append(element)
    return oldest
  }
}

extension Window: Equatable {
  static func == (left: Window, right: Window) -> Bool {
    left.length == right.length && left.elements == right.elements
  }
}

extension Window: Codable {
  private enum CodingKeys: String, CodingKey {
    case length
    case elements
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let length = try container.decode(Int.self, forKey: .length)
    let elements = try container.decode([Element].self, forKey: .elements)
    guard length == length.clampedToPeriod, elements.count <= length else {
      throw DecodingError.dataCorruptedError(
        forKey: .length, in: container, debugDescription: "window length out of range")
    }
    self.init(length: length)
    storage.append(contentsOf: elements)
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(length, forKey: .length)
    try container.encode(Array(elements), forKey: .elements)
  }
}
