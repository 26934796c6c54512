import BullionAnalytics
import BullionMarket
import BullionMonitor
import Screen
import Widgets

/// How far both metals were below their highest close, day by day.
struct DrawdownPart: SheetPart {
  let context: PanelContext
  let studies: RiskStudies
  let window: StudyWindow

  var title: String { "Below the highest close, \(Wording.window(window))" }
  var note: String? {
    let counts = Instrument.allCases.map { studies[$0].drawdowns.count }
    guard let fewest = counts.min(), let wanted = window.days, fewest < wanted else {
      return "gold whole, silver broken"
    }
    return "\(Wording.count(fewest)) of \(Wording.count(wanted)) days are known"
  }

  func height(width: Int) -> Int { 9 + named(width).lines.count }
  func growth(width: Int) -> Growth? { Growth(step: 1, limit: 40) }

  func draw(into frame: inout Frame, in rect: Rect) {
    let named = named(rect.width)
    drawChart(into: &frame, in: rect.droppingBottom(named.lines.count))
    named.draw(into: &frame, in: rect.bottom(named.lines.count))
  }

  /// The deepest fall of each metal that had its trough in the window, with its three turning points.
  private func named(_ width: Int) -> TextRows {
    var rows = TextRows()
    guard let first = days.first else { return rows }
    for instrument in Instrument.allCases {
      let falls = studies[instrument].deepestFalls(.max)
      guard let fall = falls.first(where: { $0.troughTime >= first }) else { continue }
      func point(_ price: Double, _ time: Timestamp) -> String {
        "\(Wording.number(price, decimals: instrument.displayDecimals)) on \(Wording.day(time))"
      }
      let end = fall.recoveryTime.map { "recovered \(Wording.day($0))" } ?? "not recovered yet"
      rows.add(
        "\(instrument.name.capitalizedFirst) \(Wording.percent(100 * fall.fraction)): peak "
          + "\(point(fall.peak, fall.peakTime)), trough \(point(fall.trough, fall.troughTime)), \(end)",
        style: context.theme[.text], width: width)
    }
    return rows
  }

  private func drawChart(into frame: inout Frame, in rect: Rect) {
    let theme = context.theme
    let days = days
    let chart = LineChart(
      Instrument.allCases.map { instrument in
        let drawdowns = Dictionary(
          zip(studies[instrument].closes.closes.map(\.day), studies[instrument].drawdowns)
        ) { $1 }
        return LineChart.Series(
          days.map { drawdowns[$0].map { 100 * $0 } }, style: theme[instrument == .gold ? .gold : .silver],
          isBroken: instrument == .silver)
      },
      labels: TimeAxis.monthLabels(for: days, atMost: max(1, rect.width / 9)), axisStyle: theme[.border],
      gridStyle: theme[.grid], labelStyle: theme[.label],
      format: { NumberText.fixed($0, decimals: 0) + " %" },
      lastFormat: { NumberText.fixed($0, decimals: 1) + " %" })
    chart.draw(into: &frame, in: rect)
  }

  /// Those of the metal of which there are more, to which the other one's are put.
  private var days: [Timestamp] {
    let longer =
      studies.gold.drawdowns.count >= studies.silver.drawdowns.count ? studies.gold : studies.silver
    let days = longer.closes.closes.map(\.day)
    return window.days.map { days.suffix($0) } ?? days
  }
}

/// The deepest falls of a metal, each with its peak, its trough and the day on which it was made good.
struct FallsPart: SheetPart {
  let context: PanelContext
  let study: RiskStudy

  private var falls: [Fall] {
    let reading = context.readings[study.instrument]
    guard reading.quality == .good, let mid = reading.mid, let time = reading.time else {
      return study.deepestFalls()
    }
    return study.deepestFalls(price: (mid, time))
  }

  var title: String { "Deepest falls of \(study.instrument.name)" }
  var note: String? {
    study.closes.closes.first.map {
      "\(Wording.count(study.closes.closes.count)) closes since \(Wording.day($0.day))"
    }
  }

  func height(width: Int) -> Int { max(1, falls.count) + 1 }

  func draw(into frame: inout Frame, in rect: Rect) {
    let theme = context.theme
    func price(_ dollars: Double) -> String {
      Wording.number(dollars, decimals: study.instrument.displayDecimals)
    }
    Table(
      columns: [
        .init("fall", alignment: .decimal), .init("peak", alignment: .right), .init("", alignment: .decimal),
        .init("trough", alignment: .right), .init("", alignment: .decimal),
        .init("recovered", alignment: .right),
      ],
      rows: falls.map { fall in
        [
          .init(Wording.percent(100 * fall.fraction), style: theme[.down]),
          .init(Wording.day(fall.peakTime), style: theme[.label]),
          .init(price(fall.peak), style: theme[.text]),
          .init(Wording.day(fall.troughTime), style: theme[.label]),
          .init(price(fall.trough), style: theme[.text]),
          .init(
            fall.recoveryTime.map { Wording.day($0) } ?? "not yet",
            style: fall.recoveryTime == nil ? theme[.warning] : theme[.label]),
        ]
      }, headerStyle: theme[.label]
    ).draw(into: &frame, in: rect)
  }
}

/// The leverage that lived through each span, and the fall that it had to live through.
struct LeveragePart: SheetPart {
  private static let spans: [(name: String, days: Int?)] = [
    ("week", 7), ("month", 30), ("year", 365), ("all", nil),
  ]
  let context: PanelContext
  let studies: RiskStudies

  var title: String { "Leverage that survived" }
  var note: String? { "long from the peak, no margin kept" }

  func height(width: Int) -> Int { Self.spans.count + 2 }

  func draw(into frame: inout Frame, in rect: Rect) {
    let theme = context.theme
    var rows = [
      row("day") { instrument in
        let fraction = context.monitor.deepestFallOfDay(instrument)
        return (fraction, fraction.flatMap { survivableLeverage(drawdown: $0) }, nil)
      }
    ]
    for span in Self.spans {
      rows.append(
        row(span.name) { instrument in
          guard let now = context.readings.time else { return (nil, nil, nil) }
          let today = context.monitor.bars(instrument, .oneDay).current
          let deepest = studies[instrument].deepestFall(ofDays: span.days, until: now, today: today)
          return (deepest.fraction, deepest.survivableLeverage(), deepest.days)
        })
    }
    Table(
      columns: [
        .init(""), .init("gold fell", alignment: .right), .init("leverage", alignment: .right),
        .init("silver fell", alignment: .right), .init("leverage", alignment: .right),
        .init("days known", alignment: .right),
      ], rows: rows, headerStyle: theme[.label]
    ).draw(into: &frame, in: rect)
  }

  private func row(
    _ name: String, _ reading: (Instrument) -> (fall: Double?, leverage: Double?, days: Int?)
  ) -> [Table.Cell] {
    let theme = context.theme
    let readings = Instrument.allCases.map(reading)
    return [.init(name, style: theme[.label])]
      + readings.flatMap { reading -> [Table.Cell] in
        [
          .init(Wording.percent(reading.fall.map { 100 * $0 }), style: theme[.text]),
          .init(reading.leverage.map { Self.times($0) } ?? Wording.dash, style: theme[.title]),
        ]
      } + [.init(readings.compactMap(\.days).min().map { Wording.count($0) } ?? "", style: theme[.label])]
  }

  static func times(_ leverage: Double) -> String {
    leverage >= 100 ? ">99x" : NumberText.fixed(leverage, decimals: 1) + "x"
  }
}
