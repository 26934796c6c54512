import BullionAnalytics
import BullionMarket
import BullionMonitor
import Screen
import Widgets

/// The ratio of a window's closes, with the lines that so many percent of them lie below.
struct RatioChartPart: SheetPart {
  static let shares = [10, 25, 50, 75, 90]
  /// Rows from which the limits of the bands are drawn too.
  private static let limitsFrom = 14
  let context: PanelContext
  let study: RatioStudy
  let window: StudyWindow

  private var standing: RatioStudy.Standing {
    study.standing(of: context.readings.ratio.value, over: window)
  }

  var title: String { "Daily closes, \(Wording.window(window))" }
  var note: String? {
    let days = study.points(of: window)
    guard let first = days.first else { return nil }
    let since = "since \(Wording.day(first.start))"
    guard let wanted = window.days, days.count < wanted else {
      return "\(Wording.count(days.count)) days \(since)"
    }
    return "\(Wording.count(days.count)) of \(Wording.count(wanted)) days are known, \(since)"
  }

  func height(width: Int) -> Int { width < 52 ? 8 : 12 }
  func growth(width: Int) -> Growth? { Growth(step: 1, limit: 60) }

  func draw(into frame: inout Frame, in rect: Rect) {
    let levels = standing.distribution.map { distribution in
      Self.shares.map { share in
        let value = distribution.quantile(Double(share) / 100)
        return LineChart.Level(
          value, name: share == 50 ? "median" : "\(share) %",
          style: share == 50 ? context.theme[.warning] : context.theme[.label])
      }
    }
    // Where there is little room the lines of the days come first; the gauge names the limits.
    let limits = rect.height < Self.limitsFrom ? [] : context.monitor.settings.ratioBands.values
    let bands = limits.map {
      LineChart.Level($0, name: "band \(NumberText.shortest($0))", style: context.theme[.border])
    }
    RatioHistory(context, days: Array(study.points(of: window)), levels: bands + (levels ?? []))
      .draw(into: &frame, in: rect)
  }
}

/// Where the ratio stands in one year, in five and in all.
struct RatioStandingPart: SheetPart {
  let context: PanelContext
  let study: RatioStudy

  var title: String { "Where it stands" }
  var note: String? { "z in deviations, rank and lines in percent of the days" }

  func height(width: Int) -> Int { StudyWindow.allCases.count + 1 + lacking(width).lines.count }

  /// How many days a window asks for that is not full, and where they come from.
  private func lacking(_ width: Int) -> TextRows {
    var rows = TextRows()
    let short = StudyWindow.allCases.last {
      $0.days != nil && !study.standing(of: context.readings.ratio.value, over: $0).isWhole
    }
    guard let short, let days = short.days else { return rows }
    rows.add(
      "\(Wording.window(short)) need \(Wording.count(days)) days; older ones come in with: bullion import FILE…",
      style: context.theme[.label], width: width)
    return rows
  }

  func draw(into frame: inout Frame, in rect: Rect) {
    let theme = context.theme
    let lacking = lacking(rect.width)
    lacking.draw(into: &frame, in: rect.droppingTop(StudyWindow.allCases.count + 1))
    let columns: [Table.Column] =
      [
        .init("window"), .init("days", alignment: .right), .init("z", alignment: .right),
        .init("rank", alignment: .right),
      ]
      + ["low", "10 %", "25 %", "median", "75 %", "90 %", "high"].map { .init($0, alignment: .right) }
    Table(columns: columns, rows: StudyWindow.allCases.map(row), headerStyle: theme[.label]).draw(
      into: &frame, in: rect)
  }

  private func row(_ window: StudyWindow) -> [Table.Cell] {
    let theme = context.theme
    let standing = study.standing(of: context.readings.ratio.value, over: window)
    let days =
      standing.isWhole
      ? Wording.count(standing.days)
      : "\(Wording.count(standing.days)) of \(Wording.count(window.days ?? 2))"
    let text = context.style(.text, quality: context.readings.ratio.quality)
    let spread = standing.distribution
    let shares: [Double?] = [0, 0.1, 0.25, 0.5, 0.75, 0.9, 1].map { share in spread.map { $0.quantile(share) }
    }
    return [
      .init(Wording.window(window), style: theme[.label]),
      .init(days, style: standing.isWhole ? theme[.text] : theme[.warning]),
      .init(
        standing.zscore.map { NumberText.fixed($0, decimals: 2, alwaysSigned: true) } ?? Wording.dash,
        style: text),
      .init(Wording.percent(standing.rank, decimals: 0), style: text),
    ] + shares.map { .init(Wording.number($0, decimals: 2), style: theme[.text]) }
  }
}

/// How often the ratio was where, and where it is today.
struct RatioHistogramPart: SheetPart {
  private static let bins = 14
  let context: PanelContext
  let study: RatioStudy
  let window: StudyWindow

  var title: String { "How often it was where, \(Wording.window(window))" }
  var note: String? { "days" }

  private var parts: [Distribution.Bin] {
    let now = context.readings.ratio.value.map { [$0] } ?? []
    return Distribution(study.points(of: window).map(\.value) + now)?.histogram(atMost: Self.bins) ?? []
  }

  func height(width: Int) -> Int { parts.count }

  func draw(into frame: inout Frame, in rect: Rect) {
    let theme = context.theme
    let now = context.readings.ratio.value
    let parts = parts
    let all = parts.reduce(0) { $0 + $1.count }
    // From high to low, as on the chart.
    let rows = parts.reversed().map { bin in
      let isHere = now.map { $0 >= bin.lower && $0 < bin.upper } ?? false
      return BarChart.Row(
        label: "\(isHere ? "▶" : " ") \(NumberText.shortest(bin.lower))-\(NumberText.shortest(bin.upper))",
        value: Double(bin.count), text: Wording.count(bin.count),
        note: Wording.percent(100 * Double(bin.count) / Double(max(1, all)), decimals: 0),
        style: theme[isHere ? .accent : .bar])
    }
    BarChart(rows: rows, labelStyle: theme[.text], textStyle: theme[.label]).draw(into: &frame, in: rect)
  }
}

/// Silver's move for gold's: between two moments, and return by return.
struct ElasticityPart: SheetPart {
  let context: PanelContext
  let history: StudiedHistory

  var title: String { "Silver's move for gold's" }
  var note: String? { "in all, and step by step" }

  func height(width: Int) -> Int { PairWindow.Span.allCases.count + 1 }

  func draw(into frame: inout Frame, in rect: Rect) {
    let theme = context.theme
    Table(
      columns: [
        .init(""), .init("gold", alignment: .decimal), .init("silver", alignment: .decimal),
        .init("elasticity", alignment: .decimal), .init("beta", alignment: .decimal),
        .init("correl.", alignment: .decimal), .init("steps"),
      ],
      rows: context.monitor.pairWindows(gold: history.gold, silver: history.silver).map { window in
        [
          .init(window.span.rawValue, style: theme[.label]),
          .init(Wording.change(window.gold, decimals: 1), style: theme[.text]),
          .init(Wording.change(window.silver, decimals: 1), style: theme[.text]),
          .init(Wording.number(window.elasticity, decimals: 2), style: theme[.title]),
          .init(Wording.number(window.regression?.beta, decimals: 2), style: theme[.title]),
          .init(Wording.number(window.regression?.correlation, decimals: 2), style: theme[.text]),
          .init("\(window.returns) of \(window.interval.rawValue)", style: theme[.label]),
        ]
      }, headerStyle: theme[.label]
    ).draw(into: &frame, in: rect)
  }
}

/// The rule of switching by the ratio, replayed: a reading of the past.
struct SwitchingPart: SheetPart {
  private static let shown = 6
  let switching: RatioSwitching
  let theme: Theme

  private var rule: String {
    "\(NumberText.shortest(switching.rule.intoSilver)) / \(NumberText.shortest(switching.rule.intoGold))"
  }

  var title: String { "The \(rule) rule, replayed" }
  var note: String? { "a reading of the past, not advice" }

  func height(width: Int) -> Int { rows(width).lines.count }

  func draw(into frame: inout Frame, in rect: Rect) { rows(rect.width).draw(into: &frame, in: rect) }

  private func rows(_ width: Int) -> TextRows {
    let (label, text) = (theme[.label], theme[.text])
    var rows = TextRows()
    guard let first = switching.first, let last = switching.last else { return rows }
    let rule = switching.rule
    rows.add(
      "One ounce of gold from \(Wording.day(first.time)) at \(ratio(first.ratio)); into silver at "
        + "\(NumberText.shortest(rule.intoSilver)) or more, into gold at \(NumberText.shortest(rule.intoGold)) or less.",
      style: label, width: width)
    let hidden = switching.switches.count - Self.shown
    if hidden > 0 { rows.add("… \(hidden) earlier switches", style: label, width: width) }
    for change in switching.switches.suffix(Self.shown) {
      rows.add([
        ("\(Wording.day(change.time).leftPadded(to: 11))  at \(ratio(change.ratio))  into ", label),
        (change.into.name, theme[change.into == .gold ? .gold : .silver]),
        (": \(ounces(change.ounces))", text),
      ])
    }
    if switching.switches.isEmpty {
      rows.add("No switch: neither limit was reached.", style: text, width: width)
    }
    rows.add(
      "At the last close, \(Wording.day(last.time)) at \(ratio(last.ratio)): \(ounces(switching.goldOunces)) of gold or "
        + "\(ounces(switching.silverOunces)) of silver, held in \(switching.held.name).",
      style: text, width: width)
    if let worst = switching.worst {
      let back = worst.recoveryTime.map { "back on \(Wording.day($0))" } ?? "not back yet"
      rows.add(
        "Worst stretch, in ounces of gold: \(Wording.percent(worst.fraction * 100)) from \(Wording.day(worst.peakTime)) to "
          + "\(Wording.day(worst.troughTime)), \(back).",
        style: text, width: width)
    }
    rows.add("At daily closes, without spreads, storage and taxes.", style: label, width: width)
    return rows
  }

  private func ratio(_ ratio: Double) -> String { NumberText.fixed(ratio, decimals: 2) }
  private func ounces(_ ounces: Double?) -> String { Wording.number(ounces, decimals: 2) + " oz" }
}
