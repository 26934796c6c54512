import Testing

@testable import BullionMarket

private let start = Timestamp(2026, 1, 28, 14)
private let hour: Int64 = 3_600_000

private func quote(_ seconds: Double, _ instrument: Instrument = .gold) -> Quote {
  Quote(
    instrument: instrument, time: start.advanced(byMilliseconds: Int64(seconds * 1000)),
    price: Price(ticks: 5_000_000_000))
}

/// Everything that a gate lets through, in order, in seconds from the start; and what it refuses.
private struct Passage {
  var gate = LeapGate<Quote>()
  var passed: [Double] = []
  var refused: [Double] = []
  /// Whether there is trading.
  var isOpen = true

  mutating func send(_ quotes: Quote...) {
    for quote in quotes {
      let isOpen = isOpen
      let verdict = gate.check(quote) { isOpen ? $1.milliseconds(since: $0) : 0 }
      refused += verdict.refused.map { $0.time.seconds(since: start) }
      passed += verdict.released.map { $0.time.seconds(since: start) }
      if !verdict.isHeld { passed.append(quote.time.seconds(since: start)) }
    }
  }
}

@Suite struct LeapGateTests {
  @Test(arguments: [61, 3600, 86_400, 400 * 86_400] as [Double]) func aDateFarAheadIsRefusedByTheNextQuote(
    lead: Double
  ) {
    var passage = Passage()
    for second in 0..<30 { passage.send(quote(Double(second))) }
    passage.send(quote(30 + lead), quote(31))
    #expect(passage.refused == [30 + lead])
    #expect(passage.passed == (0..<30).map(Double.init) + [31])
  }

  @Test func bothMetalsOfOneWrongMomentAreRefused() {
    var passage = Passage()
    for second in 0..<10 { passage.send(quote(Double(second)), quote(Double(second), .silver)) }
    passage.send(quote(3600), quote(3600, .silver), quote(10), quote(10, .silver))
    #expect(passage.refused == [3600, 3600])
    #expect(passage.passed.suffix(4) == [9, 9, 10, 10])
  }

  @Test func aGapIsKnownByTheNextQuoteAndCostsNone() {
    var passage = Passage()
    for second in 0..<30 { passage.send(quote(Double(second))) }
    passage.send(quote(7200), quote(7201))
    #expect(passage.refused.isEmpty)
    #expect(passage.passed.suffix(2) == [7200, 7201])
  }

  @Test func theOtherMetalsTimeIsAsGood() {
    var passage = Passage()
    for second in 0..<30 { passage.send(quote(Double(second))) }
    passage.send(quote(7200), quote(7200.5, .silver))
    #expect(passage.passed.suffix(2) == [7200, 7200.5] && passage.refused.isEmpty)
  }

  /// Gold has rested while silver went on: nothing leaps.
  @Test func oneMetalThatRestsIsNoLeap() {
    var passage = Passage()
    passage.send(quote(0))
    for second in 0..<600 { passage.send(quote(Double(second), .silver)) }
    passage.send(quote(600))
    #expect(passage.passed.last == 600 && passage.refused.isEmpty)
  }

  @Test(arguments: [60, 300, 3600] as [Double]) func slowStreamsAreOrdinary(step: Double) {
    var passage = Passage()
    for index in 0..<20 {
      let moment = Double(index) * step
      passage.send(quote(moment), quote(moment, .silver))
      #expect(passage.passed.last == moment)
    }
    #expect(passage.refused.isEmpty && passage.passed.count == 40)
  }

  @Test func beforeThePaceIsKnownNothingWaitsUnlessItIsAMonthAhead() {
    var passage = Passage()
    passage.send(quote(0), quote(7200), quote(20_000))
    #expect(passage.passed == [0, 7200, 20_000])
    passage.send(quote(9_000_000), quote(20_001))
    #expect(passage.refused == [9_000_000] && passage.passed.last == 20_001)
  }

  @Test func hoursWithoutTradingAreNoLeap() {
    var passage = Passage()
    for second in 0..<10 { passage.send(quote(Double(second))) }
    passage.isOpen = false
    passage.send(quote(176_400))
    #expect(passage.passed.last == 176_400)
  }

  @Test func wrongDatesOneAfterAnotherAreAllRefused() {
    var passage = Passage()
    for second in 0..<30 { passage.send(quote(Double(second))) }
    passage.send(quote(90_000), quote(3700), quote(31))
    #expect(passage.refused == [90_000, 3700])
    #expect(passage.passed.last == 31)
  }

  @Test func withNothingBehindItTheLastOneIsBelieved() {
    var passage = Passage()
    for second in 0..<10 { passage.send(quote(Double(second))) }
    passage.send(quote(3600))
    #expect(passage.gate.takeHeld() == [quote(3600)])
    #expect(passage.gate.takeHeld().isEmpty)
  }
}
