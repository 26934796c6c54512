import BullionMarket
import Testing

@testable import Failover
@testable import Venues

private func both(_ settings: LiveSettings = LiveSettings()) -> LiveBench {
  var bench = LiveBench(
    [ScriptedVenue("first"), ScriptedVenue("second"), ScriptedVenue("third")], settings: settings)
  for source in 0..<3 { bench.open(source) }
  for source in 0..<3 { bench.quote(source, gold: "5000", silver: "100") }
  return bench
}

@Test func theFirstSourceWithPricesIsShownAtOnce() {
  var bench = LiveBench([ScriptedVenue("first"), ScriptedVenue("second")])
  bench.open(1)
  bench.quote(1, gold: "5000", silver: "100")
  #expect(bench.shown == "second")
  #expect(bench.goldShown == [5000])
}

@Test func aPreferredSourceIsTakenAtOnceWhileTheFeedSettles() {
  var bench = LiveBench([ScriptedVenue("first"), ScriptedVenue("second")])
  bench.open(1)
  bench.quote(1, gold: "5000", silver: "100")
  bench.open(0)
  bench.quote(0, gold: "5001", silver: "100")
  bench.pass(seconds: 0.25)
  #expect(bench.shown == "first")
  #expect(bench.switches.last?.reason == "preferred")
}

@Test func aLostConnectionIsReplacedInTheSameMoment() {
  var bench = both()
  bench.forget()
  bench.tell(0, .closed(.closedByPeer(code: nil, words: "")))
  #expect(bench.shown == "second")
  let change = bench.switches.last
  #expect(change?.from == "first" && change?.to == "second")
  #expect(change?.reason == "first: the venue closed the connection")
  #expect(bench.goldShown == [5000])
}

@Test func aSilentSourceLosesItsPlaceWithAReason() {
  var bench = both()
  bench.pass(seconds: 6)
  bench.quote(1, gold: "5000.5", silver: "100")
  bench.forget()
  bench.pass(seconds: 4.5)
  #expect(bench.shown == "second")
  #expect(bench.switches.first?.reason.hasPrefix("first: gold silent for 10 s") == true)
  #expect(bench.reading(0).state == .silent)
}

@Test func aSourceThatComesBackWaitsForItsPlace() {
  var bench = both()
  bench.pass(seconds: 6)
  bench.tell(0, .closed(.unreachable("nobody listens")))
  #expect(bench.shown == "second")
  bench.pass(seconds: 2)
  #expect(bench.generation(0) == 2)
  bench.open(0)
  for second in 0..<58 {
    for source in 0..<3 { bench.quote(source, gold: "\(5001 + Double(second) / 100)", silver: "100") }
    bench.pass(seconds: 1)
  }
  #expect(bench.shown == "second")
  for second in 0..<4 {
    for source in 0..<3 { bench.quote(source, gold: "\(5002 + Double(second) / 100)", silver: "100") }
    bench.pass(seconds: 1)
  }
  #expect(bench.shown == "first")
  #expect(bench.switches.last?.reason == "preferred, and good again for 1 min")
}

@Test func aPriceFarFromTheOthersIsNotShownAndCostsThePlace() {
  var bench = both()
  bench.pass(seconds: 6)
  for source in 0..<3 { bench.quote(source, gold: "5000.1", silver: "100") }
  bench.forget()
  bench.quote(0, gold: "5150", silver: "100")
  #expect(bench.goldShown.isEmpty)
  bench.pass(seconds: 0.25)
  bench.quote(1, gold: "5000.2", silver: "100")
  bench.quote(2, gold: "5000.3", silver: "100")
  bench.pass(seconds: 0.25)
  #expect(bench.shown == "second")
  #expect(bench.switches.last?.reason == "first: gold is 3.0 % from the others' median")
  #expect(!bench.goldShown.contains(5150))
  #expect(bench.reading(0).state == .offMedian)
}

@Test func aMoveThatTheOthersFollowIsShownAfterThem() {
  var bench = both()
  bench.pass(seconds: 6)
  for source in 0..<3 { bench.quote(source, gold: "5000.1", silver: "100") }
  bench.forget()
  bench.quote(0, gold: "4900", silver: "100")
  #expect(bench.goldShown.isEmpty)
  bench.quote(1, gold: "4901", silver: "100")
  bench.quote(2, gold: "4902", silver: "100")
  bench.pass(seconds: 0.25)
  #expect(bench.shown == "first")
  #expect(bench.goldShown == [4900])
}

@Test func aMoveThatNobodyContradictsIsShownAfterThreeSeconds() {
  var bench = both()
  bench.pass(seconds: 6)
  for source in 0..<3 { bench.quote(source, gold: "5000.1", silver: "100") }
  bench.forget()
  bench.quote(0, gold: "4900", silver: "100")
  bench.pass(seconds: 2.5)
  #expect(bench.goldShown.isEmpty)
  bench.pass(seconds: 1)
  #expect(bench.goldShown == [4900])
  #expect(bench.shown == "first")
}

@Test func aSourceOfGoldAloneIsTheLastResort() {
  var bench = LiveBench([ScriptedVenue("token", instruments: [.gold], kind: .token), ScriptedVenue("both")])
  bench.open(0)
  bench.say(0, "gold 5010")
  // The other one may still come.
  bench.pass(seconds: 4)
  #expect(bench.shown == nil)
  bench.say(0, "gold 5010")
  bench.pass(seconds: 1.25)
  #expect(bench.shown == "token")
  bench.open(1)
  bench.quote(1, gold: "5000", silver: "100")
  bench.pass(seconds: 0.25)
  #expect(bench.shown == "both")
  #expect(bench.reading(0).symbols.first?.premium.map { ($0 * 1000).rounded() } == 200)
}

@Test func aSourceOfGoldAloneIsShownAtOnceWhereTheOthersHaveFailed() {
  var bench = LiveBench([ScriptedVenue("both"), ScriptedVenue("token", instruments: [.gold], kind: .token)])
  bench.open(1)
  bench.tell(0, .closed(.unreachable("refused")))
  bench.say(1, "gold 5010")
  #expect(bench.shown == "token")
}

@Test func aSourceWithBothMetalsNeedsNoProbationAgainstOneWithGoldAlone() {
  var bench = LiveBench([
    ScriptedVenue("first"), ScriptedVenue("second"),
    ScriptedVenue("token", instruments: [.gold], kind: .token),
  ])
  for source in 0..<3 { bench.open(source) }
  for source in 0..<2 { bench.quote(source, gold: "5000", silver: "100") }
  bench.say(2, "gold 5000")
  bench.pass(seconds: 6)
  for source in 0..<2 { bench.tell(source, .closed(.closedByPeer(code: nil, words: ""))) }
  #expect(bench.shown == "token")
  bench.pass(seconds: 2)
  bench.open(1)
  bench.quote(1, gold: "5001", silver: "100")
  bench.pass(seconds: 0.25)
  #expect(bench.shown == "second")
  #expect(bench.switches.last?.reason == "has both metals, which token has not")
}

@Test func aSourceThatWaitsForItsPlaceSaysForHowLong() {
  var bench = both()
  bench.pass(seconds: 6)
  bench.tell(0, .closed(.unreachable("nobody listens")))
  bench.pass(seconds: 2)
  bench.open(0)
  for second in 0..<22 {
    for source in 0..<3 { bench.quote(source, gold: "\(5001 + Double(second) / 100)", silver: "100") }
    bench.pass(seconds: 1)
  }
  #expect(bench.reading(0).reason == "good for 21 s of 60 s, then taken back")
  #expect(bench.reading(2).reason == "good, watches the shown one")
}

@Test func aSourceThatLacksAMetalIsIncomplete() {
  var bench = LiveBench([ScriptedVenue("first"), ScriptedVenue("second")])
  bench.open(0)
  bench.say(0, "gold 5000")
  bench.pass(seconds: 0.25)
  #expect(bench.reading(0).state == .incomplete)
}

@Test func crossedPricesCostThePlace() {
  var bench = both()
  bench.pass(seconds: 6)
  for source in 0..<3 { bench.quote(source, gold: "5000.1", silver: "100") }
  bench.forget()
  for _ in 0..<3 { bench.say(0, "gold 5001 5000") }
  bench.pass(seconds: 0.25)
  #expect(bench.switches.last?.reason == "first: gold is crossed")
  #expect(bench.goldShown == [5000.1])
  #expect(bench.reading(0).refused == [.crossed: 3])
  #expect(bench.reading(0).state == .crossed)
}

@Test func withoutAnyOtherSourceTheLostOneStaysAndSaysSo() {
  var bench = LiveBench([ScriptedVenue("only")])
  bench.open(0)
  bench.quote(0, gold: "5000", silver: "100")
  bench.tell(0, .closed(.closedByPeer(code: 1001, words: "going away")))
  #expect(bench.shown == "only")
  let reading = bench.reading(0)
  #expect(reading.state == .down)
  #expect(reading.reason == "the venue closed the connection (1001 going away)")
  #expect(reading.retryAt != nil)
}

@Test func historyIsAskedForWhenASourceIsShownAndAfterTheFirstMinute() throws {
  var bench = LiveBench([ScriptedVenue("only")])
  bench.open(0)
  bench.quote(0, gold: "5000", silver: "100")
  bench.pass(seconds: 0.25)
  func questions(_ bench: LiveBench) -> [String] {
    bench.out.orders.compactMap {
      if case .fetch(let request, "history") = $0.kind { request.url } else { nil }
    }
  }
  let asked = questions(bench)
  // The scripted venue knows one kind of question at a time.
  let from = LiveBench.start.advanced(byMilliseconds: 250 - 3 * Timestamp.millisecondsPerDay)
  #expect(asked == ["http://history/1m?from=\(from.milliseconds)"])
}

@Test func whatWasMissedIsAskedForWhenTheOnlySourceIsBack() {
  var bench = LiveBench([ScriptedVenue("only")])
  bench.open(0)
  bench.quote(0, gold: "5000", silver: "100")
  bench.pass(seconds: 0.25)
  bench.tell(0, .answer(tag: "history", HTTPAnswer(status: 200)))
  bench.tell(0, .closed(.unreachable("refused")))
  bench.forget()
  bench.pass(seconds: 1)
  bench.open(0)
  bench.quote(0, gold: "5001", silver: "100")
  bench.pass(seconds: 0.25)
  let asked = bench.out.orders.contains { if case .fetch(_, "history") = $0.kind { true } else { false } }
  #expect(asked)
}

@Test func aPlannedRenewalCostsNoPlace() {
  var bench = LiveBench([ScriptedVenue("first", lifetime: 20_000), ScriptedVenue("second")])
  for source in 0..<2 { bench.open(source) }
  for _ in 0..<25 {
    for source in 0..<2 { bench.quote(source, gold: "5000", silver: "100") }
    bench.pass(seconds: 1)
    if bench.generation(0) == 2 { break }
  }
  #expect(bench.generation(0) == 2)
  #expect(bench.shown == "first")
  bench.pass(seconds: 1)
  #expect(bench.shown == "first" && bench.reading(0).reason == "shown")
  bench.open(0)
  bench.quote(0, gold: "5000.1", silver: "100")
  bench.pass(seconds: 1)
  #expect(bench.shown == "first")
  #expect(bench.switches.count == 1)
}

@Test func aRenewalThatFailsIsALoss() {
  var bench = LiveBench([ScriptedVenue("first", lifetime: 20_000), ScriptedVenue("second")])
  for source in 0..<2 { bench.open(source) }
  while bench.generation(0) == 1 {
    for source in 0..<2 { bench.quote(source, gold: "5000", silver: "100") }
    bench.pass(seconds: 1)
  }
  bench.tell(0, .closed(.unreachable("refused")))
  #expect(bench.shown == "second")
  #expect(bench.switches.last?.isFailover == true)
}

@Test func aVoiceCountsAgainAsSoonAsItsSourceIsGood() {
  var bench = LiveBench([ScriptedVenue("first"), ScriptedVenue("second"), ScriptedVenue("third")])
  for source in 0..<3 { bench.open(source) }
  // Each has gold first: until silver comes it cannot be relied on.
  for source in 0..<3 { bench.say(source, "gold 5000") }
  bench.pass(seconds: 0.25)
  for source in 0..<3 { bench.say(source, "silver 100") }
  bench.pass(seconds: 0.25)
  bench.forget()
  bench.say(0, "gold 5150")
  #expect(bench.goldShown.isEmpty)
}

@Test func theReturnOfTheShownSourceIsSaidAtOnce() {
  var bench = LiveBench([ScriptedVenue("only")])
  bench.open(0)
  bench.quote(0, gold: "5000", silver: "100")
  bench.tell(0, .closed(.closedByPeer(code: nil, words: "")))
  bench.pass(seconds: 2)
  bench.open(0)
  bench.forget()
  bench.quote(0, gold: "5000.1", silver: "100")
  let states = bench.out.events.compactMap {
    if case .sources(let readings) = $0 { readings[0].state } else { nil }
  }
  #expect(states == [.live])
}
