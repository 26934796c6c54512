import BullionAnalytics
import BullionMarket
import BullionMonitor
import Screen
import Widgets

/// What a fall has done and can do: drawdowns, volatility, the leverage that would have survived, the levels.
public struct RiskPanel {
  let context: PanelContext

  public init(_ context: PanelContext) { self.context = context }

  public func draw(into frame: inout Frame, in rect: Rect) {
    let theme = context.theme
    let border = Border(
      title: "Risk", note: nil, style: theme[.border], titleStyle: theme[.title], noteStyle: theme[.label])
    border.draw(into: &frame, in: rect)
    let inner = border.inner(of: rect).inset(horizontal: 1)
    guard !inner.isEmpty else { return }
    Table(
      columns: [
        .init("", width: .fixed(max(0, inner.width - 16))),
        .init("Gold", alignment: .right, width: .fixed(7)),
        .init("Silver", alignment: .right, width: .fixed(7)),
      ],
      rows: rows, headerStyle: theme[.label], gap: 1
    ).draw(into: &frame, in: inner.top(rows.count + 1))
    drawNotes(into: &frame, in: inner.droppingTop(rows.count + 2))
  }

  private var rows: [[Table.Cell]] {
    [
      fallRow("drawdown 24 h") { $0.drawdowns[.day]?.percent },
      fallRow("drawdown 30 d") { $0.drawdowns[.month]?.percent },
      fallRow("from record high") { $0.drawdowns[.all]?.percent },
      fallRow("deepest in 30 d") { $0.deepestDrawdown },
      row("survivable leverage") { (leverage($0.survivableLeverage), .text) },
      row("volatility \(context.readings.gold.volatility.convention)") {
        (Wording.percent($0.volatility.percent), .text)
      },
    ]
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

  /// The time of day for a recent moment, the year for one of another year.
  private func moment(_ time: Timestamp) -> String {
    guard let now = context.readings.time, time.date.year == now.date.year else {
      return "\(time.dayMonth) \(time.date.year)"
    }
    return "\(time.dayMonth) \(time.hourMinute)"
  }

  private func drawNotes(into frame: inout Frame, in rect: Rect) {
    var lines: [[(String, Style)]] = []
    let theme = context.theme
    for level in context.readings.levels {
      let side = level.side.map { $0 == .above ? "▲ above" : "▼ below" } ?? Wording.dash
      lines.append([
        ("\(level.name) \(NumberText.price(level.value, decimals: 0)) ", theme[.label]),
        (side, theme[level.side == .above ? .up : .down]),
        (level.since.map { " since \(moment($0))" } ?? "", theme[.label]),
      ])
      lines.append([
        ("  time above ", theme[.label]),
        (NumberText.duration(milliseconds: Int64(level.secondsBeyond * 1000)), theme[.text]),
      ])
    }
    let balance = context.monitor.settings.supplyBalance
    if let year = balance.years.last(where: { !$0.isForecast }) {
      lines.append([
        ("silver balance \(year.year) ", theme[.label]),
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
