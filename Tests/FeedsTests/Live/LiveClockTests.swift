import BullionMarket
import BullionMonitor
import Testing

private let hour: Int64 = 3_600_000

/// Two sources that are open, and what a monitor makes of all that they say.
private struct Session {
  var bench = LiveBench([ScriptedVenue("first"), ScriptedVenue("second")])
  var monitor = Monitor(feedName: "live", mode: .live)

  init() { for source in 0..<2 { bench.open(source) } }

  mutating func run(seconds: Double, _ first: Int64?, _ second: Int64?) {
    bench.run(seconds: seconds, first, second)
    take()
  }

  mutating func take() {
    for event in bench.out.events { monitor.receive(event) }
    bench.forget()
  }
}

@Suite struct LiveClockTests {
  /// Ages, states and what is kept do not notice that the system's clock is set, and it is said.
  @Test(arguments: [-24 * hour, -hour, hour, 24 * hour])
  func settingTheClockChangesNoAgeAndLosesNoQuote(step: Int64) {
    var session = Session()
    session.run(seconds: 10, -50, -60)
    session.bench.wall = step
    session.bench.run(seconds: 10, -50, -60)
    #expect(session.bench.out.recorded.count == 2 * 2 * 40)
    session.take()
    let readings = session.monitor.readings
    #expect(readings.gold.quality == .good && readings.feed.state == .live)
    #expect((0...0.5).contains(readings.gold.age ?? -1))
    #expect(readings.time == session.bench.now)
    #expect(readings.feed.clockOffset == Double(-step) / 1000)
    #expect(session.bench.reading(0).state == .live && session.bench.reading(1).state == .live)
  }

  @Test(arguments: [-24 * hour, -hour, -600_000, 600_000, hour, 24 * hour])
  func aClockThatIsWrongAtTheStartThrowsNobodyOutAndIsNamed(lead: Int64) {
    var session = Session()
    session.bench.run(seconds: 5, -lead - 50, -lead - 60)
    let remark = session.bench.out.remarks.last { $0.level == .warning }
    #expect(remark?.text.hasPrefix("the local clock is ") == true, "\(session.bench.out.remarks)")
    #expect(remark?.text.contains(lead > 0 ? "ahead" : "behind") == true)
    session.take()
    session.run(seconds: 20, -lead - 50, -lead - 60)
    #expect(session.bench.shown == "first")
    #expect((0..<2).allSatisfy { session.bench.reading($0).state == .live })
    let readings = session.monitor.readings
    #expect(readings.gold.quality == .good && readings.silver.quality == .good)
    #expect((0...0.5).contains(readings.gold.age ?? -1), "\(readings.gold.age ?? -1)")
    // The time on the screen is the sources'.
    let time = session.bench.now.advanced(byMilliseconds: -lead)
    #expect(abs(readings.time?.milliseconds(since: time) ?? .max) <= 60)
  }

  @Test func aMachineThatSleptHasOldPricesAtOnce() {
    var session = Session()
    session.run(seconds: 10, -50, -60)
    // What the sockets held is read first, as if it had just come.
    let asleep = session.bench.now
    session.bench.now = asleep.advanced(bySeconds: 1800)
    for source in 0..<2 {
      session.bench.quote(source, gold: 5001, lead: asleep.milliseconds(since: session.bench.now))
    }
    session.bench.pass(seconds: 0.25)
    session.take()
    let readings = session.monitor.readings
    #expect(readings.gold.quality == .stale && readings.silver.quality == .stale)
    #expect((readings.gold.age ?? 0) >= 1800)
    #expect(readings.ratio.value == nil || readings.ratio.quality != .good)
  }

  @Test func aQuoteKeepsItsTimeThroughASwitchOfTheSource() {
    var session = Session()
    session.run(seconds: 6, -50, -60)
    session.run(seconds: 8, -50, nil)
    session.bench.tell(0, .closed(.closedByPeer(code: nil, words: "")))
    session.take()
    #expect(session.bench.shown == "second")
    let age = session.monitor.readings.gold.age ?? -1
    #expect((7.5...8.5).contains(age), "\(age)")
  }

  @Test(arguments: [20_000, 60_000, 150_000, 170_000] as [Int64]) func aSourceThatLagsIsNotPreferred(
    lag: Int64
  ) {
    var session = Session()
    session.run(seconds: 20, -lag, -60)
    #expect(session.bench.shown == "second")
    let reading = session.bench.reading(0)
    #expect(reading.state == .stale && reading.reason.hasSuffix("behind the others"), "\(reading.reason)")
    #expect(session.monitor.readings.gold.quality == .good)
    #expect((session.monitor.readings.gold.age ?? 99) < 1)
    // When it has caught up it is taken back after the usual time.
    session.run(seconds: 65, -50, -60)
    #expect(session.bench.shown == "first")
  }

  @Test func aSourceThatBeginsToLagLosesItsPlace() {
    var session = Session()
    session.run(seconds: 10, -50, -60)
    #expect(session.bench.shown == "first")
    session.run(seconds: 2, -90_000, -60)
    #expect(session.bench.shown == "second")
  }

  @Test func withoutAnyOtherALateSourceIsAsOldAsItSays() {
    var session = Session()
    session.run(seconds: 30, -100_000, nil)
    let gold = session.monitor.readings.gold
    #expect((99...101).contains(gold.age ?? -1))
    #expect(gold.quality == .stale)
  }

  @Test func refusalsCountAgainstASource() {
    var session = Session()
    session.run(seconds: 10, -50, -60)
    for _ in 0..<30 {
      for _ in 0..<3 { session.bench.say(0, "gold -1") }
      session.run(seconds: 0.25, -50, -60)
    }
    #expect(session.bench.shown == "second")
    #expect(session.bench.reading(0).reason.hasSuffix("of its last 20 prices refused"))
  }

  /// A third source gives no times of its own: they are those of the clock that is wrong.
  @Test(arguments: [-24 * hour, hour, 24 * hour]) func pricesWithoutATimeAreKeptUnderNoWrongDate(lead: Int64)
  {
    var bench = LiveBench([
      ScriptedVenue("first"), ScriptedVenue("second"),
      ScriptedVenue("token", instruments: [.gold], kind: .token),
    ])
    for source in 0..<3 { bench.open(source) }
    for step in 0..<80 {
      bench.run(seconds: 0.25, -lead - 50, -lead - 60)
      bench.say(2, "gold \(5000 + Double(step % 7) / 100)")
    }
    let time = bench.now.advanced(byMilliseconds: -lead)
    let kept = bench.out.recorded.filter { $0.source == "token" }
    #expect(kept.count >= 70)
    #expect(kept.allSatisfy { abs($0.quote.time.milliseconds(since: time)) < 60_000 })
    #expect(bench.switches.map(\.to) == ["first"])
    #expect(bench.reading(2).state == .live && bench.reading(2).refused.isEmpty)
  }

  /// A clock that is a minute fast, beside one source with times and one without: whose is wrong is not known.
  @Test func aSourceWithoutTimesDoesNotMakeTheOtherLate() {
    var bench = LiveBench([
      ScriptedVenue("both"), ScriptedVenue("token", instruments: [.gold], kind: .token),
    ])
    for source in 0..<2 { bench.open(source) }
    for step in 0..<80 {
      bench.run(seconds: 0.25, -60_000)
      bench.say(1, "gold \(5000 + Double(step % 7) / 100)")
    }
    #expect(bench.switches.map(\.to) == ["both"])
  }
}
