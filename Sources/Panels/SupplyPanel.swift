import BullionAnalytics
import BullionMonitor
import Screen
import Widgets

/// Who mines the metal: production and share of each country, the unknown ones named as unknown, and everybody
/// else as one honest bar.
package struct SupplyPanel {
  let context: PanelContext
  private let table: ProductionTable

  package init(_ context: PanelContext) {
    self.context = context
    table = context.monitor.settings.production
  }

  package func draw(into frame: inout Frame, in rect: Rect) {
    let theme = context.theme
    let border = Border(
      title: "\(table.metal.capitalizedFirst) mine production \(table.year)",
      note: rect.width >= 55 ? "world about \(tonnes(table.world)) \(table.unit)" : nil,
      style: theme[.border], titleStyle: theme[.title], noteStyle: theme[.label])
    border.draw(into: &frame, in: rect)
    let inner = border.inner(of: rect).inset(horizontal: 1)
    BarChart(
      rows: rows, labelStyle: theme[.text], textStyle: theme[.text], more: { "… \($0) more countries" }
    ).draw(into: &frame, in: inner)
  }

  /// Beside the share, where the file gives them: the change from the year before, and the reserves.
  private func note(of producer: ProductionTable.Producer) -> String {
    guard let production = producer.production else { return "" }
    let settings = context.monitor.settings
    var note = Wording.percent(table.share(of: production))
    if let earlier = settings.previousProduction {
      let before = earlier.producers.first { $0.country == producer.country }?.production
      let change = before.flatMap { PriceMove(from: $0, to: production)?.percent }
      note += Wording.change(change, decimals: 0).leftPadded(to: 8)
    }
    if !settings.reserves.isEmpty {
      let reserves = settings.reserves[producer.country].map { "res. " + tonnes($0) } ?? Wording.dash
      note += reserves.leftPadded(to: 14)
    }
    return note
  }

  private var rows: [BarChart.Row] {
    let theme = context.theme
    var rows = table.producers.map { producer in
      BarChart.Row(
        label: producer.country, value: producer.production,
        text: producer.production.map { "\(tonnes($0)) \(table.unit)" } ?? "unknown",
        note: note(of: producer), style: theme[.bar])
    }
    rows.append(
      BarChart.Row(
        label: "All others", value: table.remainder, text: "\(tonnes(table.remainder)) \(table.unit)",
        note: Wording.percent(table.share(of: table.remainder)), style: theme[.scaleMiddle]))
    return rows
  }

  private func tonnes(_ value: Double?) -> String { Wording.number(value, decimals: 0) }

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
