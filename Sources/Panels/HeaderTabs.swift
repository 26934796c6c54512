import Screen

/// Where the pages are named in the top line: their place goes by the width alone, so that nothing moves from second to
/// second.
package struct HeaderTabs: Sendable {
  /// A page as the header names it.
  package struct Tab: Sendable {
    let key: String?
    let title: String
    let shortTitle: String
    let isOpen: Bool

    /// - Parameter key: the one that opens the page; nil without one.
    package init(key: String?, title: String, shortTitle: String, isOpen: Bool) {
      self.key = key
      self.title = title
      self.shortTitle = shortTitle
      self.isOpen = isOpen
    }
  }

  /// What a tab says, and the columns that it takes.
  package struct Place: Sendable, Equatable {
    package let text: String
    package let columns: Range<Int>
    package let isOpen: Bool
  }

  /// Below this there is no room for tabs, in columns.
  static let narrowest = 60
  /// What the clock and the state of the feed need, in columns.
  private static let reserve = 28

  package let places: [Place]

  /// - Parameters:
  ///   - start: the columns that stand before them.
  ///   - width: of the line.
  package init(_ tabs: [Tab], after start: Int, width: Int) {
    guard width >= Self.narrowest else {
      places = []
      return
    }
    let wordings = [
      tabs.map { Self.text($0, $0.title) },
      tabs.map { Self.text($0, $0.isOpen ? $0.title : $0.shortTitle) },
      // Keys alone, but for the page that is open.
      tabs.map { $0.isOpen ? Self.text($0, $0.title) : " \($0.key ?? String($0.shortTitle.prefix(1)))" },
      tabs.map { " \($0.key ?? String($0.shortTitle.prefix(1)))" },
    ]
    let fitting = wordings.first { texts in
      start + texts.reduce(0) { $0 + columnWidth(of: $1) } + Self.reserve <= width
    }
    var column = start
    places = zip(tabs, fitting ?? []).map { tab, text in
      defer { column += columnWidth(of: text) }
      return Place(text: text, columns: column..<column + columnWidth(of: text), isOpen: tab.isOpen)
    }
  }

  /// The first column behind them.
  func end(after start: Int) -> Int {
    // Keys alone end without a blank.
    places.last.map { $0.columns.upperBound + ($0.text.hasSuffix(" ") ? 0 : 1) } ?? start
  }

  private static func text(_ tab: Tab, _ title: String) -> String {
    tab.key.map { " \($0) \(title) " } ?? " \(title) "
  }
}
