import BullionMarket
import Panels
import Screen

/// All of the mission on one screen, divided by the room there is.
package struct OverviewPage: Page {
  package static let name: PageName = "overview"
  package static let title = "Overview"
  package static let meaning = "the overview"

  package init() {}

  package func draw(_ context: PanelContext, into frame: inout Frame, in body: Rect) {
    let layout = OverviewLayout(context: context)
    switch (frame.size.columns, frame.size.rows) {
    case (130..., 42...): layout.drawWide(into: &frame, in: body, isLarge: true)
    case (112..., 34...): layout.drawWide(into: &frame, in: body, isLarge: false)
    case (76..., 22...): layout.drawMedium(into: &frame, in: body)
    default: CompactPanel(context).draw(into: &frame, in: body.inset(horizontal: 1))
    }
  }
}

/// Where the panels of the overview go.
private struct OverviewLayout {
  let context: PanelContext

  /// Prices above, gauges in the middle, supply, alarms and risk below.
  func drawWide(into frame: inout Frame, in rect: Rect, isLarge: Bool) {
    // Supply needs a line for each country; what is left over makes the charts taller.
    let lower = isLarge ? 17 : max(9, rect.height / 3)
    let middle = isLarge ? max(11, (rect.height - lower) / 3) : 9
    let rows = rect.rows(.share(1), .fixed(middle), .fixed(lower))
    drawPrices(into: &frame, in: rows[0])
    let gauges = rows[1].columns(.share(1), .share(1))
    RatioPanel(context).draw(into: &frame, in: gauges[0])
    MomentumPanel(context).draw(into: &frame, in: gauges[1])
    let bottom =
      isLarge
      ? rows[2].columns(.share(7), .share(7), .share(6)) : rows[2].columns(.share(1), .share(1), .share(1))
    SupplyPanel(context).draw(into: &frame, in: bottom[0])
    AlarmPanel(context).draw(into: &frame, in: bottom[1])
    RiskPanel(context).draw(into: &frame, in: bottom[2])
  }

  func drawMedium(into frame: inout Frame, in rect: Rect) {
    let rows = rect.rows(.share(2), .fixed(6), .share(1), .fixed(1))
    drawPrices(into: &frame, in: rows[0])
    let gauges = rows[1].columns(.share(3), .share(4))
    RatioPanel(context).draw(into: &frame, in: gauges[0])
    MomentumPanel(context).draw(into: &frame, in: gauges[1])
    AlarmPanel(context).draw(into: &frame, in: rows[2])
    SupplyPanel(context).drawLine(into: &frame, in: rows[3].inset(horizontal: 1))
  }

  private func drawPrices(into frame: inout Frame, in rect: Rect) {
    for (half, instrument) in zip(rect.columns(.share(1), .share(1)), Instrument.allCases) {
      PricePanel(context, instrument: instrument).draw(into: &frame, in: half)
    }
  }
}
