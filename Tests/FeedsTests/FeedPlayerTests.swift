import BullionMarket
import Testing

@testable import Demo
@testable import Playback

/// A feed written down: events with the milliseconds at which they are due.
private struct ScriptedFeed: PacedFeed {
  let name = "script"
  let mode = FeedMode.replay
  let tempo: Double? = 60
  var script: ArraySlice<DueEvent>

  init(_ script: [(Int64, FeedEvent)]) { self.script = script.map { DueEvent(due: $0.0, event: $0.1) }[...] }

  mutating func nextDue() -> Int64? { script.first?.due }
  mutating func next() -> FeedEvent? { script.popFirst()?.event }
}

private func clock(_ number: Int64) -> FeedEvent { .clock(Timestamp(milliseconds: number)) }

private func everyTenMilliseconds(_ count: Int64) -> ScriptedFeed {
  ScriptedFeed((0..<count).map { ($0 * 10, clock($0)) })
}

@Test func eventsComeWhenTheyAreDue() {
  var player = FeedPlayer(ScriptedFeed([(0, clock(0)), (10, clock(1)), (10, clock(2)), (25, clock(3))]))
  #expect(player.name == "script")
  #expect(player.mode == .replay)
  #expect(player.millisecondsUntilNextEvent == 0)
  #expect(player.advance(wallMilliseconds: -1).isEmpty)
  #expect(player.advance(wallMilliseconds: 0) == [clock(0)])
  #expect(player.advance(wallMilliseconds: 9).isEmpty)
  #expect(player.millisecondsUntilNextEvent == 1)
  #expect(player.advance(wallMilliseconds: 0).isEmpty)
  #expect(player.advance(wallMilliseconds: -50).isEmpty)
  #expect(player.advance(wallMilliseconds: 1) == [clock(1), clock(2)])
  #expect(player.advance(wallMilliseconds: 14).isEmpty)
  #expect(player.advance(wallMilliseconds: 1) == [clock(3)])
  #expect(player.millisecondsUntilNextEvent == nil)
  #expect(player.hasEnded)
  #expect(player.advance(wallMilliseconds: 1000).isEmpty)
}

@Test func pauseHoldsThePosition() {
  var player = FeedPlayer(everyTenMilliseconds(10))
  #expect(player.advance(wallMilliseconds: 15).count == 2)
  player.isPaused = true
  #expect(player.millisecondsUntilNextEvent == nil)
  #expect(player.advance(wallMilliseconds: 60_000).isEmpty)
  player.isPaused = false
  #expect(player.millisecondsUntilNextEvent == 5)
  #expect(player.advance(wallMilliseconds: 5) == [clock(2)])
}

@Test func speedsStepBetweenAQuarterAndSixtyFour() {
  var player = FeedPlayer(everyTenMilliseconds(1))
  var seen: [Double] = [player.speed]
  for _ in 0..<10 {
    player.faster()
    if player.speed != seen.last { seen.append(player.speed) }
  }
  #expect(seen == [1, 2, 4, 8, 16, 32, 64])
  for _ in 0..<20 { player.slower() }
  #expect(player.speed == 0.25)
  #expect(FeedPlayer(everyTenMilliseconds(1), speed: 60).speed == 64)
  #expect(FeedPlayer(everyTenMilliseconds(1), speed: .nan).speed > 0)
}

@Test func slowAndFastPlayTheSameEvents() {
  for (speed, wall) in [(0.25, 4000), (0.5, 2000), (1, 1000), (4, 250), (64, 16)] as [(Double, Int64)] {
    var player = FeedPlayer(everyTenMilliseconds(100), speed: speed)
    var events: [FeedEvent] = []
    for _ in 0..<wall { events += player.advance(wallMilliseconds: 1) }
    #expect(events == (0..<100).map(clock))
  }
  var slow = FeedPlayer(everyTenMilliseconds(3), speed: 0.25)
  _ = slow.advance(wallMilliseconds: 1)
  #expect(slow.millisecondsUntilNextEvent == 39)
  var fast = FeedPlayer(everyTenMilliseconds(30), speed: 64)
  _ = fast.advance(wallMilliseconds: 1)
  // Position 64, next event at 70: a tenth of a millisecond, rounded up.
  #expect(fast.millisecondsUntilNextEvent == 1)
}

@Test func aBatchIsBoundedAndNothingIsLost() {
  var player = FeedPlayer(everyTenMilliseconds(100), batch: 30)
  #expect(player.advance(wallMilliseconds: 1_000_000).count == 30)
  #expect(player.millisecondsUntilNextEvent == 0)
  // The position waited for the rest instead of running away.
  #expect(player.advance(wallMilliseconds: 10) == [clock(30), clock(31)])
  #expect(player.advance(wallMilliseconds: .max).count == 30)
}

@Test func skipGoesToTheNextHeadlineAtOnce() {
  let script: [(Int64, FeedEvent)] = [
    (0, .headline("one")), (10, clock(1)), (5000, .headline("two")), (5010, clock(2)), (9000, .ended),
  ]
  var player = FeedPlayer(ScriptedFeed(script))
  player.isPaused = true
  #expect(player.skipToNextHeadline() == [.headline("one")])
  #expect(player.skipToNextHeadline() == [clock(1), .headline("two")])
  #expect(player.isPaused)
  player.isPaused = false
  #expect(player.millisecondsUntilNextEvent == 10)
  #expect(player.skipToNextHeadline() == [clock(2), .ended])
  #expect(player.hasEnded)
  #expect(player.skipToNextHeadline().isEmpty)
}

@Test func skipNeverMovesThePositionBack() {
  var player = FeedPlayer(ScriptedFeed([(0, clock(0)), (1000, .headline("a")), (1100, clock(1))]))
  _ = player.advance(wallMilliseconds: 900)
  #expect(player.skipToNextHeadline() == [.headline("a")])
  #expect(player.millisecondsUntilNextEvent == 100)
}

@Test func skippingThroughTheDemoVisitsEveryScene() {
  var player = FeedPlayer(DemoFeed())
  var headlines: [String] = []
  var restarts = 0
  for _ in 0..<40 where restarts == 0 {
    for event in player.skipToNextHeadline() {
      if case .headline(let text) = event { headlines.append(text) }
      if event == .restarted { restarts += 1 }
    }
  }
  #expect(restarts == 1)
  #expect(headlines.count >= 15)
  #expect(headlines.first == headlines.last)
}

@Test func hostileDueTimesDoNotTrap() {
  var player = FeedPlayer(ScriptedFeed([(.min, clock(0)), (5, clock(1)), (.max, clock(2))]), speed: 64)
  #expect(player.advance(wallMilliseconds: .max) == [clock(0), clock(1)])
  #expect(player.millisecondsUntilNextEvent ?? 0 > 1_000_000)
  #expect(player.skipToNextHeadline() == [clock(2)])
  #expect(player.advance(wallMilliseconds: .max).isEmpty)
}
