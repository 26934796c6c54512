import Panels
import Screen

/// A list of everything that can be asked for, by words: what is typed narrows it down.
package struct Palette: Sendable, Equatable {
  /// One thing that can be asked for.
  struct Item: Sendable, Equatable {
    var meaning: Keymap.Meaning
    var words: String
    /// Its keys, as they are written; empty without one.
    var keys: String
    /// As it stands in users' files.
    var name: String

    /// Whether it is of the page that is open.
    var isOfPage: Bool { if case .page = meaning { true } else { false } }
  }

  /// What a key has made of it.
  enum Outcome: Sendable, Equatable {
    case open
    case chosen(Item)
    case closed
  }

  private(set) var query = ""
  private(set) var row = 0

  /// What fits what was typed, the best first; while nothing is typed what was used most recently first.
  static func matches(_ items: [Item], query: String, recent: [String]) -> [Item] {
    func age(_ item: Item) -> Int { recent.firstIndex(of: item.name) ?? recent.count }
    let scored = items.enumerated().compactMap { place, item in
      [item.words, item.name].compactMap { FuzzyMatch.score($0, for: query) }.max().map {
        (item: item, score: $0, place: place)
      }
    }
    let isTyped = query.contains { $0 != " " }
    return scored.sorted { left, right in
      let (old, new) = (age(left.item), age(right.item))
      if isTyped, left.score != right.score { return left.score > right.score }
      return (old, left.place) < (new, right.place)
    }.map(\.item)
  }

  mutating func receive(_ key: Key, items: [Item], recent: [String]) -> Outcome {
    let found = Self.matches(items, query: query, recent: recent)
    switch key {
    case .escape: return .closed
    case .enter: return found.indices.contains(row) ? .chosen(found[row]) : .closed
    case .up, .backTab, .control("p"): row = max(0, row - 1)
    case .down, .tab, .control("n"): row = min(max(0, found.count - 1), row + 1)
    case .backspace:
      guard !query.isEmpty else { return .closed }
      query.removeLast()
      row = 0
    case .control("u"):
      query = ""
      row = 0
    case .character(let character):
      if query.count < 40 { query.append(character) }
      row = 0
    default: break
    }
    return .open
  }

  func panel(_ context: PanelContext, items: [Item], recent: [String]) -> PalettePanel {
    let found = Self.matches(items, query: query, recent: recent)
    return PalettePanel(
      context, title: "What to do", note: "Enter does it, Esc closes", query: query,
      rows: found.map { ($0.words, $0.keys) }, selected: row)
  }
}
