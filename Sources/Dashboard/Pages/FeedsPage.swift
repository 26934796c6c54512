import BullionMarket
import Panels
import Screen

/// The sources; where there is room below them, the prices that they give.
package struct FeedsPage: Page {
  package static let name: PageName = "feeds"
  package static let title = "Feeds"
  package static let meaning = "where prices come from"

  package init() {}

  package func draw(_ context: PanelContext, into frame: inout Frame, in body: Rect) {
    let panel = FeedsPanel(context)
    guard body.width >= 112, body.height - panel.height >= 10 else {
      return panel.draw(into: &frame, in: body)
    }
    panel.draw(into: &frame, in: body.top(panel.height))
    let rest = body.droppingTop(panel.height).columns(.share(1), .share(1))
    for (half, instrument) in zip(rest, Instrument.allCases) {
      PricePanel(context, instrument: instrument).draw(into: &frame, in: half)
    }
  }
}
