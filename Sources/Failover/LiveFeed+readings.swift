import BullionMarket

extension LiveFeed {
  /// How all sources stand, in order of preference.
  package func readings(at now: Timestamp) -> [SourceReading] {
    let spot = Instrument.allCases.map { spotPrice(of: $0, at: now) }
    return machines.indices.map { index in
      SourceReading(
        machines[index], health: health(of: index, at: now), isShown: choice.shown == index,
        probation: choice.probation(of: index, at: now), spot: spot, at: now)
    }
  }

  /// The first fresh spot price.
  private func spotPrice(of instrument: Instrument, at now: Timestamp) -> Price? {
    for (index, machine) in machines.enumerated() where ownHealth(of: index, at: now) == .good {
      if let leg = machine.leg(of: instrument), leg.symbol.kind == .spot { return leg.last?.mid }
    }
    return nil
  }
}
