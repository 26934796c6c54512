import BullionAnalytics
import BullionMarket
import BullionMonitor
import Screen
import Widgets

/// What is said about the metal, by topic: each statement with its date and its source.
struct NotesPart: SheetPart {
  let supply: MetalSupply
  let theme: Theme

  var title: String { "What is said" }
  var note: String? { supply.notes.isEmpty ? nil : "statements of others, with date and source" }

  func height(width: Int) -> Int { rows(width).lines.count }

  func draw(into frame: inout Frame, in rect: Rect) { rows(rect.width).draw(into: &frame, in: rect) }

  private func rows(_ width: Int) -> TextRows {
    var rows = TextRows()
    guard !supply.notes.isEmpty else {
      rows.add(
        "No notes on \(supply.metal); a supply file can give them under the key notes.", style: theme[.label],
        width: width)
      return rows
    }
    for (index, topic) in supply.topics.enumerated() {
      if index > 0 { rows.addBlank() }
      rows.add([
        (topic.topic, theme[.title]), (topic.notes.count > 1 ? "  the sources differ" : "", theme[.warning]),
      ])
      for note in topic.notes {
        rows.add(note.text, style: theme[.text], width: width, indent: 2)
        rows.add("\(note.date) · \(note.source)", style: theme[.label], width: width, indent: 2)
      }
    }
    return rows
  }
}

/// The watched price lines of the metal: what the notes say of a price, held against the market.
struct LevelsPart: SheetPart {
  let levels: [LevelReading]
  let context: PanelContext

  var title: String { "Watched lines" }

  func height(width: Int) -> Int { max(1, levels.count * 2) }

  func draw(into frame: inout Frame, in rect: Rect) {
    var rows = TextRows()
    for level in levels {
      let text = LevelText(level, context)
      rows.add([
        ("\(text.name) ", context.theme[.label]), (text.side, context.theme[text.role]),
        (text.since, context.theme[.label]),
      ])
      rows.add([
        ("  above it for ", context.theme[.label]), (text.timeAbove, context.theme[.text]),
        (" of trading that was seen", context.theme[.label]),
      ])
    }
    rows.draw(into: &frame, in: rect)
  }
}
