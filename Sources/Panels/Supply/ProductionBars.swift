import BullionAnalytics
import BullionMonitor
import Screen
import Widgets

/// Production and share of each country as bars, the unknown ones named as unknown, and everybody else as one honest
/// bar.
struct ProductionBars {
  let supply: MetalSupply
  let theme: Theme

  var rowCount: Int { supply.production.producers.count + 1 }

  func draw(into frame: inout Frame, in rect: Rect, pitch: Int = 1) {
    BarChart(
      rows: rows, pitch: pitch, labelStyle: theme[.text], textStyle: theme[.text],
      more: { "… \($0) more countries" }
    ).draw(into: &frame, in: rect)
  }

  private var rows: [BarChart.Row] {
    let table = supply.production
    var rows = table.producers.map { producer in
      BarChart.Row(
        label: producer.country, value: producer.production,
        text: producer.production.map { "\(amount($0)) \(table.unit)" } ?? "unknown",
        note: note(of: producer), style: theme[.bar])
    }
    rows.append(
      BarChart.Row(
        label: "All others", value: table.remainder, text: "\(amount(table.remainder)) \(table.unit)",
        note: padded([Wording.percent(table.share(of: table.remainder))]), style: theme[.scaleMiddle]))
    return rows
  }

  /// Beside the share, where the file gives them: the change on the year before, and the reserves.
  private func note(of producer: ProductionTable.Producer) -> String {
    let reserves = supply.reserves[producer.country].map { "res. " + amount($0) } ?? Wording.dash
    guard let production = producer.production else {
      return supply.reserves[producer.country] == nil ? "" : reserves
    }
    return padded([
      Wording.percent(supply.production.share(of: production)),
      supply.previous == nil ? nil : Wording.change(supply.change(of: producer.country), decimals: 0),
      supply.reserves.isEmpty ? nil : reserves,
    ])
  }

  /// The columns that the file has figures for, each at its place.
  private func padded(_ parts: [String?]) -> String {
    let share = parts.first.flatMap(\.self) ?? ""
    let change = parts.count > 1 ? parts[1] : nil
    let reserves = parts.count > 2 ? parts[2] : nil
    return share
      + (supply.previous == nil ? "" : (change ?? "").leftPadded(to: 8))
      + (supply.reserves.isEmpty ? "" : (reserves ?? "").leftPadded(to: 14))
  }

  func amount(_ value: Double?) -> String { Wording.number(value, decimals: 0) }
}
