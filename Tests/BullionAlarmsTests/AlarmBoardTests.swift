import BullionMarket
import TestRandomness
import Testing

@testable import BullionAlarms

@Test func deadlinesFireInTimeOrderOverAllRules() {
  var board = AlarmBoard(rules: [
    testRule("slow") { $0.onDelay = 9_000 }, testRule("fast") { $0.onDelay = 4_000 },
  ])
  board.sample(rule: 0, value: 101, at: seconds(0))
  board.sample(rule: 1, value: 101, at: seconds(1))
  _ = board.takeNotices()
  board.advance(to: seconds(60))
  #expect(said(&board) == ["fast raise!ANNUNCIATE@5*", "slow raise!ANNUNCIATE@9*"])
  #expect(board.now == seconds(60))
}

@Test func samplesOfOneRuleFireTheDeadlinesOfOthers() {
  var board = AlarmBoard(rules: [testRule("waiting") { $0.onDelay = 4_000 }, testRule("calm")])
  board.sample(rule: 1, value: 1, at: seconds(0))
  board.sample(rule: 0, value: 101, at: seconds(0))
  _ = board.takeNotices()
  board.sample(rule: 1, value: 2, at: seconds(10))
  #expect(said(&board) == ["waiting raise!ANNUNCIATE@4*"])
}

@Test func unknownRulesAreIgnored() {
  var board = AlarmBoard(rules: [testRule("a")])
  for index in [-1, 1, .max, .min] { board.sample(rule: index, value: 101, at: seconds(0)) }
  board.dataLost(rules: [-1, 5], at: seconds(1))
  board.suppress(.warmUp, rules: [7], at: seconds(1))
  #expect(!asked(&board) { $0.acknowledge(id: "b", at: seconds(1)) })
  #expect(!asked(&board) { $0.shelve(id: "b", for: 1000, at: seconds(1)) })
  #expect(!asked(&board) { $0.unshelve(id: "b", at: seconds(1)) })
  #expect(!asked(&board) { $0.reset(id: "b", at: seconds(1)) })
  #expect(board.badges(9) == [])
  #expect(said(&board) == [])
  var empty = AlarmBoard(rules: [])
  empty.advance(to: seconds(1))
  #expect(asked(&empty) { $0.acknowledgeAll(at: seconds(2)) } == 0)
  #expect(empty.active == [])
}

@Test func activeIsSortedByPriorityThenNewest() throws {
  var board = AlarmBoard(rules: [
    testRule("third") { $0.priority = 3 }, testRule("older"), testRule("newer"),
    testRule("first") { $0.priority = 1 },
    testRule("calm"),
  ])
  for index in 0..<5 { board.sample(rule: index, value: index == 4 ? 1 : 104, at: seconds(Int64(index))) }
  #expect(board.active.map(\.id) == ["first", "newer", "older", "third"])
  board.sample(rule: 2, value: 107, at: seconds(9))
  let newer = try #require(board.active.first { $0.id == "newer" })
  #expect(newer.state == .unacknowledged && newer.since == seconds(2) && newer.count == 1)
  #expect(newer.value == 104 && newer.current == 107 && newer.limit == 100)
  #expect(newer.text == "newer 104 above 100")
  #expect(newer.badges == [])
}

@Test func acknowledgingReturnsWhatWaited() {
  var board = AlarmBoard(rules: [testRule("a"), testRule("b"), testRule("c")])
  for index in 0..<2 { board.sample(rule: index, value: 101, at: seconds(0)) }
  board.sample(rule: 1, value: 1, at: seconds(1))
  #expect(board.machines.count(where: \.awaitsAcknowledgement) == 2)
  #expect(board.active.map(\.state) == [.unacknowledged, .returned])
  #expect(!asked(&board) { $0.acknowledge(id: "c", at: seconds(2)) })
  #expect(asked(&board) { $0.acknowledge(id: "a", at: seconds(2)) })
  #expect(!asked(&board) { $0.acknowledge(id: "a", at: seconds(2)) })
  #expect(asked(&board) { $0.acknowledgeAll(at: seconds(3)) } == 1)
  #expect(board.machines.count(where: \.awaitsAcknowledgement) == 0)
  #expect(board.active.map(\.state.rawValue) == ["acknowledged"])
}

@Test func countTellsHowOftenItCameBack() {
  var board = AlarmBoard(rules: [testRule("a")])
  for second in Int64(0)..<4 { board.sample(rule: 0, value: second % 2 == 0 ? 101 : 1, at: seconds(second)) }
  #expect(board.active.map(\.count) == [2])
  #expect(board.active.map(\.since) == [seconds(2)])
  board.acknowledge(id: "a", at: seconds(5))
  #expect(board.active == [])
  board.sample(rule: 0, value: 101, at: seconds(100))
  #expect(board.active.map(\.count) == [1])
}

@Test func latchedAlarmsAreReset() {
  var board = AlarmBoard(rules: [testRule("a") { $0.latching = true }])
  board.sample(rule: 0, value: 101, at: seconds(0))
  #expect(board.active.map(\.badges) == [[.latched]])
  board.sample(rule: 0, value: 1, at: seconds(1))
  #expect(!asked(&board) { $0.reset(id: "a", at: seconds(2)) })
  board.acknowledge(id: "a", at: seconds(3))
  #expect(asked(&board) { $0.reset(id: "a", at: seconds(4)) })
  #expect(board.active == [])
}

@Test func shelvingHasAnEnd() {
  var board = AlarmBoard(rules: [testRule("a")])
  board.shelve(id: "a", for: .max, at: seconds(0))
  #expect(board.machines[0].shelvedUntil == seconds(8 * 3600))
  board.sample(rule: 0, value: 101, at: seconds(1))
  #expect(board.active.map(\.badges) == [[.masked, .shelved]])
  _ = board.takeNotices()
  board.advance(to: seconds(9 * 3600))
  #expect(said(&board) == ["a unshelved:expired@28800", "a late!ANNUNCIATE@28800*"])
  board.shelve(id: "a", for: -5, at: seconds(40_000))
  #expect(asked(&board) { $0.unshelve(id: "a", at: seconds(40_000)) })
  #expect(!asked(&board) { $0.unshelve(id: "a", at: seconds(40_001)) })
}

@Test func suppressionCountsOnlyChanges() {
  var board = AlarmBoard(rules: [testRule("a"), testRule("b")])
  board.suppress(.marketClosed, at: seconds(0))
  board.suppress(.marketClosed, at: seconds(1))
  board.sample(rule: 0, value: 101, at: seconds(2))
  board.suppress(.inhibited, at: seconds(3))
  board.unsuppress([.marketClosed, .inhibited], at: seconds(4))
  board.unsuppress(.marketClosed, at: seconds(5))
  #expect(
    said(&board) == [
      "a suppressed:closed@0", "b suppressed:closed@0", "a quality_good@2", "a raise(masked)@2",
      "a unsuppressed:closed@4", "a late!ANNUNCIATE@4*", "b unsuppressed:closed@4",
    ])
}

@Test func standingAlarmsAreListedApart() {
  var board = AlarmBoard(rules: [
    testRule("old") { $0.reAlarm = 3_600_000 }, testRule("new"), testRule("returned"),
  ])
  board.sample(rule: 0, value: 101, at: seconds(0))
  board.sample(rule: 2, value: 101, at: seconds(0))
  board.sample(rule: 2, value: 1, at: seconds(1))
  board.acknowledge(id: "old", at: seconds(1))
  board.sample(rule: 1, value: 101, at: seconds(1000))
  board.advance(to: seconds(86_400))
  #expect(board.standing == [])
  board.advance(to: seconds(86_401))
  // A re-alarm does not make it new, and what has returned does not stand.
  #expect(board.standing.map(\.id) == ["old"])
  #expect(board.active.map(\.id) == ["new", "returned"])
}

@Test func raisesAfterAGapAreMarked() {
  var board = AlarmBoard(rules: [testRule("a") { $0.staleAfter = 15_000 }, testRule("b")])
  for index in 0..<2 { board.sample(rule: index, value: 1, at: seconds(0)) }
  for index in 0..<2 { board.sample(rule: index, value: 101, at: seconds(176_400)) }
  let raises = board.takeNotices().filter { $0.sounds }
  #expect(raises.map(\.isAfterGap) == [true, false])
  var fresh = AlarmBoard(rules: [testRule("a")])
  fresh.sample(rule: 0, value: 101, at: seconds(0))
  #expect(fresh.notices.map(\.isAfterGap) == [false, false])
}

@Test func advancingMoreOftenChangesNoNotice() {
  var random = SplitMix64(seed: 5)
  var differing: [Int] = []
  var (floods, chatters) = (0, 0)
  for number in 0..<400 {
    let scripts = (0..<6).map { RandomScript(&random, id: "r\($0)", length: 0) }
    var rules = scripts.map(\.rule)
    rules[0].inhibits = ["x"]
    rules[1].labels = ["x"]
    rules[2].labels = ["x"]
    var (plain, watched) = (AlarmBoard(rules: rules), AlarmBoard(rules: rules))
    var time: Int64 = 0
    for _ in 0..<200 {
      let next = time + random.pick([0, 100, 700, 2500])
      if random.below(3) == 0 {
        watched.advance(to: Timestamp(milliseconds: time + Int64(random.next() % UInt64(next - time + 1))))
      }
      time = next
      let index = random.below(6)
      let at = Timestamp(milliseconds: time)
      let value = Double(95 + random.below(11))
      let choice = random.below(40)
      func act(_ board: inout AlarmBoard) {
        switch choice {
        case 0: board.acknowledgeAll(at: at)
        case 1: board.shelve(id: "r\(index)", for: 5000, at: at)
        case 2: board.dataLost(rules: [index, 3], at: at)
        case 3: board.suppress(.warmUp, rules: [index], at: at)
        case 4: board.unsuppress(.warmUp, at: at)
        default: board.sample(rule: index, value: value, at: at)
        }
      }
      act(&plain)
      act(&watched)
    }
    let end = Timestamp(milliseconds: time + 2_000_000)
    plain.advance(to: end)
    watched.advance(to: end)
    floods += plain.notices.count { $0.kind == .floodBegan }
    chatters += plain.notices.count { $0.kind == .chatterBegan }
    if plain.notices != watched.notices || plain.active != watched.active { differing.append(number) }
  }
  #expect(differing == [])
  #expect(floods > 100 && chatters > 100)
}
