import BullionMarket
import Testing

@testable import BullionMonitor

private func minute(_ number: Int) -> Timestamp { friday.plus(Double(number) * 60) }

extension AlignedReturns {
  /// Silver goes twice as far as gold, up and down by turns.
  fileprivate mutating func addPair(_ number: Int) {
    let gold = number % 2 == 0 ? 4000.0 : 4040.0
    let silver = number % 2 == 0 ? 80.0 : 80 * 1.01 * 1.01
    add(close: dollars(gold), of: .gold, at: minute(number))
    add(close: dollars(silver), of: .silver, at: minute(number))
  }
}

@Test func betaNeedsThirtyReturns() {
  var returns = AlignedReturns(window: 60, step: 60_000)
  for number in 0..<30 { returns.addPair(number) }
  #expect(returns.observations == 29)
  #expect(returns.beta == nil && returns.correlation == nil)
  returns.addPair(30)
  #expect(abs((returns.beta ?? 0) - 2) < 1e-9)
  #expect(abs((returns.correlation ?? 0) - 1) < 1e-9)
}

@Test func windowIsFullWithAsManyReturns() {
  var returns = AlignedReturns(window: 60)
  for number in 0..<60 { returns.addPair(number) }
  #expect(!returns.isFull)
  returns.addPair(60)
  #expect(returns.isFull)
  for number in 61..<100 { returns.addPair(number) }
  #expect(returns.observations == 60)
}

@Test func noReturnReachesOverAHole() {
  var returns = AlignedReturns(window: 60, step: 60_000)
  for number in 0..<10 { returns.addPair(number) }
  for number in 20..<30 { returns.addPair(number) }
  #expect(returns.observations == 18)
  // Between days a weekend is a step like any other.
  var days = AlignedReturns(window: 60)
  for number in [0, 1, 4, 5, 8] { days.addPair(number) }
  #expect(days.observations == 4)
}

@Test func legsAreJoinedInEitherOrder() throws {
  var returns = AlignedReturns(window: 60)
  func add(_ amount: Double, _ instrument: Instrument, _ number: Int) -> AlignedReturns.Pair? {
    returns.add(close: dollars(amount), of: instrument, at: minute(number))
  }
  #expect(add(80, .silver, 0) == nil)
  let pair = try #require(add(4000, .gold, 0))
  #expect(pair.gold == dollars(4000) && pair.silver == dollars(80) && pair.start == minute(0))
  // A bar that the other metal does not have is given up when a later one comes.
  #expect(add(4001, .gold, 1) == nil)
  #expect(add(80, .silver, 2) == nil)
  #expect(add(4001, .gold, 1) == nil)
  #expect(add(4002, .gold, 2) != nil)
}

@Test func bothMetalsMustHaveFourFifthsOfTheBars() {
  var returns = AlignedReturns(window: 60, step: 60_000)
  for number in 0..<60 { returns.addPair(number) }
  #expect(returns.beta != nil)
  // Of the last sixty, twelve without silver are still enough; thirteen are not.
  for number in 60..<73 {
    returns.add(close: dollars(4000), of: .gold, at: minute(number))
    #expect(returns.beta != nil, "\(number)")
  }
  returns.add(close: dollars(4000), of: .gold, at: minute(73))
  #expect(returns.beta == nil && returns.correlation == nil)
}
