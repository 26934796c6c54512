import BullionAnalytics
import BullionMarket
import BullionMonitor
import Screen

/// One reading for a person: aligned lines, a dash for what is undefined.
struct SnapshotText {
  let monitor: Monitor

  var text: String {
    let readings = monitor.readings
    var lines = [
      "\(mode(readings.feed.mode))  \(visible(readings.feed.name))  \(readings.time?.iso8601 ?? dash)  \(readings.feed.state.rawValue)"
    ]
    for instrument in Instrument.allCases { lines += metal(readings[instrument]) }
    let ratio = readings.ratio
    lines.append(
      row(
        "ratio", number(ratio.value, 2),
        [
          "bid \(number(ratio.bid, 2))", "ask \(number(ratio.ask, 2))",
          ratio.band.map { "band \($0.range(within: monitor.settings.ratioBands))" } ?? dash,
          "rank \(percent(ratio.percentile, 1))", "z \(number(ratio.zscore, 2))",
          "of \(part(ratio.observations, ratio.coverage))\(ratio.window) days",
        ]))
    let pair = readings.pair
    lines.append(
      row(
        "beta", number(pair.beta, 2),
        [
          "correlation \(number(pair.correlation, 2))",
          "of \(part(pair.observations, pair.coverage))\(pair.window) bars of \(pair.interval.rawValue)",
          "elasticity day \(number(pair.elasticity[.day], 2))", "month \(number(pair.elasticity[.month], 2))",
          "tandem \(pair.tandem?.rawValue ?? dash)",
        ]))
    for level in readings.levels {
      lines.append(
        row(
          level.name, NumberText.price(level.value, decimals: 0),
          [
            level.side?.rawValue ?? dash, "since \(level.since?.iso8601 ?? dash)",
            "time above \(NumberText.duration(milliseconds: Int64(level.secondsBeyond * 1000)))",
          ]))
    }
    lines += monitor.alarms.map { alarm in
      let now = alarm.currentReading.map { $0 == alarm.raisedReading ? "" : ", now \($0)" } ?? ""
      return
        "ALARM  \(alarm.state.rawValue)  P\(alarm.priority)  \(alarm.since.iso8601)  \(alarm.text)\(now)"
    }
    if monitor.alarms.isEmpty { lines.append("no alarm") }
    return lines.joined(separator: "\n") + "\n"
  }

  private let dash = NumberText.undefined

  private func mode(_ mode: FeedMode) -> String { mode.rawValue.uppercased() }

  private func row(_ name: String, _ value: String, _ facts: [String]) -> String {
    "\(name.padded(to: 14))\(value.leftPadded(to: 11))   \(facts.joined(separator: "  "))"
  }

  private func number(_ value: Double?, _ decimals: Int) -> String {
    value.map { NumberText.fixed($0, decimals: decimals, grouping: true) } ?? dash
  }

  private func percent(_ value: Double?, _ decimals: Int) -> String {
    value.map { NumberText.fixed($0, decimals: decimals) + " %" } ?? dash
  }

  /// `34 of `, while a window is not full.
  private func part(_ count: Int, _ coverage: Double?) -> String { coverage == nil ? "" : "\(count) of " }

  /// ` (83 min known)`, while a span is not known as a whole.
  private func known(_ seconds: Double?) -> String {
    seconds.map { " (\(NumberText.duration(milliseconds: Int64($0 * 1000))) known)" } ?? ""
  }

  /// Whether the price can be relied on, and how old it is.
  private func state(_ metal: MetalReading) -> String {
    let age = metal.age.map { NumberText.duration(milliseconds: Int64(min($0, 1e12) * 1000)) } ?? dash
    guard metal.quality == .none, metal.mid != nil else { return "\(metal.quality.rawValue), \(age) old" }
    return "not live: last price \(metal.time?.iso8601 ?? dash), \(age) ago"
  }

  private func signed(_ value: Double?) -> String {
    value.map { NumberText.fixed($0, decimals: 2, alwaysSigned: true) + " %" } ?? dash
  }

  private func metal(_ metal: MetalReading) -> [String] {
    let decimals = metal.instrument.displayDecimals
    func price(_ price: Price?) -> String { price.map { NumberText.price($0, decimals: decimals) } ?? dash }
    let strength = metal.relativeStrength
    return [
      row(
        metal.instrument.name, price(metal.mid),
        [
          "\(signed(metal.change.percent)) from \(metal.change.reference)", "bid \(price(metal.bid))",
          "ask \(price(metal.ask))", "high \(price(metal.high))", "low \(price(metal.low))",
          state(metal),
        ]),
      row(
        "", "",
        [
          "day \(signed(metal.gains[.day]))", "week \(signed(metal.gains[.week]))",
          "month \(signed(metal.gains[.month]))", "year to date \(signed(metal.gains[.yearToDate]))",
        ]),
      row(
        "", "",
        [
          "RSI(\(strength.period)) \(number(strength.value, 1)) \(strength.state.rawValue)",
          "drawdown day \(percent(metal.drawdowns[.day]?.percent, 2))\(known(metal.drawdowns.coverage(of: .day)))",
          "month \(percent(metal.drawdowns[.month]?.percent, 2))\(known(metal.drawdowns.coverage(of: .month)))",
          "all \(percent(metal.drawdowns[.all]?.percent, 2)) since \(metal.drawdowns.since?.iso8601 ?? dash)",
          "survivable leverage \(metal.survivableLeverage.map { number($0, 1) + "x" } ?? dash)",
          "volatility \(percent(metal.volatility.percent, 1)) (\(part(metal.volatility.observations, metal.volatility.coverage))\(metal.volatility.convention))",
        ]),
    ]
  }
}
