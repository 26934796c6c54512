import BullionMarket

extension SourceReading {
  /// A source as it stands.
  ///
  /// - Parameters:
  ///   - probation: for how many milliseconds it has been good, where it waits to be taken back.
  ///   - spot: the present spot prices, gold's and silver's, for premiums.
  ///   - now: by the steady clock.
  init(
    _ machine: SourceMachine, health: SourceHealth, isShown: Bool, probation: Int64?, spot: [Price?],
    at now: Timestamp
  ) {
    let facts = machine.facts
    var retryAt: Timestamp?
    if case .waiting(let until) = machine.connection.phase { retryAt = machine.time(at: until) }
    self.init(
      name: facts.name, kind: facts.kind, state: Self.state(of: machine, health, at: now), isShown: isShown,
      reason: Self.reason(machine, health, isShown: isShown, probation: probation),
      symbols: machine.legs.map { leg in
        Self.symbol(leg, of: machine, spot: spot[Int(leg.symbol.instrument.rawValue)], at: now)
      },
      latency: machine.prices.statistics.latency, rate: machine.prices.statistics.rate(at: now),
      quotes: machine.prices.statistics.quotes, refused: machine.prices.statistics.refused,
      reconnects: machine.reconnects, retryAt: retryAt, remark: facts.remark)
  }

  private static func state(of machine: SourceMachine, _ health: SourceHealth, at now: Timestamp) -> State {
    switch machine.connection.phase {
    case .connecting where !health.isBad: break
    case .idle, .connecting: return .connecting
    case .waiting: return .down
    case .off: return .off
    case .open: break
    }
    switch health {
    case .good: return .live
    case .closed: return .closed
    case .bad:
      let heard = machine.legs.filter { $0.generation == machine.generation && $0.received != nil }
      guard !heard.isEmpty else { return .waiting }
      // What it is reproached with though it is well by itself is what the others say.
      guard machine.health(at: now).isBad else {
        return machine.delay(at: now) == nil ? .offMedian : .stale
      }
      if heard.contains(where: \.isCrossed) { return .crossed }
      let quoted = Set(heard.map(\.symbol.instrument))
      if machine.facts.instruments.contains(where: { !quoted.contains($0) }) { return .incomplete }
      let isSilent = heard.contains { leg in
        leg.received.map { now.milliseconds(since: $0) > machine.facts.staleAfter } ?? false
      }
      return isSilent ? .silent : .stale
    }
  }

  private static func reason(
    _ machine: SourceMachine, _ health: SourceHealth, isShown: Bool, probation: Int64?
  ) -> String {
    switch health {
    case .good:
      if isShown { return "shown" }
      guard let probation else { return "good, watches the shown one" }
      let limit = machine.settings.switchBack
      return "good for \(min(probation, limit) / 1000) s of \(limit / 1000) s, then taken back"
    case .closed: return isShown ? "shown; its market is closed" : "its market is closed"
    case .bad(let words): return words
    }
  }

  private static func symbol(
    _ leg: SourceLeg, of machine: SourceMachine, spot: Price?, at now: Timestamp
  ) -> SymbolReading {
    var premium: Double?
    if leg.symbol.kind != .spot, let spot, spot.ticks > 0, let mid = leg.last?.mid,
      let received = leg.received, now.milliseconds(since: received) <= machine.facts.staleAfter
    {
      premium = (mid.dollars / spot.dollars - 1) * 100
    }
    return SymbolReading(
      symbol: leg.symbol.name, instrument: leg.symbol.instrument, kind: leg.symbol.kind, mid: leg.last?.mid,
      received: leg.lastHeard(at: machine.offset), premium: premium)
  }
}
