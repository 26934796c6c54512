import BullionMarket
import TestRandomness
import Testing

@testable import BullionAlarms

private func rules(_ random: inout SplitMix64) -> [AlarmRule] {
  var rules = (0..<5).map { RandomScript(&random, id: "rule-\($0)", length: 0).rule }
  rules[0].inhibits = ["x"]
  rules[1].labels = ["x"]
  return rules
}

/// Runs a board through random events and returns its journal's lines.
private func run(
  _ board: inout AlarmBoard, _ journal: inout AlarmJournal, steps: Int, from start: Int64,
  _ random: inout SplitMix64
) -> [String] {
  var lines: [String] = []
  var time = start
  for _ in 0..<steps {
    time += random.pick([0, 200, 1000, 4000, 20000])
    let at = Timestamp(milliseconds: time)
    let index = random.below(board.rules.count)
    switch random.below(40) {
    case 0: board.acknowledgeAll(at: at)
    case 1: board.shelve(id: board.rules[index].id, for: 6000, at: at)
    case 2: board.dataLost(rules: [index], at: at)
    case 3: board.suppress(.marketClosed, rules: [index], at: at)
    case 4: board.unsuppress(.marketClosed, at: at)
    case 5: board.reset(id: board.rules[index].id, at: at)
    case 6:
      let step: Int64 = random.pick([-3000, 60_000])
      time += step
      board.stepClock(by: step, at: Timestamp(milliseconds: time))
    default: board.sample(rule: index, value: Double(95 + random.below(11)) + 0.1, at: at)
    }
    lines += journal.record(board.takeNotices(), of: board)
  }
  return lines
}

/// A board with its journal after a random run.
private func example(seed: UInt64, steps: Int) -> (board: AlarmBoard, journal: AlarmJournal, lines: [String])
{
  var random = SplitMix64(seed: seed)
  var board = AlarmBoard(rules: rules(&random))
  var journal = AlarmJournal()
  let lines = run(&board, &journal, steps: steps, from: 1_769_126_400_000, &random)
  return (board, journal, lines)
}

private func loaded(_ lines: [String]) -> (journal: AlarmJournal, problems: [AlarmJournal.Problem]) {
  var journal = AlarmJournal()
  let problems = journal.load(lines)
  return (journal, problems)
}

private func entries(_ journal: AlarmJournal, of board: AlarmBoard) -> [JournalLine.Entry?] {
  board.rules.map { journal.entry(of: $0.id) }
}

@Test func linesAreCompactJSONInAFixedOrder() {
  var rule = AlarmRule(id: "rsi-silver", metric: "rsi.silver.1m", condition: .atOrAbove, limit: 70)
  rule.message = "silver RSI(14) overbought"
  var board = AlarmBoard(rules: [rule])
  var journal = AlarmJournal()
  board.sample(rule: 0, value: 81.2, at: Timestamp(2026, 1, 23, 14))
  board.shelve(id: "rsi-silver", for: 300_000, at: Timestamp(2026, 1, 23, 14, 1))
  let lines = journal.record(board.takeNotices(), of: board)
  let start = #","ruleId":"rsi-silver","ruleHash":"85ecb88b5cb92abf","t":"#
  #expect(
    lines.map { $0.split(separator: #","sum""#).first.map(String.init) } == [
      #"{"seq":1"# + start
        + #"1769176800000,"from":"normal","to":"normal","x":81.2,"quality":"good","event":"quality_good""#,
      #"{"seq":2"# + start
        + #"1769176800000,"from":"normal","to":"unacknowledged","x":81.2,"quality":"good","event":"raise!ANNUNCIATE""#,
      #"{"seq":3"# + start
        + #"1769176860000,"from":"unacknowledged","to":"unacknowledged","x":81.2,"quality":"good","event":"shelved","until":1769177160000"#,
    ])
  #expect(lines.allSatisfy { JournalLine($0)?.text == $0 })
}

@Test func everyEffectCanBeReadBack() {
  let kinds: [AlarmEffect.Kind] = [
    .raise(masked: false), .raise(masked: true), .reAlarm(masked: false), .reAlarm(masked: true),
    .lateAnnunciation, .clear, .returnedUnacknowledged, .acknowledged, .acknowledgeIgnored, .reset,
    .resetRefused, .shelved(until: seconds(-7)), .unshelved(expired: true), .unshelved(expired: false),
    .suppressed([.marketClosed, .inhibited]), .unsuppressed(.warmUp), .unsuppressed(.all), .qualityStale,
    .qualityGood, .pendingCancelled, .armed, .disarmedUntilClear, .dropLate, .clockStep(-5), .clockStep(.max),
    .restored, .ruleChanged, .ruleRemoved,
  ]
  #expect(Set(kinds.map(\.name)).count == kinds.count)
  for (number, kind) in kinds.enumerated() {
    for value in [nil, 0, -0.0, 0.1, .leastNonzeroMagnitude, 1.7976931348623157e308, 100.29, 1e16] {
      let effect = AlarmEffect(
        time: Timestamp(milliseconds: .min), kind: kind, from: .returned, to: .acknowledged, value: value,
        quality: .stale)
      let line = JournalLine.transition(
        sequence: number,
        JournalLine.Transition(ruleID: "a\"\\\n\u{1}é🥈", ruleHash: .max, effect: effect))
      #expect(JournalLine(line.text) == line, "\(line.text)")
      #expect(!line.text.contains("\n"))
    }
  }
}

@Test func aSnapshotFollowsEveryHundredthTransition() {
  let (board, journal, lines) = example(seed: 6, steps: 1500)
  let parsed = lines.compactMap { JournalLine($0) }
  #expect(parsed.count == lines.count && journal.sequence > 300)
  var snapshots: [Int] = []
  var transitions = 0
  for line in parsed {
    if case .snapshot(let sequence, let entries) = line {
      snapshots.append(sequence)
      #expect(sequence == transitions && entries.count == board.rules.count)
    } else {
      transitions += 1
      #expect(line.sequence == transitions)
    }
  }
  #expect(snapshots == Array(stride(from: 100, through: journal.sequence, by: 100)))
}

@Test func replayingIsByteIdentical() {
  for seed in UInt64(10)..<18 {
    let lines = example(seed: seed, steps: 600).lines
    #expect(lines == example(seed: seed, steps: 600).lines)
    #expect(AlarmJournal.rewritten(lines) == lines)
  }
}

@Test func aRestoredBoardIsWhereTheOldOneWas() {
  var random = SplitMix64(seed: 7)
  for seed in UInt64(30)..<45 {
    let (old, _, lines) = example(seed: seed, steps: 300)
    var (journal, problems) = loaded(lines)
    #expect(problems == [])
    var board = AlarmBoard(rules: old.rules)
    guard let now = old.now?.advanced(bySeconds: 3) else { continue }
    #expect(journal.removeRules(missingFrom: board, at: now) == [])
    board.restore(from: journal, at: now)
    #expect(board.machines.map(\.state) == old.machines.map(\.state))
    #expect(board.memories.map(\.since) == old.memories.map(\.since))
    #expect(board.memories.map(\.raisedValue) == old.memories.map(\.raisedValue))
    #expect(board.memories.map(\.count) == old.memories.map(\.count))
    #expect(board.machines.map(\.isArmed) == old.machines.map(\.isArmed))
    #expect(board.machines.map(\.isLatched) == old.machines.map(\.isLatched))
    for (machine, before) in zip(board.machines, old.machines) where before.state != .normal {
      #expect(machine.suppression == before.suppression)
    }
    #expect(board.machines.allSatisfy { $0.state != .normal || $0.suppression.isSubset(of: .inhibited) })
    #expect(board.machines.allSatisfy { $0.quality == .stale && $0.pendingSince == nil })
    // Nothing is announced again, but for what an expired shelf kept back.
    #expect(
      board.notices.allSatisfy { $0.effect?.annunciates != true || $0.effect?.kind == .lateAnnunciation })
    // And the journal goes on where it stopped.
    var more = journal.record(board.takeNotices(), of: board)
    more += run(&board, &journal, steps: 200, from: now.milliseconds, &random)
    #expect(AlarmJournal.rewritten(lines + more) == lines + more)
    #expect(loaded(lines + more).problems == [])
  }
}

@Test func theLastSnapshotAndTheTailAreEnough() throws {
  let (board, journal, lines) = example(seed: 8, steps: 1500)
  #expect(entries(loaded(lines).journal, of: board) == entries(journal, of: board))
  let last = try #require(lines.lastIndex { $0.contains("\"snapshot\"") })
  #expect(entries(loaded(Array(lines[last...])).journal, of: board) == entries(journal, of: board))
  // Damage before the snapshot does not matter.
  var damaged = lines
  damaged[3] = "rubbish"
  #expect(loaded(damaged).problems == [])
}

@Test func aTailTornAtAnyByteLosesOnlyTheTornLine() throws {
  let (board, _, all) = example(seed: 9, steps: 400)
  let snapshot = try #require(all.firstIndex { $0.contains("\"snapshot\"") })
  // The snapshot and what follows it: every line torn at every byte.
  let lines = Array(all[snapshot...(snapshot + 5)])
  #expect(lines.count == 6)
  var unnoticed: [String] = []
  for torn in lines.indices {
    let before = Array(lines[..<torn])
    let expected = entries(loaded(before).journal, of: board)
    let bytes = Array(lines[torn].utf8)
    for length in 1..<bytes.count {
      let (journal, problems) = loaded(before + [String(decoding: bytes[..<length], as: UTF8.self)])
      let problem = AlarmJournal.Problem(
        line: torn + 1, text: "the last line is torn or damaged", isLastLine: true)
      if problems != [problem] || entries(journal, of: board) != expected {
        unnoticed.append("line \(torn + 1) cut to \(length) bytes")
      }
    }
  }
  #expect(unnoticed == [])
  #expect(loaded(lines + [""]).problems == [])
  #expect(loaded([]).problems == [] && loaded(["", ""]).problems == [])
}

@Test func everyDamagedByteIsNoticed() throws {
  let (_, _, lines) = example(seed: 9, steps: 160)
  let snapshot = try #require(lines.first { $0.contains("\"snapshot\"") })
  var unnoticed: [String] = []
  for line in [lines[0], lines[lines.count - 1], snapshot] {
    let bytes = Array(line.utf8)
    #expect(JournalLine(line) != nil)
    for index in bytes.indices {
      for flip in [UInt8(1), 4, 64] {
        var damaged = bytes
        damaged[index] ^= flip
        let text = String(decoding: damaged, as: UTF8.self)
        if JournalLine(text) != nil { unnoticed.append(text) }
      }
    }
  }
  #expect(unnoticed == [])
}

@Test func aDamagedLineInTheTailIsLeftOut() throws {
  let (board, _, lines) = example(seed: 9, steps: 160)
  var damaged = lines
  let middle = lines.count - 3
  damaged[middle] = String(lines[middle].dropLast(30))
  let (journal, problems) = loaded(damaged)
  #expect(problems.map(\.line) == [middle + 1, middle + 2])
  #expect(problems.map(\.isLastLine) == [false, false])
  #expect(problems.first?.text == "a damaged line was left out")
  #expect(problems.last?.text.hasPrefix("transition ") == true)
  #expect(journal.sequence == loaded(lines).journal.sequence)
  #expect(AlarmJournal.rewritten(damaged).count == lines.count - 1)
  #expect(entries(journal, of: board).count == board.rules.count)
}

@Test func aStartWithNothingNewWritesNothing() {
  let rules = [
    testRule("high"), testRule("low") { $0.condition = .atOrBelow },
    testRule("line") {
      $0.mode = .crossing
      $0.deadband = 2
    }, testRule("slow") { $0.onDelay = 5_000 },
  ]
  var journal = AlarmJournal()
  var written: [Int] = []
  for run in 0..<5 {
    var board = AlarmBoard(rules: rules)
    let start = seconds(Int64(run) * 10_000)
    board.restore(from: journal, at: start)
    board.suppress(.warmUp, at: start)
    board.unsuppress(.warmUp, at: start.advanced(bySeconds: 1))
    for index in rules.indices {
      let harmless = rules[index].condition == .atOrAbove ? -1e9 : 1e9
      board.sample(rule: index, value: harmless, at: start.advanced(bySeconds: 2))
    }
    // The data end with the program.
    board.advance(to: start.advanced(bySeconds: 5_000))
    written.append(journal.record(board.takeNotices(), of: board).count)
  }
  #expect(written[0] > 0)
  #expect(written[1...] == [0, 0, 0, 0])
}

@Test func aChangedRuleStartsAsNormal() {
  let rule = testRule("rsi-silver") { $0.limit = 70 }
  var board = AlarmBoard(rules: [rule])
  var journal = AlarmJournal()
  board.sample(rule: 0, value: 81.2, at: seconds(0))
  let lines = journal.record(board.takeNotices(), of: board)
  var changed = rule
  changed.limit = 75
  var next = AlarmBoard(rules: [changed])
  next.restore(from: journal, at: seconds(10))
  #expect(next.machines[0].state == .normal && next.active == [])
  let more = journal.record(next.takeNotices(), of: next)
  #expect(more.count == 1)
  #expect(
    more[0].contains(
      #""from":"unacknowledged","to":"normal","x":null,"quality":"stale","event":"rule_changed""#))
  // From now on the new rule is the stored one.
  var again = AlarmBoard(rules: [changed])
  again.restore(from: loaded(lines + more).journal, at: seconds(20))
  #expect(again.notices.compactMap { $0.effect?.kind } == [.restored])
}

@Test func aRuleThatIsGoneIsForgotten() throws {
  var (board, journal, lines) = example(seed: 9, steps: 160)
  let rest = AlarmBoard(rules: Array(board.rules.dropFirst(2)))
  let more = journal.removeRules(missingFrom: rest, at: seconds(10))
  #expect(more.count == 2 && more.allSatisfy { $0.contains(#""event":"rule_removed""#) })
  #expect(
    entries(loaded(lines + more).journal, of: board).map { $0 == nil } == [true, true, false, false, false])
  #expect(journal.removeRules(missingFrom: rest, at: seconds(11)) == [])
  board.restore(from: journal, at: seconds(12))
  lines += more
  #expect(AlarmJournal.rewritten(lines) == lines)
}

@Test func shelvesThatEndedWhileDownAreReleased() {
  var rule = AlarmRule(id: "a", metric: "a", condition: .atOrAbove, limit: 100)
  rule.message = "a"
  var board = AlarmBoard(rules: [rule])
  var journal = AlarmJournal()
  board.shelve(id: "a", for: 60_000, at: seconds(0))
  board.sample(rule: 0, value: 101, at: seconds(1))
  let lines = journal.record(board.takeNotices(), of: board)
  var next = AlarmBoard(rules: [rule])
  next.restore(from: loaded(lines).journal, at: seconds(100))
  #expect(
    next.notices.compactMap { $0.effect?.kind } == [.restored, .unshelved(expired: true), .lateAnnunciation])
  #expect(next.active.map(\.state) == [.unacknowledged])
}

@Test func hostileLinesDoNoHarm() {
  var random = SplitMix64(seed: 12)
  var understood = 0
  let (rules, lines) = (example(seed: 9, steps: 160).board.rules, example(seed: 9, steps: 160).lines)
  for _ in 0..<5_000 {
    var bytes = Array(random.pick(lines).utf8)
    for _ in 0..<(1 + random.below(5)) {
      let index = random.below(bytes.count)
      let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index])
      bytes[index] = isDigit ? UInt8(ascii: "0") + UInt8(random.below(10)) : UInt8(random.below(256))
    }
    // With a matching check sum, so that the reading itself is tried.
    let content = bytes.dropLast(26)
    let sum = JournalText.hexadecimal(FowlerNollVo.hash(of: content), digits: 16)
    let text = String(decoding: content, as: UTF8.self) + ",\"sum\":\"\(sum)\"}"
    if let line = JournalLine(text) {
      understood += 1
      #expect(AlarmJournal.rewritten([line.text]) == [line.text])
      var (journal, _) = loaded([line.text])
      for time in [Timestamp(milliseconds: .min), seconds(1), Timestamp(milliseconds: .max)] {
        var board = AlarmBoard(rules: rules)
        board.restore(from: journal, at: time)
        board.sample(rule: 0, value: 101, at: time)
        board.advance(to: Timestamp(milliseconds: .max))
        _ = journal.record(board.takeNotices(), of: board)
      }
    }
  }
  #expect(understood > 300)
}
