import BullionMarket
import Panels
import Screen

/// Header, banner and status line, the same on every page, and the page between them.
struct Screenful {
  static let smallest = Size(columns: 40, rows: 12)
  let context: PanelContext
  let page: Page
  let keymap: Keymap

  func draw(into frame: inout Frame) {
    let bounds = frame.bounds
    guard bounds.width >= Self.smallest.columns, bounds.height >= Self.smallest.rows else {
      return drawTooSmall(into: &frame)
    }
    let tabs = Page.allCases.map {
      HeaderPanel.Tab(key: keymap.name(of: $0.command), title: $0.title, isOpen: $0 == page)
    }
    HeaderPanel(context, tabs: tabs).draw(into: &frame, in: bounds.top(1))
    BannerPanel(context).draw(into: &frame, in: bounds.droppingTop(1).top(1))
    StatusPanel(context).draw(into: &frame, in: bounds.bottom(1))
    let body = bounds.droppingTop(2).droppingBottom(1)
    switch page {
    case .overview: Overview(context).draw(into: &frame, in: body)
    case .feeds: drawFeeds(into: &frame, in: body)
    }
  }

  /// The sources; where there is room below them, the prices that they give.
  private func drawFeeds(into frame: inout Frame, in rect: Rect) {
    let panel = FeedsPanel(context)
    guard rect.width >= 112, rect.height - panel.height >= 10 else {
      return panel.draw(into: &frame, in: rect)
    }
    panel.draw(into: &frame, in: rect.top(panel.height))
    let rest = rect.droppingTop(panel.height).columns(.share(1), .share(1))
    for (half, instrument) in zip(rest, Instrument.allCases) {
      PricePanel(context, instrument: instrument).draw(into: &frame, in: half)
    }
  }

  private func drawTooSmall(into frame: inout Frame) {
    let needed = "\(Self.smallest.columns)x\(Self.smallest.rows)"
    let wordings = [
      "Bullion needs \(needed); this is \(frame.size.columns)x\(frame.size.rows)", "Bullion needs \(needed)",
      "needs \(needed)", needed,
    ]
    let text = wordings.first { columnWidth(of: $0) <= frame.size.columns } ?? needed
    frame.write(text, x: 0, y: frame.size.rows / 2, style: context.theme[.text])
  }
}
