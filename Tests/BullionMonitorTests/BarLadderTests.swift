import BullionMarket
import Testing

@testable import BullionMonitor

private func names(_ closed: [ClosedBar]) -> [String] {
  closed.map { "\($0.interval.rawValue) \($0.bar.start.timeOfDay) \($0.bar.close.dollars)" }
}

@Test func barsOfAllLengthsGrowFromOnePrice() {
  var ladder = BarLadder(settings: MonitorSettings())
  var closed: [ClosedBar] = []
  #expect(ladder.firstEnd == .never)
  ladder.add(dollars(100), at: friday, closed: &closed)
  #expect(closed.isEmpty)
  #expect(ladder.firstEnd == friday.plus(60))
  for interval in BarInterval.allCases { #expect(ladder[interval].current?.close == dollars(100)) }
  ladder.add(dollars(101), at: friday.plus(60), closed: &closed)
  #expect(names(closed) == ["1m 14:00:00 100.0"])
  ladder.add(dollars(102), at: friday.plus(305), closed: &closed)
  #expect(names(closed).dropFirst() == ["1m 14:01:00 101.0", "5m 14:00:00 101.0"])
}

@Test func barsThatEndTogetherAreClosedTogether() {
  var ladder = BarLadder(settings: MonitorSettings())
  var closed: [ClosedBar] = []
  ladder.add(dollars(100), at: friday.plus(3599), closed: &closed)
  ladder.closeFirst(closed: &closed)
  #expect(closed.map(\.interval) == [.oneMinute, .fiveMinutes, .fifteenMinutes, .oneHour])
  // What is left is the day, to 17:00 in New York.
  #expect(ladder.firstEnd == Timestamp(2026, 1, 23, 22))
  ladder.closeFirst(closed: &closed)
  #expect(closed.last?.interval == .oneDay)
  #expect(ladder.firstEnd == .never)
}

@Test func readyMadeBarsBecomeLongerOnes() throws {
  var ladder = BarLadder(settings: MonitorSettings())
  var closed: [ClosedBar] = []
  for minute in 0..<6 {
    let start = friday.plus(Double(minute) * 60)
    let level = 100 + Double(minute)
    ladder.append(
      Bar(
        start: start, open: dollars(level), high: dollars(level + 5), low: dollars(level - 5),
        close: dollars(level + 1)), interval: .oneMinute, closed: &closed)
  }
  let five = try #require(closed.first { $0.interval == .fiveMinutes }?.bar)
  #expect(five.start == friday)
  #expect(five.open == dollars(100) && five.close == dollars(105))
  #expect(five.high == dollars(109) && five.low == dollars(95))
  #expect(closed.filter { $0.interval == .oneMinute }.count == 6)
}

/// The bar of quotes has to come before the ready-made one that follows it.
@Test func readyMadeBarClosesTheOneBeforeIt() {
  var ladder = BarLadder(settings: MonitorSettings())
  var closed: [ClosedBar] = []
  ladder.add(dollars(100), at: friday, closed: &closed)
  ladder.append(
    Bar(
      start: friday.plus(60), open: dollars(101), high: dollars(101), low: dollars(101), close: dollars(101)),
    interval: .oneMinute, closed: &closed)
  #expect(names(closed) == ["1m 14:00:00 100.0", "1m 14:01:00 101.0"])
  #expect(ladder[.oneMinute].closed.map(\.start) == [friday, friday.plus(60)])
}

@Test func onlyBarsThatTheSilenceOutlastedAreInterrupted() {
  var ladder = BarLadder(settings: MonitorSettings())
  var closed: [ClosedBar] = []
  ladder.add(dollars(100), at: friday, closed: &closed)
  ladder.interrupt(after: 90_000)
  ladder.add(dollars(100), at: friday.plus(95), closed: &closed)
  #expect(ladder[.oneMinute].current?.isPartial == true)
  #expect(ladder[.fiveMinutes].current?.isPartial == false)
}
