/// What fills the screen between the header and the status line.
public enum Page: String, Sendable, CaseIterable, Hashable {
  /// All of the mission on one screen.
  case overview
  /// Where prices come from, and how each source stands.
  case feeds

  /// As the header names it.
  var title: String {
    switch self {
    case .overview: "Overview"
    case .feeds: "Feeds"
    }
  }

  /// What opens it.
  var command: Command {
    switch self {
    case .overview: .showOverview
    case .feeds: .showFeeds
    }
  }

  /// The page after this one; the last is followed by the first.
  var next: Page {
    let all = Self.allCases
    let index = all.firstIndex(of: self).map { ($0 + 1) % all.count } ?? 0
    return all[index]
  }
}
