import BullionAnalytics
import BullionMarket
import BullionMonitor
import Screen
import Widgets

/// What is said of a position that is typed in: its profit, its limit, and what past moves would do to it.
struct WhatIfResults {
  let context: PanelContext
  let study: RiskStudy
  let form: WhatIfForm

  /// The columns in which every line has room.
  static let width = 58
  private static let labelWidth = 26

  private var reading: MetalReading { context.readings[form.instrument] }

  func rows(_ width: Int) -> TextRows {
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
    func add(_ label: String, _ text: String, _ style: Style) {
      // The name of a scenario is never worth a figure.
      let space = width - columnWidth(of: text) - 1
      let label = columnWidth(of: label) > space ? shortened(label, to: space) : label
      rows.add([(label.padded(to: min(Self.labelWidth, max(space, 0))) + " ", theme[.label]), (text, style)])
    }
    add("worth at entry", dollars(position.ounces * position.entry), style)
    add(
      "margin", "\(dollars(position.margin)), \(NumberText.fixed(position.leverage, decimals: 1))x", style)
    let profit = position.profit(at: now)
    add(
      "profit now", "\(signed(profit)), \(Wording.change(100 * profit / position.margin, decimals: 1)) of it",
      context.style(profit > 0 ? .up : profit < 0 ? .down : .text, quality: reading.quality))
    for line in limit(of: position, now: now) {
      add(line.label, line.text, line.isWarning ? theme[.warning] : style)
    }
    for scenario in scenarios(of: position) {
      guard let fraction = scenario.fraction else {
        add(scenario.name, "not known yet", theme[.label])
        continue
      }
      let then = now * (1 + fraction)
      let isClosed = position.isClosed(at: then)
      let end = isClosed ? "CLOSED by force" : "\(signed(position.profit(at: then))), survives"
      add(
        scenario.name, "\(Wording.change(100 * fraction, decimals: 1)): \(end)",
        isClosed ? theme[.warning] : style)
    }
    rows.add("Without interest, fees, and gaps over the limit.", style: theme[.label], width: width)
    return rows
  }

  private func limit(
    of position: LeveragedPosition, now: Double
  ) -> [(label: String, text: String, isWarning: Bool)] {
    guard let limit = position.liquidationPrice else { return [("closed by force", "nowhere", false)] }
    let decimals = form.instrument.displayDecimals
    let at = ("closed by force at", Wording.number(limit, decimals: decimals))
    guard let distance = position.distance(from: now, dailyDeviation: deviation) else {
      return [(at.0, "\(at.1): it is already", true)]
    }
    let dollars = NumberText.fixed(distance.dollars, decimals: decimals, grouping: true, alwaysSigned: true)
    let sigmas =
      distance.sigmas.map { ", \(NumberText.fixed($0, decimals: 1, alwaysSigned: true)) σ of a day" } ?? ""
    return [
      (at.0, at.1, false),
      ("  away from now", "\(dollars) $, \(Wording.change(distance.percent, decimals: 1))\(sigmas)", false),
    ]
  }

  /// Of a day's log return, as the volatility of the last days has it.
  private var deviation: Double? {
    reading.volatility.percent.map { $0 / 100 / Annualisation.tradingDays.periodsPerYear.squareRoot() }
  }

  /// Falls against a long position, rises against a short one.
  private func scenarios(of position: LeveragedPosition) -> [(name: String, fraction: Double?)] {
    let today = context.monitor.bars(form.instrument, .oneDay).current
    let isLong = position.side == .long
    func worst(ofDays days: Int?) -> Double? {
      context.readings.time.flatMap { now in
        isLong
          ? study.deepestFall(ofDays: days, until: now, today: today).fraction
          : study.highestRise(ofDays: days, until: now, today: today).fraction
      }
    }
    let name = isLong ? "deepest fall" : "highest rise"
    let month = worst(ofDays: 30)
    // The last 30 days are some of any: they reach up to now, the extremes up to the last close.
    let any = [isLong ? study.extremes?.fall : study.extremes?.rise, month].compactMap { $0 }
    return [
      ("\(name), last 30 days", month), ("\(name), any 30 days", isLong ? any.min() : any.max()),
      ("\(name) of all", worst(ofDays: nil)),
    ]
  }

  private func dollars(_ amount: Double) -> String { Wording.number(amount, decimals: 0) + " $" }
  private func signed(_ amount: Double) -> String {
    NumberText.fixed(amount, decimals: 0, grouping: true, alwaysSigned: true) + " $"
  }
}
