import BullionAlarms
import BullionMarket
import BullionMonitor
import Screen
import Widgets

/// Every rule with its alarm, in groups, and the one that the keys are for.
package struct AlarmListPanel {
  let context: PanelContext
  let entries: [AlarmEntry]
  let selected: Int?
  let filter: String?

  /// - Parameters:
  ///   - selected: the place of the entry that the keys are for.
  ///   - filter: what the entries were chosen by, in words; nil when they are all.
  package init(_ context: PanelContext, entries: [AlarmEntry], selected: Int?, filter: String?) {
    self.context = context
    self.entries = entries
    self.selected = selected
    self.filter = filter
  }

  package func draw(into frame: inout Frame, in rect: Rect) {
    let theme = context.theme
    let waiting = count(.waiting)
    let border = Border(
      title: filter.map { "Alarms: \(visible($0))" } ?? "Alarms", note: note,
      style: context.frameStyle(alarmed: waiting > 0),
      titleStyle: theme[.title], noteStyle: waiting > 0 ? theme[.warning] : theme[.label])
    border.draw(into: &frame, in: rect)
    drawRows(into: &frame, in: border.inner(of: rect).inset(horizontal: 1))
  }

  /// The rows alone, for little room.
  package func drawRows(into frame: inout Frame, in rect: Rect) {
    let rows = Self.rows(of: entries)
    guard !rows.isEmpty else {
      frame.write(
        filter == nil ? "no rule" : "no rule fits; Esc shows all", x: rect.x, y: rect.y, width: rect.width,
        style: context.theme[.label])
      return
    }
    let first = Self.firstRow(rows, selected: selected, room: rect.height)
    for (offset, row) in rows[first...].prefix(rect.height).enumerated() {
      let line = rect.droppingTop(offset).top(1)
      switch row {
      case .title(let group): drawTitle(group, into: &frame, in: line)
      case .entry(let place): draw(entries[place], isSelected: place == selected, into: &frame, in: line)
      }
    }
  }

  /// Which entry stands in a row of the inside of the panel; nil for a title, and below the last.
  package static func place(
    inRow row: Int, of entries: [AlarmEntry], selected: Int?, room: Int
  ) -> Int? {
    let rows = rows(of: entries)
    let index = firstRow(rows, selected: selected, room: room) + row
    guard row >= 0, row < room, rows.indices.contains(index), case .entry(let place) = rows[index] else {
      return nil
    }
    return place
  }

  private enum Row: Equatable {
    case title(AlarmEntry.Group)
    case entry(Int)
  }

  private static func rows(of entries: [AlarmEntry]) -> [Row] {
    var rows: [Row] = []
    for (place, entry) in entries.enumerated() {
      if place == 0 || entries[place - 1].group != entry.group { rows.append(.title(entry.group)) }
      rows.append(.entry(place))
    }
    return rows
  }

  /// The selected row stays in the middle where there are more rows than room.
  private static func firstRow(_ rows: [Row], selected: Int?, room: Int) -> Int {
    let row = selected.flatMap { rows.firstIndex(of: .entry($0)) } ?? 0
    return min(max(0, row - room / 2), max(0, rows.count - room))
  }

  private func count(_ group: AlarmEntry.Group) -> Int { entries.count { $0.group == group } }

  private var note: String {
    let latched = entries.count(where: \.isLatched)
    let facts = [
      (count(.waiting) + count(.over), "to acknowledge"), (count(.shelved), "shelved"), (latched, "latched"),
      (count(.watched), "watch"), (count(.off), "off"),
    ]
    return facts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
  }

  private func drawTitle(_ group: AlarmEntry.Group, into frame: inout Frame, in rect: Rect) {
    let words =
      switch group {
      case .waiting: "to acknowledge"
      case .acknowledged: "acknowledged"
      case .over: "over, to acknowledge"
      case .shelved: "shelved"
      case .watched: "watched, normal"
      case .off: "switched off"
      }
    frame.write(words, x: rect.x, y: rect.y, width: rect.width, style: context.theme[.label])
  }

  private func draw(_ entry: AlarmEntry, isSelected: Bool, into frame: inout Frame, in rect: Rect) {
    let theme = context.theme
    if isSelected { frame.put("▶", x: rect.x, y: rect.y, style: theme[.accent].adding(.bold)) }
    let line = rect.droppingLeft(2)
    if let alarm = entry.alarm {
      return AlarmPanel(context).drawLine(alarm, priority: true, into: &frame, in: line)
    }
    let style = entry.group == .off ? theme[.label] : theme[.text]
    let badges = entry.badges.filter { $0 != .shelved && $0 != .stale }.map { "  \($0.rawValue)" }.joined()
    let glyph = entry.group == .shelved ? "z" : entry.group == .off ? "■" : "·"
    TextLine(
      left: [
        .init(
          [
            ("\(glyph) ", theme[.label]), ("\(entry.rule.priority) ", theme[.label]),
            (visible(entry.rule.statement), style),
          ],
          priority: 10),
        .init(entry.value.flatMap(entry.rule.reading).map { " now \($0)" } ?? "", style: style, priority: 8),
        .init(shelving(entry), style: theme[.label], priority: 7),
        .init(badges, style: theme[.warning], priority: 3),
      ],
      right: [.init("  \(entry.rule.id)", style: theme[.label], priority: 1)]
    ).draw(into: &frame, in: line)
  }

  private func shelving(_ entry: AlarmEntry) -> String {
    guard let until = entry.shelvedUntil else { return "" }
    return AlarmWords.shelving(until: until, now: context.live.now)
  }
}
