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
  /// Of its last twenty prices so many may be refused.
  private static let mostRefusals = 10

  /// Whether its first prices are still to be expected: it is being connected to or has just been.
  var isComing: Bool {
    switch connection.phase {
    case .idle, .connecting, .open: !hasAllPrices && connection.problem == nil
    case .waiting, .off: false
    }
  }

  /// Judges the source by itself; whether it agrees with the others is for the consensus to say.
  func health(at now: Timestamp) -> SourceHealth {
    let problem = connection.problem
    switch connection.phase {
    case .idle: return .bad("connecting")
    case .connecting: if !connection.isRenewing { return .bad(problem ?? "connecting") }
    case .waiting: return .bad(problem ?? "connection lost")
    case .off(let reason): return .bad(reason)
    case .open: break
    }
    let isClosed = isMarketClosed(at: now)
    var hasOldPrice = false
    for instrument in facts.instruments {
      guard let leg = leg(of: instrument) else { continue }
      guard leg.generation >= (connection.isRenewing ? generation - 1 : generation),
        let received = leg.received,
        let last = leg.last
      else {
        return .bad("no \(instrument.name) price yet")
      }
      if leg.isCrossed { return .bad("\(instrument.name) is crossed") }
      let age = now.milliseconds(since: received)
      if age > facts.staleAfter, !isClosed {
        return .bad("\(instrument.name) silent for \(NumberText.duration(milliseconds: age))")
      }
      let priceAge = time(at: now).milliseconds(since: last.time)
      hasOldPrice = hasOldPrice || priceAge > max(Self.oldest, facts.staleAfter)
    }
    if prices.recentRefusals > Self.mostRefusals {
      return .bad("\(prices.recentRefusals) of its last 20 prices refused")
    }
    if isClosed { return .closed }
    return hasOldPrice ? .bad("sends old prices again") : .good
  }

  /// Why a connection that is open is given up as dead; nil while it is not.
  func silence(at now: Timestamp, openSince: Timestamp) -> String? {
    let limit = settings.silence ?? facts.silentAfter
    if connection.isSilent(for: limit, at: now) { return "connected but silent for \(limit / 1000) s" }
    // A wrong path connects, answers pings, and never sends a price.
    let newest = prices.lastReceived.map { max($0, openSince) } ?? openSince
    let priceLimit = settings.silence ?? max(facts.silentAfter, 2 * facts.staleAfter)
    guard !isMarketClosed(at: now), now.milliseconds(since: newest) >= priceLimit else { return nil }
    return "connected but without a price for \(priceLimit / 1000) s"
  }

  /// Whether its prices say when they were made: the others are not held against the moment of an arrival.
  var givesTimes: Bool { legs.contains { $0.last.map { !$0.isStampedOnArrival } ?? false } }

  /// By how many milliseconds a metal's prices are late, where that is more than a source may be behind others;
  /// nil while it is not. A polled one may be late by its own pace.
  package func delay(at now: Timestamp) -> (instrument: Instrument, milliseconds: Int64)? {
    let limit = facts.isPolled ? max(ClockAgreement.agreement, facts.staleAfter) : ClockAgreement.agreement
    for instrument in facts.instruments {
      guard let leg = leg(of: instrument), let last = leg.last else { continue }
      let delay = facts.isPolled ? time(at: now).milliseconds(since: last.time) : leg.lag
      if delay > limit { return (instrument, delay) }
    }
    return nil
  }
}
