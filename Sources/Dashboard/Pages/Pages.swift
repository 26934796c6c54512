/// The pages and which of them is open.
package struct Pages: Sendable, Equatable {
  /// In the order of their tabs.
  package static let standard: [any Page.Type] = [OverviewPage.self, FeedsPage.self]

  private(set) var all: [any Page]
  private var place = 0

  /// - Parameter types: at least one; the first is open.
  init(_ types: [any Page.Type] = Self.standard) {
    all = types.isEmpty ? [OverviewPage()] : types.map { $0.init() }
  }

  var open: any Page { all[place] }

  /// Gives a command to the page that is open.
  mutating func receive(_ command: PageCommand, _ moment: PageMoment) -> [Effect] {
    var page = all[place]
    defer { all[place] = page }
    return page.receive(command, moment)
  }

  var openName: PageName { type(of: open).name }

  /// A name that no page has changes nothing.
  mutating func show(_ name: PageName) {
    place = all.firstIndex { type(of: $0).name == name } ?? place
  }

  /// The last is followed by the first.
  mutating func showNext() { place = (place + 1) % all.count }

  package static func == (left: Pages, right: Pages) -> Bool {
    left.place == right.place && left.all.count == right.all.count
      && zip(left.all, right.all).allSatisfy { $0.isEqual(to: $1) }
  }
}
