import BullionMarket

/// The quote rules of ANALYTICS part 5 in their plainest form, one instrument, to check the demo's quotes with.
struct HygieneReference {
  private var mids: [Int64] = []
  private var spreads: [Int64] = []
  private var last: Quote?

  /// Nil when accepted, else the rule's name. Quarantine is not followed to its end: no good quote may get there.
  mutating func verdict(_ quote: Quote) -> String? {
    guard let bid = quote.bid?.ticks, let ask = quote.ask?.ticks else { return "no prices" }
    if bid <= 0 || ask <= 0 { return "nonPositive" }
    if bid > ask { return "crossed" }
    if quote.time.milliseconds(since: quote.received) > 2000 { return "future" }
    if let last, quote.time < last.time { return "late" }
    if let last, quote.time == last.time, quote.bid == last.bid, quote.ask == last.ask { return "duplicate" }
    let isAfterGap = last.map { quote.time.milliseconds(since: $0.time) > 60_000 } ?? true
    if isAfterGap {
      mids = []
      spreads = []
    }
    if spreads.count >= 20, ask - bid > 50 * median(spreads) { return "wide" }
    if let last, abs(quote.mid.ticks - last.mid.ticks) * 10 > last.mid.ticks { return "hard" }
    if mids.count >= 20 {
      let middle = median(mids)
      let spread = median(mids.map { abs($0 - middle) })
      if abs(quote.mid.ticks - middle) > max(10 * spread, middle * 3 / 1000) { return "soft" }
    }
    mids = Array((mids + [quote.mid.ticks]).suffix(50))
    spreads = Array((spreads + [ask - bid]).suffix(50))
    last = quote
    return nil
  }

  private func median(_ values: [Int64]) -> Int64 { values.sorted()[values.count / 2] }
}
