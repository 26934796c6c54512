import BullionMarket
import BullionMonitor
import Screen

/// Tries sources for a few seconds and says how they stand; nothing is kept.
enum SourceCheck {
  /// Connects to all sources at once; ends early when all of them are live or off.
  ///
  /// - Returns: how the sources stand, and what is wrong with the system's clock by their times.
  static func run(_ plan: LivePlan, seconds: Double) throws -> (readings: [SourceReading], clock: String?) {
    var plan = plan
    plan.configuration.store.isEnabled = false
    let session = LiveSession(try LiveSession.Prepared(plan))
    defer { session.close() }
    let end = ContinuousClock.now + .seconds(seconds)
    var reasons = ToldReasons()
    while ContinuousClock.now < end {
      session.wait()
      _ = session.news()
      let readings = session.readings()
      reasons.note(readings)
      let isSettled = readings.allSatisfy { [.live, .closed, .off].contains($0.state) }
      // Whose clock is wrong is known a little later.
      let isClockPlain = session.clockProblem != nil || readings.allSatisfy { abs($0.latency ?? 0) < 2 }
      if isSettled, isClockPlain { break }
    }
    return (reasons.told(session.readings()), session.clockProblem)
  }

  /// A line for each source.
  static func text(_ readings: [SourceReading]) -> String {
    let width = readings.map(\.name.count).max() ?? 0
    return readings.map { reading in
      let name = reading.name.padded(to: width)
      let state = reading.state.rawValue.padded(to: 11)
      let prices = reading.symbols.compactMap { symbol in
        symbol.mid.map {
          "\(symbol.symbol) \(NumberText.price($0, decimals: symbol.instrument.displayDecimals))"
        }
      }
      let latency = reading.latency.map { "  \(NumberText.fixed($0 * 1000, decimals: 0)) ms" } ?? ""
      let why = reading.state == .live ? "" : "  \(reading.reason)"
      return "\(name)  \(state)\(prices.joined(separator: "  "))\(latency)\(why)\n"
    }.joined()
  }
}

extension SourceReading {
  /// As snapshots and `feeds --check` print it; undefined is null.
  var json: JSONText {
    let counts = RefusalReason.allCases.compactMap { reason in
      refused[reason].map { (reason.rawValue, JSONText.integer($0)) }
    }
    return .object([
      ("name", .string(name)), ("kind", .string(kind.rawValue)), ("state", .string(state.rawValue)),
      ("shown", .bool(isShown)), ("reason", .string(reason)),
      ("latency", .number(latency)), ("rate", .number(rate)), ("quotes", .integer(quotes)),
      ("refused", .object(counts)), ("reconnects", .integer(reconnects)),
      ("retryAt", .string(retryAt?.iso8601)),
      (
        "symbols",
        .array(
          symbols.map {
            .object([
              ("symbol", .string($0.symbol)), ("instrument", .string($0.instrument.symbol)),
              ("kind", .string($0.kind.rawValue)), ("mid", .number($0.mid?.dollars)),
              ("received", .string($0.received?.iso8601)), ("premium", .number($0.premium)),
            ])
          })
      ),
    ])
  }
}
