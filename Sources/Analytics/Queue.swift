/// A queue that grows at the back and shrinks at both ends; every operation O(1) on average.
struct Queue<Element: Sendable & Equatable & Codable>: Sendable, RandomAccessCollection {
  private var storage: [Element] = []
  /// Elements at the front that have left but not yet been cleared away.
  private var gone = 0

  init() {}

  var startIndex: Int { 0 }
  var endIndex: Int { storage.count - gone }

  subscript(position: Int) -> Element { storage[gone + position] }

  mutating func append(_ element: Element) { storage.append(element) }

  /// Puts another element in place of the newest; appends to an empty queue.
  mutating func replaceLast(with element: Element) {
    _ = popLast()
    storage.append(element)
  }

  /// Changes every element in place. O(n).
  mutating func changeEach(_ change: (inout Element) -> Void) {
    for index in storage.indices.dropFirst(gone) { change(&storage[index]) }
  }

  @discardableResult
  mutating func popLast() -> Element? { isEmpty ? nil : storage.removeLast() }

  @discardableResult
  mutating func popFirst() -> Element? {
    guard let element = first else { return nil }
    gone += 1
    // Clearing away only when half has gone keeps the cost per element constant.
    if gone > 32, gone * 2 > storage.count {
      storage.removeFirst(gone)
      gone = 0
    }
    return element
  }
}

extension Queue: Equatable {
  static func == (left: Queue, right: Queue) -> Bool { left.elementsEqual(right) }
}

extension Queue: Codable {
  init(from decoder: any Decoder) throws {
    storage = try decoder.singleValueContainer().decode([Element].self)
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(Array(self))
  }
}
