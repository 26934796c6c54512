import BullionAnalytics
import BullionMarket
import Screen
import Widgets

/// Supply less demand of each year, to both sides of zero, with the edition that says so.
struct BalancePart: SheetPart {
  let supply: MetalSupply
  let theme: Theme

  var title: String { "Supply less demand" }
  var note: String? { supply.balance.map { $0.edition } }

  func height(width: Int) -> Int { (supply.balance?.years.count ?? 0) + remarks(width).lines.count }

  func growth(width: Int) -> Growth? { supply.balance.map { Growth(step: $0.years.count, limit: 2) } }

  func draw(into frame: inout Frame, in rect: Rect) {
    let remarks = remarks(rect.width)
    guard let balance = supply.balance else { return remarks.draw(into: &frame, in: rect) }
    let rows = balance.years.map { year in
      SignedBarChart.Row(
        label: String(year.year), value: year.millionOunces, text: Self.ounces(year.millionOunces),
        note: year.isForecast ? "forecast" : Self.tonnes(year.tonnes), isPale: year.isForecast,
        style: theme[.bar])
    }
    let pitch = max(1, min(3, (rect.height - remarks.lines.count) / max(1, rows.count)))
    SignedBarChart(
      rows: rows, pitch: pitch, labelStyle: theme[.text], textStyle: theme[.text], axisStyle: theme[.label]
    ).draw(into: &frame, in: rect.top(pitch * rows.count))
    remarks.draw(into: &frame, in: rect.droppingTop(pitch * rows.count))
  }

  private func remarks(_ width: Int) -> TextRows {
    var rows = TextRows()
    guard let balance = supply.balance else {
      rows.add(
        "No balance of \(supply.metal) is known; a supply file can give one under the key balance.",
        style: theme[.label], width: width)
      return rows
    }
    rows.addBlank()
    let run = balance.consecutiveDeficits()
    if let first = run.first, let last = run.last {
      let total = SupplyBalance.total(of: run)
      let years = run.count == 1 ? "\(last.year)" : "\(first.year) to \(last.year)"
      rows.add(
        "\(Self.count(run.count)) of deficit in a row, \(years): \(Self.ounces(total)) in all, "
          + "\(Self.tonnes(SupplyBalance.tonnes(ofMillionOunces: total))).",
        style: theme[.text], width: width)
    }
    rows.add(
      "All years are of one edition (\(balance.edition)); others give other figures for the same years.",
      style: theme[.label], width: width)
    return rows
  }

  private static func count(_ years: Int) -> String { years == 1 ? "1 year" : "\(years) years" }

  private static func ounces(_ millions: Double) -> String {
    NumberText.fixed(millions, decimals: 1, grouping: true, alwaysSigned: true) + " Moz"
  }

  private static func tonnes(_ tonnes: Double) -> String {
    NumberText.fixed(tonnes, decimals: 0, grouping: true, alwaysSigned: true) + " t"
  }
}
