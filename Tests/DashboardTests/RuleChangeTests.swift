import BullionAlarms
import BullionMarket
import BullionMonitor
import Panels
import Screen
import TestMarket
import Testing

@testable import Dashboard

/// A page that asks for what the tests tell it to.
private struct AskingPage: Page {
  static let name: PageName = "asking"
  static let title = "Asking"
  static let meaning = "asks"

  static let asks: [PageCommand: [Effect]] = [
    add: [.changeRule(.add(dear))],
    addAgain: [.changeRule(.add(dear)), .changeRule(.disable(id: "dear"))],
    move: [.changeRule(.move(id: "dear", limit: 5_500, deadband: 10))],
    seen: [.operate(.acknowledge(id: "dear")), .tell("done"), .show("asking")],
  ]
  static let add = PageCommand("add", keys: [.character("A")], meaning: "")
  static let addAgain = PageCommand("again", keys: [.character("B")], meaning: "")
  static let move = PageCommand("move", keys: [.character("C")], meaning: "")
  static let seen = PageCommand("seen", keys: [.character("D")], meaning: "")

  var commands: [PageCommand] { [Self.add, Self.addAgain, Self.move, Self.seen] }

  mutating func receive(_ command: PageCommand, _ moment: PageMoment) -> [Effect] {
    Self.asks[command] ?? []
  }

  func draw(_ context: PanelContext, into frame: inout Frame, in body: Rect) {}
}

private let dear = MetricProfile(.price(.gold), limit: 4_000)
  .rule(id: "dear", metric: .price(.gold), condition: .atOrAbove, limit: 4_000)

private func gold(_ dollars: Double, _ second: Int64) -> Event {
  let time = ScriptedMarket.now.advanced(bySeconds: second)
  return .feed([
    .quote(
      Quote(instrument: .gold, time: time, received: time, price: Price(dollars: dollars) ?? Price(ticks: 1)))
  ])
}

private func state(_ mode: FeedMode = .live, rules: [AlarmRule] = []) -> DashboardState {
  var settings = MonitorSettings()
  settings.rules = rules
  return DashboardState(
    monitor: Monitor(settings: settings, feedName: "test", mode: mode), pages: [AskingPage.self])
}

@Test func aRuleIsWatchedAtOnceAndThenWrittenDown() {
  var state = state(.replay)
  _ = state.receive(gold(5_000, 0))
  #expect(state.receive(.key(.character("A"))) == [.changeRule(.add(dear))])
  _ = state.receive(gold(5_000.5, 1))
  #expect(state.monitor.alarms.map(\.id) == ["dear"])
  _ = state.receive(.key(.character("D")))
  #expect(state.monitor.alarms.map(\.state) == [.acknowledged])
  #expect(state.notice == "done")
  _ = state.receive(.key(.character("C")))
  #expect(state.monitor.alarms.isEmpty)
  #expect(state.monitor.settings.rules.map(\.limit) == [5_500])
}

@Test func whatCannotBeIsRefusedAndNotWritten() {
  var state = state(.replay, rules: [dear])
  #expect(state.receive(.key(.character("B"))) == [.changeRule(.disable(id: "dear"))])
  #expect(state.notice == "there is a rule \"dear\" already")
  #expect(state.monitor.settings.disabledRules == [dear])
}

@Test("A rule for one alarm ends with it", arguments: [FeedMode.live, .replay])
func once(_ mode: FeedMode) {
  var rule = dear
  rule.once = true
  var state = state(mode, rules: [rule])
  _ = state.receive(gold(3_999, 0))
  _ = state.receive(gold(4_010, 5))
  #expect(state.monitor.alarms.map(\.id) == ["dear"])
  let effects = state.receive(.key(.character("D")))
  // What a replay brings about is not written down.
  #expect(effects.contains(.changeRule(.disable(id: "dear"))) == (mode == .live))
  #expect(state.monitor.alarms.isEmpty)
  #expect(state.monitor.settings.disabledRules == [rule])
}

@Test func aRuleEndsAtItsTime() {
  var rule = dear
  rule.expires = ScriptedMarket.now.advanced(bySeconds: 60)
  var state = state(rules: [rule])
  _ = state.receive(gold(3_999, 0))
  #expect(state.receive(gold(3_999.5, 59)).isEmpty)
  let effects = state.receive(gold(4_010, 60))
  #expect(effects.contains(.changeRule(.disable(id: "dear"))))
  #expect(state.monitor.alarms.isEmpty)
  #expect(state.receive(gold(4_011, 61)).isEmpty)
}
