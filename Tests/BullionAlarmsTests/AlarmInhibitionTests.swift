import BullionMarket
import Testing

@testable import BullionAlarms

private func inhibitionBoard() -> AlarmBoard {
  AlarmBoard(rules: [
    testRule("feed") {
      $0.priority = 1
      $0.inhibits = ["silver"]
    },
    testRule("silver") { $0.labels = ["silver"] }, testRule("ratio") { $0.labels = ["gold", "silver"] },
    testRule("gold") { $0.labels = ["gold"] },
  ])
}

@Test func aLostFeedMasksNewAlarmsThatDependOnIt() {
  var board = inhibitionBoard()
  board.sample(rule: 1, value: 101, at: seconds(0))
  board.sample(rule: 0, value: 101, at: seconds(1))
  board.sample(rule: 2, value: 101, at: seconds(2))
  board.sample(rule: 3, value: 101, at: seconds(2))
  #expect(
    said(&board) == [
      "silver quality_good@0", "silver raise!ANNUNCIATE@0*", "feed quality_good@1",
      "feed raise!ANNUNCIATE@1*", "silver suppressed:inhibited@1", "ratio suppressed:inhibited@1",
      "ratio quality_good@2", "ratio raise(masked)@2", "gold quality_good@2", "gold raise!ANNUNCIATE@2*",
    ])
  // Acknowledging the cause does not end it; its return does.
  board.acknowledge(id: "feed", at: seconds(3))
  board.unsuppress(.all, at: seconds(3))
  #expect(said(&board) == ["feed ack@3"])
  board.sample(rule: 0, value: 1, at: seconds(4))
  #expect(
    said(&board) == [
      "feed clear@4", "silver unsuppressed:inhibited@4", "ratio unsuppressed:inhibited@4",
      "ratio late!ANNUNCIATE@4*",
    ])
}

@Test func inhibitorsMayInhibitEachOther() {
  var board = AlarmBoard(
    rules: ["a", "b"].map { id in
      testRule(id) {
        $0.labels = ["x"]
        $0.inhibits = ["x"]
      }
    })
  for second in Int64(0)..<20 {
    board.sample(rule: Int(second % 2), value: second % 3 == 0 ? 101 : 1, at: seconds(second))
  }
  for index in 0..<2 { board.sample(rule: index, value: 1, at: seconds(30)) }
  #expect(board.machines.allSatisfy { $0.suppression.isEmpty })
}
