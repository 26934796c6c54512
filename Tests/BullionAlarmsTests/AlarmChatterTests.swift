import BullionMarket
import Testing

@testable import BullionAlarms

@Test func theThirdRaiseWithinAMinuteIsChatter() {
  var board = AlarmBoard(rules: [testRule("a") { $0.priority = 1 }])
  for (value, second) in [(101.0, Int64(0)), (1, 10), (101, 30), (1, 40), (101, 60)] {
    board.sample(rule: 0, value: value, at: seconds(second))
  }
  #expect(
    said(&board) == [
      "a quality_good@0", "a raise!ANNUNCIATE@0*", "a rtn_unack@10", "a raise!ANNUNCIATE@30*",
      "a rtn_unack@40", "a chatter_began@60", "a raise!ANNUNCIATE@60",
    ])
  #expect(board.active.map(\.badges) == [[.chatter]])
  board.sample(rule: 0, value: 1, at: seconds(70))
  board.sample(rule: 0, value: 101, at: seconds(119))
  board.advance(to: seconds(200))
  // Quiet for a whole minute after the last raise, not after the third.
  #expect(
    said(&board) == ["a rtn_unack@70", "a raise!ANNUNCIATE@119", "a chatter_ended@179"])
  #expect(board.active.map(\.badges) == [[]])
}

@Test func slowerRaisesAreNoChatter() {
  var board = AlarmBoard(rules: [testRule("a")])
  for second in stride(from: Int64(0), to: 310, by: 31) {
    board.sample(rule: 0, value: 101, at: seconds(second))
    board.sample(rule: 0, value: 1, at: seconds(second + 1))
  }
  #expect(!board.chatters[0].isOn)
}
