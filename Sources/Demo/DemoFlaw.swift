import BullionMarket

/// Bad input, of every kind that a quote filter must catch.
enum DemoFlaw: Sendable, Hashable, CaseIterable {
  case crossed
  case zero
  case negative
  case late
  case farFuture
  case malformed
  case nonFinite
  case duplicate
  case fatFinger

  /// The flawed version of a good quote; for the kinds that are no quote at all, a refused line.
  func event(insteadOf quote: Quote, at now: Timestamp) -> FeedEvent {
    guard let bid = quote.bid, let ask = quote.ask else { return .quote(quote) }
    let symbol = quote.instrument.symbol
    func changed(time: Timestamp = now, bid: Price, ask: Price) -> FeedEvent {
      .quote(Quote(instrument: quote.instrument, time: time, received: now, bid: bid, ask: ask))
    }
    switch self {
    case .crossed: return changed(bid: ask, ask: bid)
    case .zero: return changed(bid: Price(ticks: 0), ask: ask)
    case .negative: return changed(bid: Price(ticks: -bid.ticks), ask: ask)
    case .late: return changed(time: now.advanced(bySeconds: -30), bid: bid, ask: ask)
    case .farFuture: return changed(time: now.advanced(bySeconds: 3600), bid: bid, ask: ask)
    case .malformed:
      return .refused(
        RefusedLine(line: nil, reason: .malformed, text: "{\"symbol\": \"\(symbol)\", \"bid\": 4,9"))
    case .nonFinite:
      return .refused(
        RefusedLine(line: nil, reason: .nonFinite, text: "{\"symbol\": \"\(symbol)\", \"bid\": NaN}"))
    case .duplicate: return .quote(quote)
    case .fatFinger:
      return changed(
        bid: Price(ticks: bid.ticks + bid.ticks / 10), ask: Price(ticks: ask.ticks + ask.ticks / 10))
    }
  }
}
