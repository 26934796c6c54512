import BullionMarket
import Testing

@testable import BullionAlarms

/// Raises every one of `count` rules once, one a second from second 0.
private func flooded(_ count: Int, priority: Int = 2) -> AlarmBoard {
  var board = AlarmBoard(
    rules: (0..<count).map { number in testRule("r\(number)") { $0.priority = number == 11 ? 1 : priority } })
  for index in 0..<count { board.sample(rule: index, value: 101, at: seconds(Int64(index))) }
  return board
}

@Test func theEleventhAnnunciationMakesAFlood() {
  let ten = flooded(10)
  #expect(!ten.flood.isOn && ten.notices.filter(\.sounds).count == 10)
  var board = flooded(13)
  #expect(board.flood.isOn && board.flood.count == 13)
  // Only priority 1, rule 11, still sounds.
  #expect(
    said(&board).suffix(7) == [
      "r10 quality_good@10", "flood_began@10", "r10 raise!ANNUNCIATE@10", "r11 quality_good@11",
      "r11 raise!ANNUNCIATE@11*", "r12 quality_good@12", "r12 raise!ANNUNCIATE@12",
    ])
}

@Test func aFloodEndsBelowFive() {
  var board = flooded(13)
  _ = board.takeNotices()
  // Annunciations at 0 to 12 s: four are left when that of second 8 leaves the window, at 608 s.
  board.advance(to: Timestamp(milliseconds: 607_999))
  #expect(board.flood.isOn && board.notices == [])
  board.advance(to: seconds(700))
  #expect(said(&board) == ["flood_ended@608"])
  #expect(!board.flood.isOn && board.flood.count == 0)
}

@Test func elevenInMoreThanTenMinutesAreNoFlood() {
  var board = AlarmBoard(rules: (0..<11).map { testRule("r\($0)") })
  for index in 0..<11 { board.sample(rule: index, value: 101, at: seconds(Int64(index) * 60)) }
  #expect(!board.flood.isOn)
  var closer = AlarmBoard(rules: (0..<11).map { testRule("r\($0)") })
  for index in 0..<11 {
    closer.sample(rule: index, value: 101, at: Timestamp(milliseconds: Int64(index) * 59_999))
  }
  #expect(closer.flood.isOn)
}

@Test func maskedAlarmsMakeNoFlood() {
  var board = AlarmBoard(rules: (0..<20).map { testRule("r\($0)") })
  board.suppress(.warmUp, at: seconds(0))
  for index in 0..<20 { board.sample(rule: index, value: 101, at: seconds(1)) }
  #expect(!board.flood.isOn)
  board.unsuppress(.warmUp, at: seconds(2))
  #expect(board.flood.isOn && board.flood.count == 20)
}

@Test func aClockStepKeepsWhatHasElapsed() {
  var board = flooded(13)
  board.stepClock(by: 3_600_000, at: seconds(3_613))
  _ = board.takeNotices()
  #expect(board.active.map(\.since).max() == seconds(3_612))
  board.advance(to: seconds(4_300))
  #expect(said(&board) == ["flood_ended@4208"])
  board.stepClock(by: -4_000_000, at: seconds(300))
  #expect(board.now == seconds(300))
  #expect(board.active.map(\.since).max() == seconds(-388))
}
