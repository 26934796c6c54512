import BullionMarket

/// Whether a source's prices can be relied on.
enum SourceHealth: Sendable, Hashable {
  case good
  /// Nobody trades there now; what it says last is the last word of its market.
  case closed
  /// It has no price that could be shown, and why.
  case bad(String)

  var isBad: Bool { if case .bad = self { true } else { false } }
}

extension SourceMachine {
  /// An event time that lies further back than this, in milliseconds, is an old price sent again.
  private static let oldest: Int64 = 180_000

  /// Judges the source by itself; whether it agrees with the others is for the consensus to say.
  func health(at now: Timestamp) -> SourceHealth {
    let isRenewing = isRenewing(at: now)
    switch phase {
    case .connecting where isRenewing: break
    case .idle, .connecting: return .bad(problem ?? "connecting")
    case .waiting: return .bad(problem ?? "connection lost")
    case .off(let reason): return .bad(reason)
    case .open: break
    }
    let isClosed = isMarketClosed(at: now)
    var hasOldPrice = false
    for instrument in facts.instruments {
      guard let leg = leg(of: instrument) else { continue }
      let isCurrent = leg.generation == generation || isRenewing && leg.generation == generation - 1
      guard isCurrent, let received = leg.received, let last = leg.last else {
        return .bad("no \(instrument.name) price yet")
      }
      if leg.isCrossed { return .bad("\(instrument.name) is crossed") }
      let age = now.milliseconds(since: received)
      if age > facts.staleAfter, !isClosed {
        return .bad("\(instrument.name) silent for \(NumberText.duration(milliseconds: age))")
      }
      hasOldPrice = hasOldPrice || now.milliseconds(since: last.time) > max(Self.oldest, facts.staleAfter)
    }
    if isClosed { return .closed }
    return hasOldPrice ? .bad("sends old prices again") : .good
  }
}
