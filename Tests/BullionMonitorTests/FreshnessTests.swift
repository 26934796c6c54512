import BullionMarket
import Testing

@testable import BullionMonitor

private struct Watch {
  var freshness = Freshness()
  var hours = SessionClock(calendar: SessionCalendar())

  mutating func quality(at time: Timestamp) -> Quality {
    freshness.review(at: time, hours: &hours)
    return freshness.quality
  }

  /// Goes from review to review, as the monitor does, and tells when the quality changed.
  mutating func changes(until end: Timestamp) -> [String] {
    var changes: [String] = []
    while freshness.nextReview <= end {
      let due = freshness.nextReview
      let before = freshness.quality
      let after = quality(at: due)
      if after != before { changes.append("\(after) \(due.weekdayName) \(due.timeOfDay)") }
      guard freshness.nextReview > due else { return changes + ["stuck"] }
    }
    return changes
  }
}

extension Timestamp {
  fileprivate var weekdayName: String { ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][date.weekday] }
}

private func watch(gaps: [Double], from start: Timestamp = friday) -> Watch {
  var watch = Watch()
  var time = start
  watch.freshness.noteQuote(receivedAt: time)
  for gap in gaps {
    time = time.plus(gap)
    watch.freshness.noteQuote(receivedAt: time)
  }
  return watch
}

@Test func nothingReceivedHasNoQuality() {
  var watch = Watch()
  #expect(watch.quality(at: friday) == .none)
  #expect(watch.freshness.nextReview == .never)
}

/// max(15 s, 20 x the median gap).
@Test func limitFollowsTheMedianGap() {
  #expect(watch(gaps: Array(repeating: 0.2, count: 9)).freshness.limit == 15_000)
  #expect(watch(gaps: Array(repeating: 0.75, count: 9)).freshness.limit == 15_000)
  #expect(watch(gaps: Array(repeating: 1, count: 9)).freshness.limit == 20_000)
  #expect(watch(gaps: [1, 1, 1, 500, 500, 1, 1]).freshness.limit == 20_000)
  // Of four in six the lower middle one.
  #expect(watch(gaps: [1, 1, 1, 3, 3, 3]).freshness.limit == 20_000)
  // A feed that comes once an hour is given a day at most.
  #expect(watch(gaps: Array(repeating: 7200, count: 9)).freshness.limit == 86_400_000)
}

@Test func unknownPaceIsGivenAMinute() {
  #expect(watch(gaps: []).freshness.limit == 60_000)
  #expect(watch(gaps: [0.1, 0.1, 0.1, 0.1]).freshness.limit == 60_000)
  #expect(watch(gaps: [10]).freshness.limit == 200_000)
}

@Test func medianForgetsAnOldPace() {
  #expect(
    watch(gaps: Array(repeating: 60, count: 40) + Array(repeating: 1, count: 17)).freshness.limit == 20_000)
}

@Test func barsTellWhenTheNextOneIsDue() {
  var watch = watch(gaps: Array(repeating: 1, count: 9))
  watch.freshness.noteBar(length: 60_000, endingAt: friday.plus(60), isHistory: false)
  #expect(watch.freshness.limit == 120_000)
  watch.freshness.noteBar(length: 1000, endingAt: friday.plus(61), isHistory: false)
  #expect(watch.freshness.limit == 15_000)
  // What was learnt of quotes before does not hold, nor does the step from a bar to a quote.
  watch.freshness.noteQuote(receivedAt: friday.plus(100))
  #expect(watch.freshness.limit == 60_000)
}

@Test func priceIsStaleAtTheLimit() {
  var watch = watch(gaps: Array(repeating: 1, count: 9))
  let last = friday.plus(9)
  #expect(watch.freshness.nextReview == last.plus(15))
  #expect(watch.quality(at: last.plus(15)) == .good)
  #expect(watch.freshness.nextReview == last.plus(20))
  #expect(watch.quality(at: last.plus(19.999)) == .good)
  #expect(watch.quality(at: last.plus(20)) == .stale)
  watch.freshness.noteQuote(receivedAt: last.plus(30))
  #expect(watch.freshness.quality == .good)
}

@Test func closedMarketIsNeverStale() {
  // The last price a second before Friday's close; nothing comes any more.
  var watch = watch(gaps: Array(repeating: 1, count: 9), from: Timestamp(2026, 1, 23, 21, 59, 50))
  #expect(
    watch.changes(until: Timestamp(2026, 1, 26, 23, 30)) == [
      "closed Fri 22:00:19", "stale Sun 23:05:00", "closed Mon 22:00:00", "stale Mon 23:05:00",
    ])
}

@Test func deadFeedIsClosedWithItsMarket() {
  var watch = watch(gaps: Array(repeating: 1, count: 9), from: Timestamp(2026, 1, 22, 21, 30))
  #expect(
    watch.changes(until: Timestamp(2026, 1, 22, 23, 30)) == [
      "stale Thu 21:30:29", "closed Thu 22:00:00", "stale Thu 23:05:00",
    ])
}

/// A price every five minutes is good for a hundred, of which the market must have been open.
@Test func hoursWithoutTradeAreNoSilence() {
  var watch = watch(gaps: Array(repeating: 300, count: 6), from: Timestamp(2026, 1, 23, 21))
  #expect(
    watch.changes(until: Timestamp(2026, 1, 26, 12)) == ["closed Fri 23:10:00", "stale Mon 00:10:00"])
}

/// Each day's bar ends at 22:00; two of them may be missing.
@Test func daysOfTheWeekendAreNotMissed() {
  var watch = Watch()
  watch.freshness.noteBar(length: 86_400_000, endingAt: Timestamp(2026, 1, 23, 22), isHistory: false)
  // 48 hours of market time: Monday and Tuesday of 23 hours, and two hours of Wednesday's session.
  #expect(watch.changes(until: Timestamp(2026, 1, 28, 2)) == ["closed Sun 22:00:00", "stale Wed 01:00:00"])
}

@Test func afterAMonthNobodyLooksAnyMore() {
  var watch = watch(gaps: Array(repeating: 1, count: 9))
  let changes = watch.changes(until: friday.plus(60 * 86_400))
  #expect(changes.prefix(2) == ["stale Fri 14:00:29", "closed Fri 22:00:00"])
  #expect(changes.last == "stale Mon 23:05:00")
  #expect(watch.freshness.nextReview == .never)
}

@Test func historyThatHasGrownOldIsNoPrice() {
  var watch = Watch()
  watch.freshness.noteBar(length: 60_000, endingAt: friday, isHistory: true)
  #expect(watch.freshness.quality == .good)
  #expect(!watch.freshness.isLive)
  #expect(watch.changes(until: friday.plus(3600)) == ["none Fri 14:02:00"])
  watch.freshness.noteQuote(receivedAt: friday.plus(3600))
  #expect(watch.freshness.isLive)
}
