import BullionMarket
import Testing

@testable import BullionAlarms

@Test func alarmsOfUnchangedRulesGoOn() {
  var old = AlarmBoard(rules: [testRule("a"), testRule("b"), testRule("gone")])
  for index in 0..<3 { old.sample(rule: index, value: 101, at: seconds(0)) }
  old.acknowledge(id: "a", at: seconds(1))
  _ = old.takeNotices()
  let changed = testRule("b") { $0.limit = 102 }
  var board = AlarmBoard(
    rules: [testRule("new"), testRule("a"), changed], takingOver: old, at: seconds(2))
  #expect(board.machines.map(\.state) == [.normal, .acknowledged, .normal])
  #expect(board.memories[1].since == seconds(0))
  #expect(said(&board) == ["b rule_changed@2"])
  board.sample(rule: 0, value: 101, at: seconds(3))
  board.sample(rule: 1, value: 90, at: seconds(3))
  #expect(board.machines.map(\.state) == [.unacknowledged, .normal, .normal])
}

/// A delay that was running ends at its own time.
@Test func deadlinesOfUnchangedRulesHold() {
  let slow = testRule("slow") { $0.onDelay = 10_000 }
  var old = AlarmBoard(rules: [slow])
  old.sample(rule: 0, value: 101, at: seconds(0))
  var board = AlarmBoard(rules: [testRule("new"), slow], takingOver: old, at: seconds(5))
  _ = board.takeNotices()
  board.advance(to: seconds(60))
  #expect(said(&board) == ["slow raise!ANNUNCIATE@10*"])
}

@Test func inhibitionFollowsTheNewRules() {
  let feed = testRule("feed") { $0.inhibits = ["gold"] }
  let gold = testRule("gold") { $0.labels = ["gold"] }
  var old = AlarmBoard(rules: [feed, gold])
  old.sample(rule: 0, value: 101, at: seconds(0))
  #expect(old.machines[1].suppression == .inhibited)
  let board = AlarmBoard(rules: [gold], takingOver: old, at: seconds(1))
  #expect(board.machines[0].suppression == [])
}
