import BullionAnalytics
import BullionMarket
import BullionMonitor
import Screen
import Widgets

/// What a fall has done and can do: drawdowns, volatility, the leverage that would have survived, the levels.
package struct RiskPanel {
  let context: PanelContext

  package init(_ context: PanelContext) { self.context = context }

  package func draw(into frame: inout Frame, in rect: Rect) {
    let theme = context.theme
    let alarmed = context.live.hasUnacknowledgedAlarm(onMetrics: "drawdown")
    let border = Border(
      title: "Risk", note: nil, style: context.frameStyle(alarmed: alarmed), titleStyle: theme[.title],
      noteStyle: theme[.label])
    border.draw(into: &frame, in: rect)
    let inner = border.inner(of: rect).inset(horizontal: 1)
    guard !inner.isEmpty else { return }
    let rows = rows(nameWidth: inner.width - 16)
    Table(
      columns: [
        .init("", width: .fixed(max(0, inner.width - 16))),
        .init("Gold", alignment: .right, width: .fixed(7)),
        .init("Silver", alignment: .right, width: .fixed(7)),
      ],
      rows: rows, headerStyle: theme[.label], gap: 1
    ).draw(into: &frame, in: inner.top(rows.count + 1))
    drawNotes(into: &frame, in: inner.droppingTop(rows.count + (inner.height > rows.count + 4 ? 2 : 1)))
  }

  private func rows(nameWidth: Int) -> [[Table.Cell]] {
    falls(nameWidth) + [
      row(nameWidth >= 19 ? "survivable leverage" : "surv. leverage") {
        (leverage($0.survivableLeverage), .text)
      },
      row("\(nameWidth >= 23 ? "volatility" : "vol.") \(context.readings.gold.volatility.window) d, a year") {
        (Wording.percent($0.volatility.percent), .text)
      },
    ]
  }

  /// The falls from the highs of three spans and the deepest one: what is the same is written once.
  private func falls(_ nameWidth: Int) -> [[Table.Cell]] {
    let spans: [(name: String, span: DrawdownSpan)] = [
      ("24 h", .day), ("30 d", .month), ("record", .all),
    ]
    let rows = spans.map { name, span in
      fallRow(span == .all ? "high\(sinceWhen)" : fallName(name, span)) { $0.drawdowns[span]?.percent }
    }
    var folded: [[Table.Cell]] = []
    var place = 0
    while place < rows.count {
      let first = rows[place]
      let end = rows[place...].firstIndex { !Self.says($0, first) } ?? rows.count
      // A dash has a reason of its own in each row.
      if end - place > 1, !first.contains(where: { $0.text == Wording.dash }) {
        let names = spans[place..<end].map(\.name).joined(separator: ", ")
        let wordings = [
          "drawdown \(names)\(end == rows.count ? sinceWhen : "")", "drawdown \(names)", names,
          "all three falls",
        ]
        let name = wordings.first { columnWidth(of: $0) <= nameWidth } ?? names
        folded.append([.init(name, style: first[0].style)] + first.dropFirst())
        place = end
      } else {
        folded.append(first)
        place += 1
      }
    }
    let deepest = fallRow("deepest in 30 d") { $0.deepestDrawdown }
    let isNow = Self.says(deepest, rows[1]) && !deepest.contains { $0.text == Wording.dash }
    let now = Table.Cell("now", style: context.theme[.label])
    return folded + [isNow ? [deepest[0], now, now] : deepest]
  }

  /// Whether two rows have the same numbers.
  private static func says(_ row: [Table.Cell], _ other: [Table.Cell]) -> Bool {
    row.dropFirst().map(\.text) == other.dropFirst().map(\.text)
  }

  /// `drawdown 24 h`, or how little of the span is known: `24 h: 83 min known`.
  private func fallName(_ name: String, _ span: DrawdownSpan) -> String {
    let known = Instrument.allCases.compactMap { context.readings[$0].drawdowns.coverage(of: span) }.min()
    guard let known, known > 0 else { return "drawdown \(name)" }
    return "\(name): \(Wording.roughly(known)) known"
  }

  /// From when on the record is known.
  private var sinceWhen: String {
    let since = Instrument.allCases.compactMap { context.readings[$0].drawdowns.since }.max()
    guard let since, let now = context.readings.time else { return "" }
    if since.date == now.date { return " since \(since.hourMinute)" }
    return
      " since \(since.date.year == now.date.year ? since.dayMonth : "\(since.date.monthName) \(since.date.year)")"
  }

  private func row(_ name: String, _ cell: (MetalReading) -> (String, Theme.Role)) -> [Table.Cell] {
    [.init(name, style: context.theme[.label])]
      + Instrument.allCases.map { instrument in
        let metal = context.readings[instrument]
        let (text, role) = cell(metal)
        return .init(text, style: context.style(role, quality: metal.quality))
      }
  }

  /// A fall of 10 % or more stands out.
  private func fallRow(_ name: String, _ fall: (MetalReading) -> Double?) -> [Table.Cell] {
    row(name) { metal in
      let percent = fall(metal)
      return (Wording.percent(percent), (percent ?? 0) <= -10 ? .down : .text)
    }
  }

  private func leverage(_ value: Double?) -> String {
    value.map { $0 >= 100 ? ">99x" : NumberText.fixed($0, decimals: 1) + "x" } ?? Wording.dash
  }

  private func drawNotes(into frame: inout Frame, in rect: Rect) {
    var lines: [[(String, Style)]] = []
    let theme = context.theme
    let levels = context.readings.levels.map { LevelText($0, context) }
    for level in levels {
      // Where the words do not fit, the arrow says the side.
      let isLong = columnWidth(of: "\(level.name) \(level.side)\(level.since)") > rect.width
      let side = isLong && !level.since.isEmpty ? String(level.side.prefix(1)) : level.side
      lines.append([
        ("\(level.name) ", theme[.label]), (side, theme[level.role]), (level.since, theme[.label]),
      ])
    }
    for (level, text) in zip(context.readings.levels, levels) {
      lines.append([
        ("time above \(NumberText.price(level.value, decimals: 0))  ", theme[.label]),
        (text.timeAbove, theme[.text]),
      ])
    }
    if let balance = context.monitor.settings.supply.balance,
      let year = balance.years.last(where: { !$0.isForecast })
    {
      lines.append([
        ("\(balance.metal) balance \(year.year) ", theme[.label]),
        (NumberText.fixed(year.millionOunces, decimals: 1, alwaysSigned: true) + " Moz", theme[.text]),
      ])
      lines.append([
        ("  \(balance.consecutiveDeficits().count) years of deficit in a row", theme[.label])
      ])
      lines.append([("  \(balance.edition)", theme[.label])])
    }
    for (row, line) in lines.enumerated() where row < rect.height {
      TextLine(left: [.init(line, priority: 5)]).draw(into: &frame, in: rect.droppingTop(row).top(1))
    }
  }
}
