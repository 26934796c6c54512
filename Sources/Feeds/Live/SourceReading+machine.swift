import BullionMarket

extension SourceReading {
  /// A source as it stands.
  ///
  /// - Parameters:
  ///   - spot: the present spot prices, gold's and silver's, for premiums.
  init(
    _ machine: SourceMachine, health: SourceHealth, isShown: Bool, spot: [Price?], at now: Timestamp
  ) {
    let facts = machine.facts
    var retryAt: Timestamp?
    if case .waiting(let until) = machine.phase { retryAt = until }
    self.init(
      name: facts.name, kind: facts.kind, state: Self.state(of: machine, health, at: now), isShown: isShown,
      reason: Self.reason(health, isShown: isShown),
      symbols: machine.legs.map { leg in
        Self.symbol(
          leg, spot: spot[Int(leg.symbol.instrument.rawValue)], staleAfter: facts.staleAfter, at: now)
      },
      latency: machine.statistics.latency, rate: machine.statistics.rate(at: now),
      quotes: machine.statistics.quotes, refused: machine.statistics.refused,
      reconnects: machine.reconnects, retryAt: retryAt, remark: facts.remark)
  }

  private static func state(of machine: SourceMachine, _ health: SourceHealth, at now: Timestamp) -> State {
    switch machine.phase {
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
      guard machine.health(at: now).isBad else { return .offMedian }
      if heard.contains(where: \.isCrossed) { return .crossed }
      let quoted = Set(heard.map(\.symbol.instrument))
      if machine.facts.instruments.contains(where: { !quoted.contains($0) }) { return .incomplete }
      let isSilent = heard.contains { leg in
        leg.received.map { now.milliseconds(since: $0) > machine.facts.staleAfter } ?? false
      }
      return isSilent ? .silent : .stale
    }
  }

  private static func reason(_ health: SourceHealth, isShown: Bool) -> String {
    switch health {
    case .good: isShown ? "shown" : "good, watches the shown one"
    case .closed: isShown ? "shown; its market is closed" : "its market is closed"
    case .bad(let words): words
    }
  }

  private static func symbol(
    _ leg: SourceLeg, spot: Price?, staleAfter: Int64, at now: Timestamp
  ) -> SymbolReading {
    var premium: Double?
    if leg.symbol.kind != .spot, let spot, spot.ticks > 0, let mid = leg.last?.mid,
      let received = leg.received,
      now.milliseconds(since: received) <= staleAfter
    {
      premium = (mid.dollars / spot.dollars - 1) * 100
    }
    return SymbolReading(
      symbol: leg.symbol.name, instrument: leg.symbol.instrument, kind: leg.symbol.kind, mid: leg.last?.mid,
      received: leg.received, premium: premium)
  }
}
