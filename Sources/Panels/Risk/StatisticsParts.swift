import BullionAnalytics
import BullionMarket
import BullionMonitor
import Screen
import Widgets

/// The volatility of the last days against all that it has been over as many.
struct ConePart: SheetPart {
  let theme: Theme
  let study: RiskStudy

  var title: String { "Volatility of \(study.instrument.name)" }
  var note: String? { "a year of \(Int(Annualisation.tradingDays.periodsPerYear)) days" }

  func height(width: Int) -> Int { study.cone.rings.count + 1 }

  func draw(into frame: inout Frame, in rect: Rect) {
    Table(
      columns: [
        .init("days", alignment: .right), .init("now", alignment: .decimal), .init("rank", alignment: .right),
        .init("least", alignment: .decimal), .init("median", alignment: .decimal),
        .init("most", alignment: .decimal), .init("of", alignment: .right),
      ],
      rows: study.cone.rings.map { ring in
        [
          .init(String(ring.window), style: theme[.label]),
          .init(percent(ring.current), style: theme[.title]),
          .init(Wording.percent(ring.rank, decimals: 0), style: theme[.text]),
          .init(percent(ring.history?.lowest), style: theme[.text]),
          .init(percent(ring.history?.median), style: theme[.text]),
          .init(percent(ring.history?.highest), style: theme[.text]),
          .init(Wording.count(ring.history?.count ?? 0), style: theme[.label]),
        ]
      }, headerStyle: theme[.label]
    ).draw(into: &frame, in: rect)
  }

  private func percent(_ fraction: Double?) -> String { Wording.percent(fraction.map { 100 * $0 }) }
}

/// How silver goes with gold when gold rises, and when it falls.
struct DirectionalPart: SheetPart {
  let theme: Theme
  let study: PairStudy

  var title: String { "Silver on gold, up and down" }
  var note: String? { "daily returns" }

  func height(width: Int) -> Int { study.betas.count + 1 }

  func draw(into frame: inout Frame, in rect: Rect) {
    Table(
      columns: [
        .init("days", alignment: .right), .init("beta", alignment: .decimal),
        .init("correl.", alignment: .decimal), .init("beta up", alignment: .decimal),
        .init("correl.", alignment: .decimal), .init("beta down", alignment: .decimal),
        .init("correl.", alignment: .decimal), .init("known", alignment: .right),
      ],
      rows: study.betas.map { line in
        let sides = [line.regression, line.betas?.up, line.betas?.down]
        return [.init(line.window.map { Wording.count($0) } ?? "all", style: theme[.label])]
          + sides.flatMap { side -> [Table.Cell] in
            [
              .init(Wording.number(side?.beta, decimals: 2), style: theme[.title]),
              .init(Wording.number(side?.correlation, decimals: 2), style: theme[.text]),
            ]
          } + [.init(Wording.count(line.returns), style: theme[.label])]
      }, headerStyle: theme[.label]
    ).draw(into: &frame, in: rect)
  }
}

/// How many closes lay at or above each watched line.
struct DaysAbovePart: SheetPart {
  let context: PanelContext
  let studies: RiskStudies

  private var levels: [PriceLevel] { context.monitor.settings.levels }

  var title: String { "Days above" }
  var note: String? { "closes at the line or above it" }

  func height(width: Int) -> Int { max(1, levels.count) + 1 }

  func draw(into frame: inout Frame, in rect: Rect) {
    let theme = context.theme
    Table(
      columns: [
        .init("line"), .init("price", alignment: .decimal), .init("days", alignment: .right),
        .init("of", alignment: .right), .init("longest run", alignment: .right),
        .init("first", alignment: .right),
      ],
      rows: levels.map { level in
        let above = studies[level.instrument].daysAbove(level)
        return [
          .init(visible(level.name), style: theme[.label]),
          .init(NumberText.price(level.value, decimals: 0), style: theme[.text]),
          .init(Wording.count(above.days), style: theme[.title]),
          .init(Wording.count(above.of), style: theme[.label]),
          .init(Wording.count(above.longestRun), style: theme[.text]),
          .init(above.first.map { Wording.day($0) } ?? Wording.dash, style: theme[.label]),
        ]
      }, headerStyle: theme[.label]
    ).draw(into: &frame, in: rect)
  }
}
