import BullionMarket
import Panels
import Screen

/// The sources; where there is room below them, the prices that they give.
package struct FeedsPage: Page {
  package static let name: PageName = "feeds"
  package static let title = "Feeds"
  package static let meaning = "where prices come from"

  private var scrolling = Scrolling()

  package init() {}

  package var commands: [PageCommand] { Scrolling.commands }

  package mutating func receive(_ command: PageCommand, _ moment: PageMoment) -> [Effect] {
    let height = FeedsPanel(moment.measure).height(in: moment.body.width)
    scrolling.receive(command, contentHeight: height, room: moment.body.height)
    return []
  }

  package func draw(_ context: PanelContext, into frame: inout Frame, in body: Rect) {
    let panel = FeedsPanel(context)
    let height = panel.height(in: body.width)
    guard body.width >= 112, body.height - height >= 10 else {
      return panel.draw(into: &frame, in: body, firstRow: scrolling.firstRow)
    }
    panel.draw(into: &frame, in: body.top(height))
    let rest = body.droppingTop(height).columns(.share(1), .share(1))
    for (half, instrument) in zip(rest, Instrument.allCases) {
      PricePanel(context, instrument: instrument).draw(into: &frame, in: half)
    }
  }
}
