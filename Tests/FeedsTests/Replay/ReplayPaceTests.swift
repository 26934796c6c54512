import BullionMarket
import Testing

@testable import QuoteFiles

/// What is played and when: `due:time` for clock steps, `due!` for events.
private func play(_ seconds: [Int64?], speed: Double = 1) -> [String] {
  var pace = ReplayPace(speed: speed)
  var played: [String] = []
  for second in seconds {
    pace.head(for: second.map { Timestamp(seconds: $0) })
    while true {
      let due = pace.due
      guard let time = pace.step() else {
        played.append("\(due)!")
        break
      }
      played.append("\(due):\(time.milliseconds)")
    }
  }
  return played
}

@Test func theFirstEventIsDueAtOnce() {
  #expect(play([1_769_176_800]) == ["0!"])
  #expect(play([nil, nil, 1_769_176_800]) == ["0!", "0!", "0!"])
}

@Test func speedDividesTheTimeBetweenEvents() {
  #expect(play([0, 12, 12, 21], speed: 60) == ["0!", "200!", "200!", "350!"])
}

@Test func timeIsToldEachQuarterSecondInBetween() {
  #expect(play([100, 101]) == ["0!", "250:100250", "500:100500", "750:100750", "1000!"])
  #expect(play([0, 60], speed: 60) == ["0!", "250:15000", "500:30000", "750:45000", "1000!"])
}

@Test func gapsAboveTenSecondsAreShortenedToTwo() {
  #expect(play([0, 600], speed: 60).last == "10000!")
  let weekend: Int64 = 49 * 3600
  let played = play([0, weekend, weekend + 6], speed: 60)
  #expect(played.prefix(3) == ["0!", "250:22050000", "500:44100000"])
  #expect(played.suffix(2) == ["2000!", "2100!"])
  #expect(played.count == 10)
}

@Test func whatIsOutOfOrderIsDueAtOnceAndMovesNothing() {
  #expect(play([100, 112, 106, 118], speed: 60) == ["0!", "200!", "200!", "300!"])
  #expect(play([100, 112, nil, 124], speed: 60) == ["0!", "200!", "200!", "400!"])
}

@Test func aStepBackOfHoursStartsTheCountAnew() {
  let later: Int64 = 100 * 86_400
  #expect(
    play([0, 6, later, 12, 18], speed: 60).filter { $0.hasSuffix("!") } == [
      "0!", "100!", "2100!", "2100!", "2200!",
    ])
}

@Test(arguments: [1e-300, 1e-9, 1, 60, 1e300])
func dueTimesNeverFallAtAnySpeed(speed: Double) {
  var pace = ReplayPace(speed: speed)
  var last: Int64 = 0
  for milliseconds in [0, 5, .max, .min, 0, 1, 253_402_300_800_000, -62_135_596_800_000, 7] as [Int64] {
    pace.head(for: Timestamp(milliseconds: milliseconds))
    repeat {
      #expect(pace.due >= last && pace.due - last <= 10_000)
      last = pace.due
    } while pace.step() != nil
  }
}
