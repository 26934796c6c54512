import BullionMonitor
import Screen

/// The columns between trade dates: thin for the daily break, stronger for a weekend, and a mark for another source.
struct ChartBreaks {
  let context: PanelContext
  let picture: ChartPicture

  init(_ context: PanelContext, picture: ChartPicture) {
    self.context = context
    self.picture = picture
  }

  private static let columnsApart = 6

  /// The columns to be marked, from left to right; those of a kind that stands too close are left out.
  private var marks: [(column: Int, kind: ChartSlot.Kind)] {
    var found: [(column: Int, kind: ChartSlot.Kind)] = []
    // Of millions of bars nobody could tell the breaks apart.
    guard picture.geometry.range.count <= 400 * Self.columnsApart * 64 else { return [] }
    picture.series.forEach(in: picture.geometry.range) { index, slot in
      if [.dailyBreak, .closure, .sourceChange].contains(slot.kind) {
        found.append((picture.geometry.column(of: index), slot.kind))
      }
    }
    let most = picture.geometry.columns / Self.columnsApart
    if found.count > most { found.removeAll { $0.kind == .dailyBreak } }
    if found.count > most { found.removeAll { $0.kind == .closure } }
    return found
  }

  /// - Parameter onlySources: the marks of another source alone, to be drawn over lines: from there on they are
  ///   another's.
  func draw(into frame: inout Frame, in plot: Rect, onlySources: Bool = false) {
    let theme = context.theme
    for mark in marks where !onlySources || mark.kind == .sourceChange {
      guard mark.column >= 0, mark.column < plot.width else { continue }
      let (scalar, style): (Unicode.Scalar, Style) =
        switch mark.kind {
        case .closure: ("│", theme[.border])
        case .sourceChange: ("╎", theme[.warning])
        default: ("┆", theme[.grid])
        }
      frame.fill(
        Rect(x: plot.x + mark.column, y: plot.y, width: 1, height: plot.height), scalar, style: style)
    }
  }
}
