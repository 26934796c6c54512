import BullionMarket
import Testing

@testable import Failover
@testable import Venues

private struct Bench {
  var machine: SourceMachine
  var now = LiveBench.start
  var out: [FeedStep] = []

  init(_ venue: ScriptedVenue = ScriptedVenue("venue"), settings: LiveSettings = LiveSettings()) {
    machine = SourceMachine(venue: venue, position: 0, settings: settings, seed: 7)
    machine.start(at: now, &out)
  }

  mutating func tell(_ kind: WireEvent.Kind, generation: Int? = nil) {
    machine.receive(
      WireEvent(source: 0, generation: generation ?? machine.generation, received: now, kind: kind), &out)
  }

  mutating func pass(_ milliseconds: Int64) {
    now = now.advanced(byMilliseconds: milliseconds)
    machine.advance(to: now, &out)
  }

  mutating func refuse(_ status: Int, _ headers: [String: String] = [:], _ body: String = "") {
    tell(.closed(.refused(HTTPAnswer(status: status, headers: headers, body: Array(body.utf8)))))
  }

  var wait: Int64? {
    if case .waiting(let until) = machine.connection.phase { until.milliseconds(since: now) } else { nil }
  }
}

@Test func theFirstOrderOpensAndTheSecondSubscribes() {
  var bench = Bench()
  bench.tell(.opened)
  #expect(
    bench.out.orders.map(\.kind) == [.openSocket(url: "ws://venue", headers: []), .send("subscribe")])
  #expect(bench.machine.isOpen)
}

@Test func waitsGrowAndStartAnewAfterAGoodConnection() {
  var bench = Bench()
  var waits: [Int64] = []
  for _ in 0..<8 {
    bench.tell(.closed(.unreachable("refused")))
    waits.append(bench.wait ?? -1)
    bench.pass(bench.wait ?? 0)
  }
  for (wait, whole) in zip(waits, [1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000]) {
    #expect((Int64(whole / 2)...Int64(whole)).contains(wait))
  }
  bench.tell(.opened)
  for _ in 0..<61 {
    bench.pass(1000)
    bench.tell(.text(Array("gold 5000".utf8)))
  }
  bench.tell(.closed(.unreachable("refused")))
  #expect((500...1000).contains(bench.wait ?? -1))
}

@Test(arguments: [451, 403, 401]) func someRefusalsAreForGood(status: Int) {
  var bench = Bench()
  bench.refuse(status)
  guard case .off(let reason) = bench.machine.connection.phase else {
    Issue.record("still on")
    return
  }
  #expect(reason.hasPrefix("\(status): "))
  bench.pass(86_400_000)
  #expect(bench.machine.generation == 1)
}

@Test func bansAndRateLimitsAreWaitedFor() {
  var bench = Bench()
  bench.refuse(429, ["retry-after": "17"])
  #expect(bench.wait == 17_000)
  bench.pass(17_000)
  bench.refuse(429)
  #expect(bench.wait == 60_000)
  bench.pass(60_000)
  let until = bench.now.advanced(bySeconds: 300)
  bench.refuse(418, [:], #"{"code":-1003,"msg":"IP banned until \#(until.milliseconds). Please use"}"#)
  #expect(bench.wait == 300_000)
  bench.pass(300_000)
  bench.refuse(503, ["retry-after": "Wed, 28 Jan 2026 14:30:00 GMT"])
  #expect(bench.now.advanced(byMilliseconds: bench.wait ?? 0) == Timestamp(2026, 1, 28, 14, 30))
}

@Test func aSilentConnectionIsGivenUp() {
  var bench = Bench()
  bench.tell(.opened)
  bench.pass(29_999)
  #expect(bench.machine.isOpen)
  bench.pass(1)
  #expect(bench.machine.connection.problem == "connected but silent for 30 s")
  #expect(bench.out.orders.last?.kind == .close)
}

@Test func aConnectionWithPingsAndNoPricesIsGivenUpToo() {
  var bench = Bench()
  bench.tell(.opened)
  for _ in 0..<6 {
    bench.pass(5000)
    bench.tell(.alive)
  }
  #expect(bench.machine.connection.problem == "connected but without a price for 30 s")
}

@Test func aConnectionIsRenewedBeforeTheVenueEndsIt() {
  var bench = Bench(ScriptedVenue("venue", lifetime: 100_000))
  bench.tell(.opened)
  for _ in 0..<100 {
    bench.pass(1000)
    bench.tell(.text(Array("gold 5000".utf8)))
  }
  #expect(bench.machine.generation == 2)
  #expect(bench.machine.connection.phase == .connecting(since: bench.now))
}

@Test func whatBelongsToAnEarlierConnectionIsIgnored() {
  var bench = Bench()
  bench.tell(.closed(.unreachable("refused")))
  bench.pass(1000)
  bench.tell(.opened)
  bench.tell(.text(Array("gold 5000".utf8)), generation: 1)
  #expect(bench.out.recorded.isEmpty)
  bench.tell(.closed(.unreachable("late")), generation: 1)
  #expect(bench.machine.isOpen)
}

@Test func htmlIsRefusedByName() {
  var bench = Bench()
  bench.tell(.opened)
  bench.tell(.text(Array("<!DOCTYPE html><html>".utf8)))
  #expect(bench.machine.connection.problem == "sent an HTML page where JSON was due")
  #expect(bench.out.refused.first?.detail == "HTML where JSON was due")
}

@Test func aPolledSourceTakesABadAnswerForALostConnection() {
  var bench = Bench(ScriptedVenue("venue", isPolled: true))
  #expect(bench.machine.isOpen)
  bench.tell(.answer(tag: "GOLD", HTTPAnswer(status: 200, body: Array("gold 5000".utf8))))
  #expect(bench.out.recorded.count == 1)
  bench.tell(.answer(tag: "SILVER", HTTPAnswer(status: 200, body: Array("<html>".utf8))))
  #expect(bench.machine.connection.problem == "answered with an HTML page where JSON was due")
  #expect(bench.wait != nil)
}

@Test func aTagIsFetchedOnceAtATime() {
  var bench = Bench(ScriptedVenue("venue", isPolled: true))
  bench.pass(3000)
  let fetches = bench.out.orders.filter { if case .fetch = $0.kind { true } else { false } }
  #expect(fetches.count == 2)
}

@Test func anAnswerThatNeverComesIsNotWaitedForForEver() {
  var bench = Bench()
  bench.pass(20_000)
  #expect(bench.machine.connection.problem == "no answer within 20 s")
}

/// Asks for the same thing at every tick, and once more when it is told that it came to nothing.
private struct StubbornVenue: Venue {
  var facts = ScriptedVenue("stubborn").facts

  func conversation() -> any VenueConversation { Conversation() }

  private struct Conversation: VenueConversation {
    private var failures = 0

    mutating func begin(at now: Timestamp, _ steps: inout [VenueStep]) {
      steps.append(.wire(.openSocket(url: "ws://stubborn", headers: [])))
    }

    mutating func tick(at now: Timestamp, _ steps: inout [VenueStep]) {
      failures = 0
      steps.append(.wire(.fetch(VenueRequest(.get, "http://side"), tag: "side")))
    }

    mutating func receive(_ message: WireEvent.Kind, at now: Timestamp, _ steps: inout [VenueStep]) {
      guard case .fetchFailed(let tag, let failure) = message else { return }
      failures += 1
      steps.append(.remark("\(failures): \(failure.words)"))
      if failures < 3 { steps.append(.wire(.fetch(VenueRequest(.get, "http://side"), tag: tag))) }
    }

    mutating func askHistory(
      _ interval: BarInterval, from start: Timestamp, at now: Timestamp, _ steps: inout [VenueStep]
    ) {}
  }
}

@Test func whatIsNotToBeFetchedIsAnsweredInTheSameTurn() {
  var machine = SourceMachine(venue: StubbornVenue(), position: 0, settings: LiveSettings(), seed: 1)
  var out: [FeedStep] = []
  let now = LiveBench.start
  func event(_ kind: WireEvent.Kind) -> WireEvent {
    WireEvent(source: 0, generation: 1, received: now, kind: kind)
  }
  machine.start(at: now, &out)
  machine.receive(event(.opened), &out)
  machine.advance(to: now, &out)
  machine.receive(event(.answer(tag: "side", HTTPAnswer(status: 429))), &out)
  out = []
  machine.advance(to: now.advanced(bySeconds: 1), &out)
  #expect(out.orders.isEmpty)
  let words = "the venue asked for a pause"
  #expect(out.remarks.map(\.text) == ["1: \(words)", "2: \(words)", "3: \(words)"])
}
