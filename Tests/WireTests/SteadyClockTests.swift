import BullionMarket
import Synchronization
import Testing

@testable import Wire

/// Two clocks that a test sets.
private final class Hands: Sendable {
  let wall = Atomic<Int64>(1_000_000)
  let boot = Atomic<Int64>(5_000)

  func pass(_ milliseconds: Int64) {
    wall.add(milliseconds, ordering: .relaxed)
    boot.add(milliseconds, ordering: .relaxed)
  }

  var clock: SteadyClock {
    SteadyClock(
      wall: { Timestamp(milliseconds: self.wall.load(ordering: .relaxed)) },
      sinceBoot: { self.boot.load(ordering: .relaxed) })
  }
}

@Test func theSteadyClockBeginsWithTheSystemsAndGoesOnEvenly() {
  let hands = Hands()
  let clock = hands.clock
  hands.pass(250)
  #expect(clock.reading.steady == Timestamp(milliseconds: 1_000_250))
  #expect(clock.reading.wall == Timestamp(milliseconds: 1_000_250))
}

@Test(arguments: [-3_600_000, 3_600_000] as [Int64]) func settingTheSystemsClockDoesNotMoveTheSteadyOne(
  step: Int64
) {
  let hands = Hands()
  let clock = hands.clock
  hands.wall.add(step, ordering: .relaxed)
  hands.pass(10)
  #expect(clock.reading.steady == Timestamp(milliseconds: 1_000_010))
  #expect(clock.reading.wall == Timestamp(milliseconds: 1_000_010 + step))
}

@Test func theSteadyClockNeverGoesBack() {
  let hands = Hands()
  let clock = hands.clock
  hands.pass(100)
  let before = clock.now
  hands.boot.store(0, ordering: .relaxed)
  #expect(clock.now == before)
  hands.pass(7)
  #expect(clock.now == before.advanced(byMilliseconds: 7))
}

@Test func theMachinesOwnClocksGoOn() throws {
  let clock = SteadyClock()
  let first = clock.reading
  let later = ContinuousClock.now + .milliseconds(5)
  while ContinuousClock.now < later {}
  #expect((4...2_000).contains(clock.now.milliseconds(since: first.steady)))
  #expect(abs(first.wall.milliseconds(since: first.steady)) <= 1_000)
}
