import BullionAnalytics
import Screen
import Widgets

/// Who mines the metal, with what a reader should know about the figures.
struct ProductionPart: SheetPart {
  let bars: ProductionBars

  private var table: ProductionTable { bars.supply.production }
  var title: String { "\(table.metal.capitalizedFirst) mine production \(table.year)" }
  var note: String? { table.world.map { "world about \(bars.amount($0)) \(table.unit)" } }

  func height(width: Int) -> Int { bars.rowCount + remarks(width).lines.count }

  func growth(width: Int) -> Growth? { Growth(step: bars.rowCount, limit: 2) }

  func draw(into frame: inout Frame, in rect: Rect) {
    let remarks = remarks(rect.width)
    let pitch = max(1, min(3, (rect.height - remarks.lines.count) / bars.rowCount))
    let height = pitch * bars.rowCount
    bars.draw(into: &frame, in: rect.top(height), pitch: pitch)
    remarks.draw(into: &frame, in: rect.droppingTop(height))
  }

  private func remarks(_ width: Int) -> TextRows {
    let label = bars.theme[.label]
    var rows = TextRows()
    rows.addBlank()
    if let top = table.concentration() {
      let share = top.share.map { ": \(Wording.percent($0)) of the world" } ?? ""
      rows.add(
        "\(Self.list(top.countries)) together \(bars.amount(top.production)) \(table.unit)\(share).",
        style: bars.theme[.text], width: width)
    }
    if let excess = table.partsExceedTotal {
      rows.add(
        "The countries add up to \(bars.amount(excess)) \(table.unit) more than the stated world total.",
        style: bars.theme[.warning], width: width)
    }
    for producer in table.producers {
      if let note = producer.note {
        rows.add("\(producer.country): \(note)", style: bars.theme[.text], width: width)
      }
    }
    if let note = table.note { rows.add(note, style: label, width: width) }
    if let previous = bars.supply.previous {
      rows.add("Change on \(previous.year).", style: label, width: width)
    }
    rows.add("Source: \(table.source)", style: label, width: width)
    return rows
  }

  /// `Mexico, China and Peru`.
  private static func list(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }
}
