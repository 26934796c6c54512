import BullionMarket
import Testing

@testable import Venues

private let start = VenueTalk.start

/// Milliseconds after the start at which it is due, of those at which it is asked.
private func due(_ repetition: inout Repetition, of moments: some Sequence<Int64>) -> [Int64] {
  moments.filter { repetition.isDue(at: start.advanced(byMilliseconds: $0)) }
}

private func tenths(_ count: Int64) -> [Int64] { (0...count).map { $0 * 100 } }

@Test func repetitionsAreDueOnceEachInterval() {
  var second = Repetition(every: 1000)
  #expect(due(&second, of: tenths(40)) == [])
  second.start(at: start)
  #expect(due(&second, of: tenths(40)) == [1000, 2000, 3000, 4000])
}

@Test func missedRepetitionsAreNotMadeUpFor() {
  var second = Repetition(every: 1000)
  second.start(at: start)
  #expect(due(&second, of: [9500, 9500, 9501, 10_499, 10_500, 10_500]) == [9500, 10_500])
}

@Test func aDelayCountsOnce() {
  var second = Repetition(every: 1000)
  second.start(at: start, delay: 5000)
  #expect(due(&second, of: tenths(80)) == [5000, 6000, 7000, 8000])
}

@Test func aClockThatIsPutBackDoesNotStopThem() {
  var second = Repetition(every: 1000)
  second.start(at: start)
  #expect(due(&second, of: [-3_600_000, -3_599_001, -3_599_000]) == [-3_599_000])
}
