import BullionAlarms
import BullionAnalytics
import BullionMarket
import BullionMonitor

/// The object `bullion.snapshot/1`, as the contract describes it.
struct SnapshotJSON {
  let monitor: Monitor

  var value: JSONText {
    let readings = monitor.readings
    return .object([
      ("schema", .string("bullion.snapshot/1")),
      ("time", .string(readings.time?.iso8601)),
      ("feed", feed(readings.feed)),
      ("gold", metal(readings.gold)),
      ("silver", metal(readings.silver)),
      ("ratio", ratio(readings.ratio)),
      ("pair", pair(readings.pair)),
      (
        "risk",
        .object(
          Instrument.allCases.map { instrument in
            (
              instrument.name,
              .object([
                ("survivableLeverage", .number(readings[instrument].survivableLeverage)),
                ("coverage", .number(readings[instrument].drawdowns.coverage(of: .month))),
              ])
            )
          })
      ),
      ("levels", .array(readings.levels.map(level))),
      ("alarms", .array(monitor.alarms.map(alarm))),
      ("supply", supply(monitor.settings.supply)),
    ])
  }

  private func feed(_ feed: FeedReading) -> JSONText {
    let reasons = RefusalReason.allCases.compactMap { reason in
      feed.refused.byReason[reason].map { (reason.rawValue, JSONText.integer($0)) }
    }
    return .object([
      ("name", .string(feed.name)), ("mode", .string(feed.mode.rawValue)),
      ("state", .string(feed.state.rawValue)),
      (
        "refused",
        .object([
          ("total", .integer(feed.refused.total)), ("lines", .integer(feed.refused.lines)),
          ("duplicates", .integer(feed.refused.duplicates)), ("byReason", .object(reasons)),
          ("percentOfLastMinute", .number(feed.refusedPercent)),
        ])
      ),
      ("clockOffset", .number(feed.clockOffset)),
      ("source", .string(feed.source)), ("kind", .string(feed.kind?.rawValue)),
      ("sources", .array(monitor.sources.map(\.json))),
    ])
  }

  private func metal(_ metal: MetalReading) -> JSONText {
    let day = metal.drawdowns[.day]
    return .object([
      ("symbol", .string(metal.instrument.symbol)),
      ("bid", .number(metal.bid?.dollars)), ("ask", .number(metal.ask?.dollars)),
      ("mid", .number(metal.mid?.dollars)), ("age", .number(metal.age)),
      ("quality", .string(metal.quality.rawValue)),
      (
        "change",
        .object([
          ("absolute", .number(metal.change.absolute?.dollars)), ("percent", .number(metal.change.percent)),
          ("reference", .string(metal.change.reference)),
        ])
      ),
      ("high", .number(metal.high?.dollars)), ("low", .number(metal.low?.dollars)),
      ("rangeSince", .string(metal.rangeSince?.iso8601)),
      (
        "gain",
        .object(
          GainWindow.allCases.map { ($0.rawValue, .number(metal.gains[$0])) } + [
            (
              "since",
              .object(
                GainWindow.allCases.compactMap { window in
                  metal.gainsSince[window].map { (window.rawValue, .string($0.iso8601)) }
                })
            )
          ])
      ),
      (
        "rsi",
        .object([
          ("value", .number(metal.relativeStrength.value)),
          ("period", .integer(metal.relativeStrength.period)),
          ("interval", .string(metal.relativeStrength.interval.rawValue)),
          ("state", .string(metal.relativeStrength.state.rawValue)),
        ])
      ),
      (
        "volatility",
        .object([
          ("percent", .number(metal.volatility.percent)),
          ("convention", .string(metal.volatility.convention)),
          ("coverage", .number(metal.volatility.coverage)),
        ])
      ),
      (
        "drawdown",
        .object(
          DrawdownSpan.allCases.map { ($0.rawValue, .number(metal.drawdowns[$0]?.percent)) } + [
            ("peak", .number(day?.peak.dollars)), ("peakTime", .string(day?.peakTime.iso8601)),
            ("since", .string(metal.drawdowns.since?.iso8601)),
            (
              "coverage",
              .object(
                DrawdownSpan.allCases.filter { $0 != .all }.map {
                  ($0.rawValue, .number(metal.drawdowns.coverage(of: $0)))
                })
            ),
          ])
      ),
    ])
  }

  private func ratio(_ ratio: RatioReading) -> JSONText {
    .object([
      ("value", .number(ratio.value)), ("bid", .number(ratio.bid)), ("ask", .number(ratio.ask)),
      ("skew", .number(ratio.skew)), ("band", .string(ratio.band?.rawValue)),
      ("percentile", .number(ratio.percentile)), ("zscore", .number(ratio.zscore)),
      ("window", .integer(ratio.window)), ("coverage", .number(ratio.coverage)),
    ])
  }

  private func pair(_ pair: PairReading) -> JSONText {
    .object([
      ("beta", .number(pair.beta)), ("correlation", .number(pair.correlation)),
      ("window", .integer(pair.window)),
      ("interval", .string(pair.interval.rawValue)),
      ("observations", .integer(pair.observations)), ("coverage", .number(pair.coverage)),
      ("elasticity", .object([GainWindow.day, .month].map { ($0.rawValue, .number(pair.elasticity[$0])) })),
      ("tandem", .string(pair.tandem?.rawValue)),
      ("acceleration", pair.isAccelerating.map { .bool($0) } ?? .null),
    ])
  }

  private func level(_ level: LevelReading) -> JSONText {
    .object([
      ("name", .string(level.name)), ("symbol", .string(level.instrument.symbol)),
      ("value", .number(level.value.dollars)), ("side", .string(level.side?.rawValue)),
      ("since", .string(level.since?.iso8601)), ("secondsBeyond", .number(level.secondsBeyond)),
    ])
  }

  private func alarm(_ alarm: ActiveAlarm) -> JSONText {
    .object([
      ("id", .string(alarm.id)), ("state", .string(alarm.state.rawValue)),
      ("priority", .integer(alarm.priority)),
      ("since", .string(alarm.since.iso8601)), ("value", .number(alarm.value)),
      ("limit", .number(alarm.limit)),
      ("text", .string(alarm.text)),
      ("current", .number(alarm.current)), ("message", .string(monitor.rule(of: alarm)?.message)),
    ])
  }

  private func supply(_ supply: MetalSupply) -> JSONText {
    let table = supply.production
    return .object([
      ("year", .integer(table.year)), ("unit", .string(table.unit)), ("world", .number(table.world)),
      ("remainder", .number(table.remainder)), ("source", .string(table.source)),
      (
        "producers",
        .array(
          table.producers.map { producer in
            .object([
              ("country", .string(producer.country)), ("production", .number(producer.production)),
              ("share", .number(table.share(of: producer.production))),
              ("reserves", .number(supply.reserves[producer.country])),
            ])
          })
      ),
    ])
  }
}
