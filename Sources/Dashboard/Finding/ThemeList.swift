import BullionMarket
import Panels
import Screen

/// The list of themes while it is open: what moves over one shows it at once.
package struct ThemeList: Sendable, Equatable {
  /// What a key has made of it.
  enum Outcome: Sendable, Equatable {
    case open
    /// The theme of this name is to be looked at.
    case shown(String)
    /// The theme that is shown stays.
    case kept
    /// The one before is wanted back.
    case left(String)
  }

  private static let page = 10

  private let names: [String]
  /// The theme that was there when the list was opened.
  private let before: String
  private(set) var query = ""
  private(set) var shown: String
  /// Why a theme cannot be had, by its name.
  private(set) var refused: [String: String] = [:]

  /// - Parameters:
  ///   - names: of all themes that there are.
  ///   - shown: the one that is on the screen.
  init(_ names: [String], shown: String) {
    self.names = names.contains(shown) ? names : names + [shown]
    self.shown = shown
    before = shown
  }

  /// The names that fit what was typed.
  var matches: [String] {
    let scored = names.enumerated().compactMap { place, name in
      FuzzyMatch.score(name, for: query).map { (name: name, score: $0, place: place) }
    }
    guard query.contains(where: { $0 != " " }) else { return names }
    return scored.sorted { ($1.score, $0.place) < ($0.score, $1.place) }.map(\.name)
  }

  mutating func receive(_ key: Key) -> Outcome {
    let found = matches
    let row = found.firstIndex(of: shown)
    switch key {
    case .escape: return .left(before)
    case .enter: return refused[shown] == nil ? .kept : .open
    case .up, .backTab: return show(found, (row ?? 1) - 1)
    case .down, .tab: return show(found, (row ?? -1) + 1)
    case .pageUp: return show(found, (row ?? 0) - Self.page)
    case .pageDown: return show(found, (row ?? 0) + Self.page)
    case .home: return show(found, 0)
    case .end: return show(found, found.count - 1)
    case .backspace: return search(String(query.dropLast()))
    case .control("u"): return search("")
    case .character(let character): return query.count < 40 ? search(query + String(character)) : .open
    default: return .open
    }
  }

  /// Takes that a theme cannot be had, and why.
  mutating func refuse(_ name: String, _ reason: String) { refused[name] = reason }

  private mutating func search(_ text: String) -> Outcome {
    query = text
    let found = matches
    return found.contains(shown) ? .open : show(found, 0)
  }

  private mutating func show(_ found: [String], _ row: Int) -> Outcome {
    guard !found.isEmpty else { return .open }
    shown = found[min(max(row, 0), found.count - 1)]
    return .shown(shown)
  }

  func panel(_ context: PanelContext) -> PalettePanel {
    let found = matches
    return PalettePanel(
      context, title: "Themes", note: "Enter keeps it, Esc goes back", query: query,
      rows: found.map { (visible($0), refused[$0].map { visible($0) } ?? "") },
      selected: found.firstIndex(of: shown) ?? -1, isAside: true)
  }
}
