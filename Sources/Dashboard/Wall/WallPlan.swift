import Screen

/// How a screen that nobody touches goes on by itself. Times are in milliseconds.
package struct WallPlan: Sendable, Equatable {
  /// The page of large figures, which is none of the tabs.
  package static let figures: PageName = "wall"

  /// What is shown in turn; at least one.
  package var pages: [PageName] = [figures, ChartPage.name]
  /// How long each of them stays.
  package var every: Int64 = 30_000
  /// How long the picture stands in one place.
  package var shift: Int64 = 180_000
  /// How often the whole screen is sent again.
  package var repaint: Int64 = 60_000
  /// Whether keys do what they do elsewhere.
  package var takesKeys = false

  package init() {}

  /// Where a wall stands after so long.
  struct Moment: Equatable {
    var page: PageName
    /// Seconds until the next page; nil with one page alone.
    var countdown: Int64?
    /// Columns and rows by which the picture is moved.
    var offset: (x: Int, y: Int)

    static func == (left: Moment, right: Moment) -> Bool {
      left.page == right.page && left.countdown == right.countdown && left.offset == right.offset
    }
  }

  /// A ring of four cells.
  private static let ring = [(x: 0, y: 0), (x: 1, y: 0), (x: 1, y: 1), (x: 0, y: 1)]

  /// - Parameters:
  ///   - elapsed: since the start.
  ///   - hasAlarm: whether one is to be seen: it holds the figures.
  func moment(after elapsed: Int64, hasAlarm: Bool) -> Moment {
    let elapsed = max(0, elapsed)
    let offset = Self.ring[Int(elapsed / max(1, shift)) % Self.ring.count]
    let every = max(1, every)
    let turn = Int(elapsed / every)
    guard !hasAlarm, pages.count > 1 else {
      return Moment(
        page: hasAlarm ? Self.figures : pages.first ?? Self.figures, countdown: nil, offset: offset)
    }
    return Moment(
      page: pages[turn % pages.count], countdown: (every - elapsed % every + 999) / 1000, offset: offset)
  }
}
