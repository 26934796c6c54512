import BullionAnalytics
import BullionMonitor
import Screen
import Widgets

/// Who mines the metal, for the overview.
package struct SupplyPanel {
  let context: PanelContext
  private let bars: ProductionBars

  package init(_ context: PanelContext) {
    self.context = context
    bars = ProductionBars(supply: context.monitor.settings.supply, theme: context.theme)
  }

  private var table: ProductionTable { bars.supply.production }

  package func draw(into frame: inout Frame, in rect: Rect) {
    let theme = context.theme
    let border = Border(
      title: "\(table.metal.capitalizedFirst) mine production \(table.year)",
      note: rect.width >= 55 ? "world about \(bars.amount(table.world)) \(table.unit)" : nil,
      style: theme[.border], titleStyle: theme[.title], noteStyle: theme[.label])
    border.draw(into: &frame, in: rect)
    bars.draw(into: &frame, in: border.inner(of: rect).inset(horizontal: 1))
  }

  /// The largest producers in one line, for screens without room for the chart.
  package func drawLine(into frame: inout Frame, in rect: Rect) {
    let theme = context.theme
    let known = table.producers.filter { $0.production != nil }.prefix(5)
    var spans = [
      TextLine.Span(
        "\(table.metal.capitalizedFirst) mines \(table.year): ", style: theme[.label], priority: 9)
    ]
    for (rank, producer) in known.enumerated() {
      spans.append(
        .init(
          [
            (producer.country, theme[.text]),
            (" \(Wording.percent(table.share(of: producer.production), decimals: 0))  ", theme[.label]),
          ],
          priority: 8 - rank))
    }
    TextLine(left: spans).draw(into: &frame, in: rect)
  }
}
