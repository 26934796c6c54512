import BullionMarket
import Testing

@testable import BullionAlarms

@Test(
  "A request reads back as it was written",
  arguments: [
    AlarmRequest.acknowledge(id: "gold-floor"), .acknowledge(id: nil), .shelve(id: "a", span: 900_000),
    .unshelve(id: "rsi-silver"), .reset(id: "a"), .reset(id: nil),
  ])
func requestRoundTrip(_ request: AlarmRequest) {
  #expect(AlarmRequest(request.text) == request)
}

@Test(
  "What is no request is none",
  arguments: [
    "", "acknowledge", "acknowledge ", "acknowledge a b", "shelve a", "shelve 0 a", "shelve -5 a",
    "shelve x a",
    "shelve 5 *", "unshelve *", "quit now", " acknowledge a", "reset  a",
  ])
func noRequest(_ text: String) {
  #expect(AlarmRequest(text) == nil)
}

@Test func requestsAreCarriedOut() {
  var board = AlarmBoard(rules: [testRule("a") { $0.latching = true }, testRule("b")])
  for index in 0..<2 { board.sample(rule: index, value: 101, at: seconds(0)) }
  #expect(asked(&board) { $0.perform(.acknowledge(id: "a"), at: seconds(1)) } == 1)
  #expect(asked(&board) { $0.perform(.acknowledge(id: "a"), at: seconds(2)) } == 0)
  #expect(asked(&board) { $0.perform(.acknowledge(id: nil), at: seconds(2)) } == 1)
  // Not over yet.
  #expect(asked(&board) { $0.perform(.reset(id: "a"), at: seconds(3)) } == 0)
  board.sample(rule: 0, value: 90, at: seconds(4))
  #expect(board.machines[0].state == .acknowledged)
  #expect(asked(&board) { $0.perform(.reset(id: nil), at: seconds(5)) } == 1)
  #expect(board.machines[0].state == .normal)
  #expect(asked(&board) { $0.perform(.shelve(id: "b", span: 1_000), at: seconds(5)) } == 1)
  #expect(asked(&board) { $0.perform(.unshelve(id: "b"), at: seconds(5)) } == 1)
  #expect(asked(&board) { $0.perform(.unshelve(id: "nobody"), at: seconds(5)) } == 0)
}
