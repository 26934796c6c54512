import BullionMarket
import Panels
import Screen

/// The sources; where there is room below them, the prices that they give.
public struct FeedsPage: Page {
  public static let name: PageName = "feeds"
  public static let title = "Feeds"
  public static let meaning = "where prices come from"

  public init() {}

  public func draw(_ context: PanelContext, into frame: inout Frame, in body: Rect) {
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
