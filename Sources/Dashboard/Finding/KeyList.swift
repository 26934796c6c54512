import Screen

/// The list of keys while it is open: how far it is scrolled, and what is looked for.
package struct KeyList: Sendable, Equatable {
  private(set) var query = ""
  private(set) var firstRow = 0

  /// Takes a key that does not close it.
  ///
  /// - Parameters:
  ///   - count: the rows of the list.
  ///   - room: the rows that are seen.
  mutating func receive(_ key: Key, count: Int, room: Int) {
    let last = max(0, count - room)
    switch key {
    case .down: firstRow = min(firstRow + 1, last)
    case .up: firstRow = max(0, min(firstRow, last) - 1)
    case .pageDown: firstRow = min(firstRow + max(1, room - 1), last)
    case .pageUp: firstRow = max(0, min(firstRow, last) - max(1, room - 1))
    case .home: firstRow = 0
    case .end: firstRow = last
    case .backspace: search(String(query.dropLast()))
    case .control("u"): search("")
    case .character(let character): if query.count < 40 { search(query + String(character)) }
    default: break
    }
  }

  private mutating func search(_ text: String) {
    query = text
    firstRow = 0
  }

  /// Whether a row has what is looked for in its key or its words.
  func finds(_ key: String, _ words: String) -> Bool {
    let wanted = query.lowercased()
    return wanted.isEmpty || words.lowercased().contains(wanted) || key.lowercased() == wanted
  }
}
