import BullionAnalytics
import BullionMarket
import BullionMonitor
import Screen
import Widgets

/// A position that is typed in: what it has gained, where it is closed by force, what past falls would do to it.
struct WhatIfPart: SheetPart {
  let context: PanelContext
  let studies: RiskStudies
  let form: WhatIfForm
  /// The key that begins to change it.
  let key: String

  private static let wideFrom = 66
  private static let fieldsWidth = 40

  var title: String { "What if" }
  var note: String? {
    form.cursor == nil ? "\(key) changes it" : "Tab next field, space chooses, Esc ends"
  }

  func height(width: Int) -> Int {
    width >= Self.wideFrom
      ? max(WhatIfForm.Field.allCases.count, results(width - Self.fieldsWidth - 1).lines.count)
      : WhatIfForm.Field.allCases.count + 1 + results(width).lines.count
  }

  func draw(into frame: inout Frame, in rect: Rect) {
    if rect.width >= Self.wideFrom {
      fields(Self.fieldsWidth).draw(into: &frame, in: rect.left(Self.fieldsWidth))
      results(rect.width - Self.fieldsWidth - 1).draw(
        into: &frame, in: rect.droppingLeft(Self.fieldsWidth + 1))
    } else {
      let count = WhatIfForm.Field.allCases.count
      fields(rect.width).draw(into: &frame, in: rect.top(count))
      results(rect.width).draw(into: &frame, in: rect.droppingTop(count + 1))
    }
  }

  private func fields(_ width: Int) -> TextRows {
    let theme = context.theme
    var rows = TextRows()
    for field in WhatIfForm.Field.allCases {
      let isHere = form.cursor == field
      var text = form.text(field)
      if field == .entry, text.isEmpty, !isHere { text = "the present price" }
      if field == .margin, text.isEmpty, !isHere { text = Wording.dash }
      rows.add([
        (isHere ? "▶ " : "  ", theme[.accent]), (field.label.padded(to: 12), theme[.label]),
        (text + (isHere && !field.isChoice ? "█" : ""), isHere ? theme[.title] : theme[.text]),
        (
          form.problem(field).map { "  \($0)" } ?? Self.unit(field),
          form.problem(field) == nil ? theme[.label] : theme[.warning]
        ),
      ])
    }
    return rows
  }

  private static func unit(_ field: WhatIfForm.Field) -> String {
    switch field {
    case .leverage: " times"
    case .margin: " $ in all"
    case .maintenance: " % of its worth"
    default: ""
    }
  }

  private var reading: MetalReading { context.readings[form.instrument] }

  private func results(_ width: Int) -> TextRows {
    let theme = context.theme
    var rows = TextRows()
    guard let price = reading.mid, reading.quality != .none else {
      rows.add("There is no price of \(form.instrument.name) now.", style: theme[.label], width: width)
      return rows
    }
    guard let position = form.position(at: price) else {
      rows.add("Nothing is said until every field can be read.", style: theme[.label], width: width)
      return rows
    }
    let now = price.dollars
    let style = context.style(.text, quality: reading.quality)
    rows.add(
      "worth \(dollars(position.ounces * position.entry)) at entry, margin \(dollars(position.margin)), "
        + "\(NumberText.fixed(position.leverage, decimals: 1))x",
      style: style, width: width)
    let profit = position.profit(at: now)
    rows.add(
      "profit now \(signed(profit)), \(Wording.change(100 * profit / position.margin, decimals: 1)) of the margin",
      style: context.style(profit > 0 ? .up : profit < 0 ? .down : .text, quality: reading.quality),
      width: width)
    addLimit(of: position, now: now, style: style, width: width, to: &rows)
    for scenario in scenarios(of: position) {
      guard let fraction = scenario.fraction else {
        rows.add("\(scenario.name): not known yet", style: theme[.label], width: width)
        continue
      }
      let then = now * (1 + fraction)
      let isClosed = position.isClosed(at: then)
      rows.add(
        "\(scenario.name), \(Wording.change(100 * fraction, decimals: 1)): "
          + (isClosed ? "CLOSED by force" : "\(signed(position.profit(at: then))), survives"),
        style: isClosed ? theme[.warning] : style, width: width)
    }
    rows.add("Without interest, fees, and gaps over the limit.", style: theme[.label], width: width)
    return rows
  }

  private func addLimit(
    of position: LeveragedPosition, now: Double, style: Style, width: Int, to rows: inout TextRows
  ) {
    guard let limit = position.liquidationPrice else {
      return rows.add("nothing closes it by force", style: style, width: width)
    }
    let decimals = form.instrument.displayDecimals
    let at = Wording.number(limit, decimals: decimals)
    guard let distance = position.distance(from: now, dailyDeviation: deviation) else {
      return rows.add(
        "closed by force already: its limit is \(at)", style: context.theme[.warning], width: width)
    }
    let sigmas =
      distance.sigmas.map { ", \(NumberText.fixed($0, decimals: 1, alwaysSigned: true)) σ of a day" } ?? ""
    rows.add(
      "closed by force at \(at): \(NumberText.fixed(distance.dollars, decimals: decimals, grouping: true, alwaysSigned: true)) $, "
        + "\(Wording.change(distance.percent, decimals: 1))\(sigmas) away",
      style: style, width: width)
  }

  /// Of a day's log return, as the volatility of the last days has it.
  private var deviation: Double? {
    reading.volatility.percent.map { $0 / 100 / Annualisation.tradingDays.periodsPerYear.squareRoot() }
  }

  /// Falls against a long position, rises against a short one.
  private func scenarios(of position: LeveragedPosition) -> [(name: String, fraction: Double?)] {
    let study = studies[form.instrument]
    let extremes = study.extremes
    guard position.side == .long else { return [("the highest rise in any 30 days", extremes?.rise)] }
    let month = context.readings.time.flatMap {
      study.deepestFall(
        ofDays: 30, until: $0, today: context.monitor.bars(form.instrument, .oneDay).current
      ).fraction
    }
    return [
      ("the deepest fall of the last 30 days", month), ("the deepest in any 30 days", extremes?.fall),
      (
        "the deepest of all",
        context.readings.time.flatMap { study.deepestFall(ofDays: nil, until: $0).fraction }
      ),
    ]
  }

  private func dollars(_ amount: Double) -> String { Wording.number(amount, decimals: 0) + " $" }
  private func signed(_ amount: Double) -> String {
    NumberText.fixed(amount, decimals: 0, grouping: true, alwaysSigned: true) + " $"
  }
}
