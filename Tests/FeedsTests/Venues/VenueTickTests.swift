import BullionMarket
import Testing

@testable import Formats
@testable import Venues

private let now = VenueTalk.start

private func value(_ text: String) -> JSONScanner.Value? {
  var reader = JSONReader(Array("[\(text)]".utf8)[...])
  return try? reader.nextElement()
}

@Test func ticksWithoutATimeAreOfTheMomentOfTheirArrival() throws {
  let quote = try VenueTick(bid: value("1"), ask: value("2")).quote(of: .silver, at: now)
  #expect(
    quote == Quote(instrument: .silver, time: now, bid: Price(ticks: 1_000_000), ask: Price(ticks: 2_000_000))
  )
}

@Test func ticksKeepBothTimes() throws {
  let tick = VenueTick(bid: value("1"), ask: value("2"), time: value("\"2026-01-23T13:59:59.0945Z\""))
  let quote = try tick.quote(of: .gold, at: now)
  #expect(quote.received == now)
  #expect(now.milliseconds(since: quote.time) == 906)
}

@Test func crossedFutureAndLateTicksAreHandedOver() throws {
  let crossed = VenueTick(bid: value("2"), ask: value("1"), time: value("4102444800000"))
  #expect(try crossed.quote(of: .gold, at: now).bid == Price(ticks: 2_000_000))
  let old = VenueTick(single: value("2"), time: value("1"))
  #expect(try old.quote(of: .gold, at: now).bid == nil)
}

@Test(
  arguments: [
    (nil, "no bid", .malformed), ("null", "bid is null", .malformed),
    ("true", "bid true is not a number", .malformed),
    ("{}", "bid {} is not a number", .malformed), (#""""#, "bid  is not a number", .malformed),
    ("-nan", "bid is not finite", .nonFinite), ("0", "bid 0 is not above zero", .nonPositive),
    ("1e-9", "bid 1e-9 is not above zero", .nonPositive), ("1e10", "bid 1e10 cannot be a price", .malformed),
  ] as [(String?, String, RefusalReason)])
func whatIsNoPriceIsRefusedByName(text: String?, words: String, reason: RefusalReason) {
  #expect(throws: LineProblem(words, reason: reason)) {
    try VenueTick.price(text.flatMap { value($0) }, "bid")
  }
}
