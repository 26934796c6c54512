import Panels
import Screen

/// Header, banner, caption and status line, the same on every page, and the page between them.
extension DashboardState {
  private static let smallest = Size(columns: 40, rows: 12)

  var bounds: Rect { Rect(x: 0, y: 0, width: size.columns, height: size.rows) }

  /// The room of the page.
  var body: Rect { bounds.droppingTop(2).droppingBottom(headline == nil ? 1 : 2) }

  /// Draws all of the screen.
  package func frame(theme: Theme, glyphs: Glyphs) -> Frame {
    var frame = Frame(size: size, glyphs: glyphs, style: theme[.background])
    guard size.columns >= Self.smallest.columns, size.rows >= Self.smallest.rows else {
      drawTooSmall(into: &frame, style: theme[.text])
      return frame
    }
    let context = context(theme)
    if let wallMoment, overlay == nil {
      drawWall(wallMoment, context, into: &frame)
      return frame
    }
    HeaderPanel(context, tabs: tabs).draw(into: &frame, in: bounds.top(1))
    BannerPanel(context).draw(into: &frame, in: bounds.droppingTop(1).top(1))
    StatusPanel(context).draw(into: &frame, in: bounds.bottom(1))
    if let headline {
      CaptionPanel(context, caption: headline).draw(into: &frame, in: bounds.bottom(2).top(1))
    }
    pages.open.draw(context, into: &frame, in: body)
    switch overlay {
    case .keys(let list):
      KeysPanel(context, rows: keyRows(list), query: list.query, firstRow: list.firstRow)
        .draw(into: &frame, in: bounds)
    case .palette(let palette):
      palette.panel(context, items: items, recent: recent).draw(into: &frame, in: bounds)
    case .themes(let list): list.panel(context).draw(into: &frame, in: bounds)
    case nil: break
    }
    return frame
  }

  /// What panels draw from.
  func context(_ theme: Theme) -> PanelContext {
    PanelContext(
      monitor: frozen ?? monitor, live: monitor, theme: theme, playback: playback, isMuted: isMuted,
      isFrozen: isFrozen, notice: notice, keys: keyHints)
  }

  var tabs: [HeaderTabs.Tab] {
    pages.all.map { page in
      let page = type(of: page)
      return HeaderTabs.Tab(
        key: name(of: .show(page.name)), title: page.title,
        shortTitle: page.shortTitle, isOpen: page.name == pages.openName)
    }
  }

  private func drawTooSmall(into frame: inout Frame, style: Style) {
    let needed = "\(Self.smallest.columns)x\(Self.smallest.rows)"
    let wordings = [
      "Bullion needs \(needed); this is \(size.columns)x\(size.rows)", "Bullion needs \(needed)",
      "needs \(needed)", needed,
    ]
    let text = wordings.first { columnWidth(of: $0) <= size.columns } ?? needed
    frame.write(text, x: 0, y: size.rows / 2, style: style)
  }
}
