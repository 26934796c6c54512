import BullionMarket
import TestRandomness
import Testing

@testable import BullionAlarms

/// Runs a trace and tells the first step that differs from the reference, or nil.
private func firstDifference(_ trace: AlarmTrace) -> String? {
  var machine = AlarmMachine(rule: trace.rule)
  for (index, step) in trace.steps.enumerated() {
    if machine.label != step.before {
      return "\(trace.name) \(index): \(machine.label) before, not \(step.before)"
    }
    var effects: [AlarmEffect] = []
    machine.receive(step.event, at: step.time, into: &effects)
    let found = [
      machine.label, machine.quality.rawValue, machine.isArmed ? "1" : "0", machine.isMasked ? "1" : "0",
      effects.map { "\($0.kind.name)@\($0.time.milliseconds)" }.joined(separator: "|"),
    ]
    if found != step.expected { return "\(trace.name) \(index): \(found), not \(step.expected)" }
  }
  return nil
}

@Test func machineEqualsTheReferenceInAllScenarios() throws {
  let traces = try AlarmTrace.read("ref_alarm_trace.csv")
  #expect(traces.count == 24)
  #expect(traces.map(\.steps.count).reduce(0, +) == 124)
  #expect(traces.compactMap(firstDifference) == [])
}

@Test func machineEqualsTheReferenceOnRandomScripts() throws {
  let traces = try AlarmTrace.read("alarm_random_trace.csv")
  #expect(traces.count == 40)
  #expect(traces.map(\.steps.count).reduce(0, +) == 1600)
  #expect(traces.compactMap(firstDifference) == [])
}

@Test func heartbeatsChangeNothing() {
  var random = SplitMix64(seed: 1)
  var differing: [Int] = []
  var raises = 0
  for number in 0..<10_000 {
    let script = RandomScript(&random)
    var (plain, watched) = (AlarmMachine(rule: script.rule), AlarmMachine(rule: script.rule))
    var (expected, found): ([AlarmEffect], [AlarmEffect]) = ([], [])
    for (index, step) in script.steps.enumerated() {
      plain.receive(step.event, at: step.time, into: &expected)
      watched.receive(step.event, at: step.time, into: &found)
      for time in script.heartbeats(after: index, &random) {
        watched.receive(.heartbeat, at: time, into: &found)
      }
    }
    plain.receive(.heartbeat, at: Timestamp(milliseconds: 10_000_000), into: &expected)
    watched.receive(.heartbeat, at: Timestamp(milliseconds: 10_000_000), into: &found)
    if expected != found { differing.append(number) }
    raises += expected.count(where: \.annunciates)
  }
  #expect(differing == [])
  #expect(raises > 10_000)
}

@Test func effectsAloneTellTheState() {
  var random = SplitMix64(seed: 2)
  var differing: [Int] = []
  for number in 0..<500 {
    let script = RandomScript(&random)
    var machine = AlarmMachine(rule: script.rule)
    var memory = AlarmMemory()
    for step in script.steps {
      var effects: [AlarmEffect] = []
      machine.receive(step.event, at: step.time, into: &effects)
      effects.filter(\.isTransition).forEach { memory.apply($0) }
      let restored = AlarmMachine(rule: script.rule, memory: memory)
      let isSame =
        restored.state == machine.state && restored.anchor == machine.anchor
        && restored.isMasked == machine.isMasked && restored.isArmed == machine.isArmed
        && restored.isLatched == machine.isLatched && restored.shelvedUntil == machine.shelvedUntil
        && restored.suppression == machine.suppression && memory.quality == machine.quality
        && (restored.lastValue == nil) == (machine.lastValue == nil)
        && (memory.since == nil) == (machine.state == .normal)
      if !isSame { differing.append(number) }
    }
  }
  #expect(differing == [])
}

private func machine(
  limit: Double = 100, change: (inout AlarmRule) -> Void = { _ in }
) -> AlarmMachine {
  var rule = AlarmRule(id: "test", metric: "test", condition: .atOrAbove, limit: limit)
  change(&rule)
  return AlarmMachine(rule: rule)
}

/// Sends events and returns the names of all effects.
private func run(_ machine: inout AlarmMachine, _ events: [(AlarmEvent, Int64)]) -> [String] {
  var effects: [AlarmEffect] = []
  for (event, second) in events { machine.receive(event, at: seconds(second), into: &effects) }
  return effects.map { "\($0.kind.name)@\($0.time.milliseconds / 1000)" }
}

@Test func onlyTheOwnerTellsStaleWhenNoTimeIsSet() {
  var alarm = machine { $0.onDelay = 5_000 }
  #expect(
    run(&alarm, [(.tick(101), 0), (.dataLost, 3), (.heartbeat, 9), (.tick(102), 20), (.heartbeat, 25)])
      == [
        "quality_good@0", "quality_stale@3", "pending_cancelled@3", "quality_good@20", "raise!ANNUNCIATE@25",
      ])
  #expect(run(&alarm, [(.heartbeat, 9_999_999)]) == [])
  #expect(run(&alarm, [(.dataLost, 4)]) == ["drop_late@4"])
}

@Test func lostDataHoldARaisedAlarm() {
  var alarm = machine { $0.offDelay = 5_000 }
  #expect(
    run(&alarm, [(.tick(101), 0), (.tick(90), 1), (.dataLost, 3), (.dataLost, 4), (.heartbeat, 60)])
      == ["quality_good@0", "raise!ANNUNCIATE@0", "quality_stale@3"])
  #expect(alarm.state == .unacknowledged)
}

@Test func valuesThatAreNoNumbersAreLostData() {
  for value in [Double.nan, .infinity, -.infinity, .signalingNaN] {
    var alarm = machine { $0.onDelay = 5_000 }
    #expect(
      run(&alarm, [(.tick(101), 0), (.tick(value), 1), (.heartbeat, 60)])
        == ["quality_good@0", "quality_stale@1", "pending_cancelled@1"])
    #expect(alarm.lastValue == 101)
    var quiet = machine()
    #expect(run(&quiet, [(.tick(50), 0), (.tick(value), 1)]) == ["quality_good@0", "quality_stale@1"])
  }
}

@Test func oneLiftedReasonLeavesTheOther() {
  var alarm = machine()
  #expect(
    run(
      &alarm,
      [
        (.suppress(.marketClosed), 0), (.suppress(.inhibited), 1), (.tick(101), 2),
        (.unsuppress(.inhibited), 3), (.unsuppress(.marketClosed), 4),
      ])
      == [
        "suppressed:closed@0", "suppressed:inhibited@1", "quality_good@2", "raise(masked)@2",
        "unsuppressed:inhibited@3", "unsuppressed:closed@4", "late!ANNUNCIATE@4",
      ])
}

@Test func quietTicksAreTakenOnlyWhenNothingCanComeOfThem() {
  var alarm = machine { $0.staleAfter = 10_000 }
  func takes(_ value: Double, _ second: Int64) -> Bool { alarm.takeQuietly(value, at: seconds(second)) }
  #expect(!takes(50, 0))
  #expect(run(&alarm, [(.tick(50), 0)]) == ["quality_good@0"])
  #expect(takes(51, 1))
  #expect(alarm.lastValue == 51 && alarm.lastTime == seconds(1))
  #expect(!takes(100, 2))
  #expect(!takes(50, 0))
  #expect(!takes(50, 11))
  #expect(takes(50, 10))
}

@Test func noTimeOrDurationOverflows() {
  let ends: [Int64] = [.min, .min + 1, -1, 0, 1, .max - 1, .max]
  var random = SplitMix64(seed: 3)
  var effects: [AlarmEffect] = []
  for _ in 0..<500 {
    var rule = RandomScript(&random, length: 0).rule
    rule.limit = random.pick([.nan, .infinity, -.greatestFiniteMagnitude, 1e300, 0])
    rule.deadband = random.pick([.nan, -5, 1e308, 0])
    rule.onDelay = random.pick(ends)
    rule.offDelay = random.pick(ends)
    rule.reAlarm = random.pick(ends)
    rule.staleAfter = random.pick(ends)
    var alarm = AlarmMachine(rule: rule)
    for _ in 0..<40 {
      let event: AlarmEvent = random.pick([
        .tick(random.pick([0, 1e300, -1e300, .greatestFiniteMagnitude])), .acknowledge, .dataLost, .restart,
        .shelve(for: random.pick(ends)), .clockStep(random.pick(ends)), .suppress([]), .unsuppress(.all),
      ])
      alarm.receive(event, at: Timestamp(milliseconds: random.pick(ends)), into: &effects)
    }
  }
  #expect(!effects.isEmpty)
}
