import BullionMarket
import Testing

@testable import BullionAlarms

/// A board after a history of one rule's values, one a minute.
private func past(_ rule: AlarmRule, _ values: [Double]) -> AlarmBoard {
  var board = AlarmBoard(rules: [rule])
  for (minute, value) in values.enumerated() {
    board.sample(rule: 0, value: value, at: seconds(Int64(minute) * 60))
  }
  return board
}

private let crossing = testRule("line") {
  $0.mode = .crossing
  $0.deadband = 2
}

@Test func anExcursionThatLastsStandsFromItsBeginning() throws {
  var board = AlarmBoard(rules: [crossing])
  board.learn(from: past(crossing, [95, 99, 101, 104]))
  let alarm = try #require(board.active.first)
  #expect(alarm.since == seconds(120) && alarm.value == 101 && alarm.current == 104)
  #expect(alarm.state == .unacknowledged)
  #expect(said(&board) == ["line raise!ANNUNCIATE@120*"])
  // Announced once: the first sample finds it standing.
  board.sample(rule: 0, value: 105, at: seconds(600))
  #expect(said(&board) == ["line quality_good@600"])
}

@Test func whatCameAndWentRaisesNothing() {
  var board = AlarmBoard(rules: [crossing])
  board.learn(from: past(crossing, [95, 101, 104, 97, 95]))
  #expect(board.active.isEmpty && said(&board).isEmpty)
}

/// The limit was passed between the last bar and the first quote: that is a crossing.
@Test func aCrossingInTheGapIsRaisedAtTheFirstSample() {
  var board = AlarmBoard(rules: [crossing])
  board.learn(from: past(crossing, [95, 97]))
  board.sample(rule: 0, value: 103, at: seconds(90_000))
  #expect(said(&board).last == "line raise!ANNUNCIATE@90000*")
}

@Test func beyondForAsLongAsIsKnownIsSaidAndNotAlarmed() {
  var board = AlarmBoard(rules: [crossing])
  board.learn(from: past(crossing, [103, 104, 102]))
  #expect(said(&board) == ["line disarmed_until_clear@0"])
  #expect(board.memories[0].beyondSince == seconds(0))
  board.sample(rule: 0, value: 105, at: seconds(600))
  #expect(board.active.isEmpty)
  board.sample(rule: 0, value: 97, at: seconds(601))
  #expect(board.memories[0].beyondSince == nil)
  board.sample(rule: 0, value: 100, at: seconds(602))
  #expect(board.active.map(\.id) == ["line"])
}

/// Bars came after the first quote, which alone said nothing.
@Test func aHistoryThatComesLateStillTells() {
  var board = AlarmBoard(rules: [crossing])
  board.sample(rule: 0, value: 104, at: seconds(1_000))
  #expect(board.active.isEmpty)
  board.learn(from: past(crossing, [95, 101, 103]))
  #expect(board.active.first?.since == seconds(60))
  #expect(board.active.first?.current == 104)
}

@Test func theJournalKnowsWhatWasSeenAlready() {
  // Raised, acknowledged and over before the program ended; bars alone would still have it standing.
  var earlier = AlarmBoard(rules: [crossing])
  var journal = AlarmJournal()
  for (second, value) in [(0, 95.0), (110, 101), (115, 97)] {
    earlier.sample(rule: 0, value: value, at: seconds(Int64(second)))
  }
  earlier.acknowledgeAll(at: seconds(116))
  _ = journal.record(earlier.takeNotices(), of: earlier)
  var board = AlarmBoard(rules: [crossing])
  board.restore(from: journal, at: seconds(1_000))
  _ = board.takeNotices()
  board.learn(from: past(crossing, [95, 99, 101, 101]))
  #expect(board.active.isEmpty && said(&board).isEmpty)
  // A later excursion is news.
  var later = AlarmBoard(rules: [crossing])
  later.restore(from: journal, at: seconds(1_000))
  later.learn(from: past(crossing, [95, 99, 99, 97, 99, 101, 102]))
  #expect(later.active.first?.since == seconds(300))
}

@Test func anAlarmThatStandsIsLeftAsItIs() {
  var board = AlarmBoard(rules: [crossing])
  board.sample(rule: 0, value: 95, at: seconds(0))
  board.sample(rule: 0, value: 101, at: seconds(10))
  board.acknowledgeAll(at: seconds(11))
  _ = board.takeNotices()
  board.learn(from: past(crossing, [95, 101, 102]))
  #expect(board.machines[0].state == .acknowledged && said(&board).isEmpty)
}

@Test func whatIsSilencedIsRaisedWithoutAWord() {
  var board = AlarmBoard(rules: [crossing])
  board.shelve(id: "line", for: 3_600_000, at: seconds(900))
  _ = board.takeNotices()
  board.learn(from: past(crossing, [95, 101]))
  #expect(said(&board) == ["line raise(masked)@60"])
}

@Test func boardsOfOtherRulesSayNothing() {
  var board = AlarmBoard(rules: [crossing])
  board.learn(from: past(testRule("other"), [95, 101]))
  #expect(board.active.isEmpty)
}

@Test func sinceWhenItIsSoSurvivesARestart() {
  var board = AlarmBoard(rules: [crossing])
  var journal = AlarmJournal()
  var lines: [String] = []
  board.learn(from: past(crossing, [103, 104]))
  lines += journal.record(board.takeNotices(), of: board)
  for second in Int64(0)..<120 {
    board.shelve(id: "line", for: 1_000, at: seconds(1_000 + second))
    lines += journal.record(board.takeNotices(), of: board)
  }
  #expect(lines.contains { $0.contains("\"beyondSince\":0") })
  #expect(AlarmJournal.rewritten(lines) == lines)
  var next = AlarmBoard(rules: [crossing])
  var read = AlarmJournal()
  let problems = read.load(lines)
  #expect(problems == [])
  next.restore(from: read, at: seconds(5_000))
  #expect(next.memories[0].beyondSince == seconds(0))
}
