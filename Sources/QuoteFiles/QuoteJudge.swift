import BullionMarket
import Formats

/// Says of quotes and bars that come line by line whether their prices can be dollars an ounce of their metal.
///
/// A line stands alone, so it is held only against what was possible at its time, not against what was usual.
struct QuoteJudge: Sendable {
  private var spans: [PriceRangeSpan] = []

  /// Why the event cannot be taken; nil when it can, and for what has no price.
  mutating func problem(of event: FeedEvent) -> LineProblem? {
    switch event {
    case .quote(let quote):
      let low = quote.bid ?? quote.mid
      // What is not above zero is refused by that name, further on.
      guard low.ticks > 0 else { return nil }
      return problem(quote.instrument, quote.time, low: quote.mid, high: quote.mid)
    case .bar(let instrument, _, let bar):
      return problem(instrument, bar.start, low: bar.low, high: bar.high)
    default: return nil
    }
  }

  private mutating func problem(
    _ instrument: Instrument, _ time: Timestamp, low: Price, high: Price
  ) -> LineProblem? {
    let span = span(instrument, time)
    guard low < span.possible.low || high > span.possible.high else { return nil }
    return .implausible(low < span.possible.low ? low : high, of: instrument, at: time, span.usual)
  }

  private mutating func span(_ instrument: Instrument, _ time: Timestamp) -> PriceRangeSpan {
    if let index = spans.firstIndex(where: { $0.instrument == instrument }) {
      if !spans[index].covers(time) { spans[index] = PriceRangeSpan(instrument, at: time) }
      return spans[index]
    }
    let span = PriceRangeSpan(instrument, at: time)
    spans.append(span)
    return span
  }
}
