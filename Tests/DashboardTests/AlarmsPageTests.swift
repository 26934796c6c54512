import BullionAlarms
import BullionMarket
import BullionMonitor
import Panels
import Screen
import TestMarket
import Testing

@testable import Dashboard

/// A desk that watches three prices, with its quotes and its keys.
private struct Desk {
  var state: DashboardState
  private var second: Int64 = 0

  init(latching: Bool = false) {
    var settings = MonitorSettings()
    var high = MetricProfile(.price(.silver), limit: 100)
      .rule(id: "silver-high", metric: .price(.silver), condition: .atOrAbove, limit: 100)
    high.latching = latching
    high.priority = 1
    var floor = MetricProfile(.price(.gold), limit: 5_000)
      .rule(id: "gold-floor", metric: .price(.gold), condition: .atOrBelow, limit: 5_000)
    floor.message = "call the desk"
    floor.hasOwnMessage = true
    let dear = MetricProfile(.price(.gold), limit: 6_000)
      .rule(id: "gold-dear", metric: .price(.gold), condition: .atOrAbove, limit: 6_000)
    settings.rules = [dear, floor, high]
    state = DashboardState(
      monitor: Monitor(settings: settings, feedName: "live", mode: .live), page: AlarmsPage.name)
    _ = state.receive(.resized(Size(columns: 160, rows: 48)))
    _ = state.receive(
      .feed([
        .switched(
          SourceSwitch(
            from: nil, to: "kraken", kind: .spot, instruments: Instrument.allCases, reason: "the first",
            time: ScriptedMarket.now))
      ]))
    quote(.gold, 5_100)
    quote(.silver, 99)
  }

  @discardableResult
  mutating func quote(_ metal: Instrument, _ dollars: Double, after seconds: Int64 = 1) -> [Effect] {
    second += seconds
    let time = ScriptedMarket.now.advanced(bySeconds: second)
    let half = Price(ticks: 5_000)
    let mid = Price(dollars: dollars) ?? Price(ticks: 1)
    return state.receive(
      .feed([.quote(Quote(instrument: metal, time: time, bid: mid - half, ask: mid + half))]))
  }

  /// - Returns: what is to be done outside, the journal left out.
  @discardableResult
  mutating func press(_ keys: Key...) -> [Effect] {
    keys.flatMap { state.receive(.key($0)) }.filter { if case .keepAlarms = $0 { false } else { true } }
  }

  mutating func type(_ text: String) -> [Effect] {
    text.flatMap { press(.character($0)) } + press(.enter)
  }

  func text(_ columns: Int = 160, _ rows: Int = 48) -> String {
    state.frame(size: Size(columns: columns, rows: rows), theme: .monochrome, glyphs: .unicode).text
  }

  func entry(_ id: String) -> AlarmEntry? { state.monitor.alarmEntries.first { $0.rule.id == id } }

  /// The rule that the screen says the keys are for.
  var chosen: String? {
    text().split(separator: "\n").first { $0.contains("▶") }.flatMap { line in
      ["silver above", "gold above", "call the desk"].first { line.contains($0) }
    }
  }
}

@Test func anAlarmsLifeByCursor() throws {
  var desk = Desk()
  desk.quote(.silver, 100.5)
  desk.quote(.gold, 4_990)
  desk.press(.home)
  #expect(desk.chosen == "silver above")
  let text = desk.text()
  #expect(text.contains("4 ms ago") == false)
  for words in [
    "at or above 100", "over when back at 99.75 (deadband 0.25)", "now 100.500, raised at 100.500",
    "silver 100.495 / 100.505 at 14:00:03 from kraken", "call the desk",
  ] { #expect(text.contains(words), "\(words)\n\(text)") }

  // One is acknowledged, the other still waits; the cursor stays with its alarm.
  desk.press(.enter)
  #expect(desk.entry("silver-high")?.group == .acknowledged)
  #expect(desk.entry("gold-floor")?.group == .waiting)
  #expect(desk.chosen == "silver above")
  #expect(desk.text().contains("acknowledged: silver above 100"))
  desk.press(.enter)
  #expect(desk.text().contains("nothing to acknowledge"))

  desk.press(.up)
  #expect(desk.chosen == "call the desk")
  desk.press(.character("s"))
  #expect(desk.text().contains("shelve gold-floor for 5, 15, 60 min"))
  #expect(desk.type("60") == [])
  #expect(desk.entry("gold-floor")?.group == .shelved)
  #expect(desk.text().contains("shelved until 15:00 (60 min)") || desk.text().contains("(1 h)"))
  desk.press(.character("u"))
  #expect(desk.entry("gold-floor")?.group == .waiting)
  desk.press(.character("a"))
  #expect(!desk.state.monitor.alarmEntries.contains { $0.group == .waiting })
}

@Test func theCursorStaysWithItsAlarmWhenOthersCome() {
  var desk = Desk()
  desk.quote(.gold, 4_990)
  desk.press(.home)
  #expect(desk.chosen == "call the desk")
  desk.quote(.silver, 100.5)
  #expect(desk.chosen == "call the desk")
  desk.press(.enter)
  #expect(desk.entry("gold-floor")?.group == .acknowledged)
  #expect(desk.entry("silver-high")?.group == .waiting)
}

@Test func aLatchedAlarmIsReset() {
  var desk = Desk(latching: true)
  desk.quote(.silver, 100.5)
  desk.press(.home, .character("r"))
  #expect(desk.text().contains("acknowledge it first"))
  desk.press(.enter)
  desk.quote(.silver, 98, after: 5)
  desk.quote(.silver, 98, after: 30)
  #expect(desk.entry("silver-high")?.isLatched == true)
  #expect(desk.text().contains("stays until it is acknowledged, over and reset"))
  desk.press(.character("r"))
  #expect(desk.entry("silver-high")?.group == .watched)
}

@Test func rulesAreSwitchedAndChanged() {
  var desk = Desk()
  desk.press(.home)
  #expect(desk.chosen == "gold above")
  #expect(desk.press(.character("x")) == [.changeRule(.disable(id: "gold-dear"))])
  #expect(desk.entry("gold-dear")?.group == .off)
  #expect(desk.chosen == "gold above")
  #expect(desk.press(.character("x")) == [.changeRule(.enable(id: "gold-dear"))])
  #expect(desk.press(.character("e")) == [])
  #expect(desk.text().contains("limit and deadband of gold-dear: 6000 15"))
  #expect(desk.type("5,050 10") == [.changeRule(.move(id: "gold-dear", limit: 5_050, deadband: 10))])
  desk.quote(.gold, 5_100.5)
  #expect(desk.entry("gold-dear")?.group == .waiting)
  // Nonsense is refused in words, and changes nothing.
  desk.press(.character("e"))
  #expect(desk.type("soon") == [])
  #expect(desk.text().contains("not changed"))
  desk.press(.character("e"))
  #expect(desk.type("-5") == [])
  #expect(desk.text().contains("always holds"))
}

@Test func ownRulesAreRemovedAfterAQuestion() {
  var desk = Desk()
  desk.press(.home, .delete)
  #expect(desk.type("n") == [])
  #expect(desk.entry("gold-dear") != nil)
  desk.press(.delete)
  #expect(desk.type("y") == [.changeRule(.remove(id: "gold-dear"))])
  #expect(desk.entry("gold-dear") == nil)
  desk.press(.home, .delete)
  #expect(desk.text().contains("comes with the program"))
}

@Test func aTestIsATestEverywhere() {
  var desk = Desk()
  desk.press(.home)
  let count = desk.state.monitor.alarmNoticeCount
  #expect(desk.state.receive(.key(.character("T"))) == [.ringBell])
  #expect(desk.state.monitor.alarmNoticeCount == count)
  #expect(desk.state.monitor.alarms.isEmpty)
  let lines = desk.text().split(separator: "\n").filter { $0.contains("gold") && $0.contains("TEST") }
  #expect(lines.count >= 1)
  #expect(desk.state.monitor.alarmLog.last?.isTest == true)
  desk.press(.character("m"))
  #expect(desk.state.receive(.key(.character("T"))) == [])
}

@Test func theListIsFiltered() {
  var desk = Desk()
  desk.press(.character("g"))
  #expect(desk.text().contains("Alarms: gold"))
  #expect(!desk.text().contains("silver above 100"))
  desk.press(.character("g"))
  #expect(desk.text().contains("Alarms: silver"))
  desk.press(.escape, .character("p"))
  #expect(desk.text().contains("Alarms: priority 1"))
  #expect(desk.text().contains("silver above 100"))
  #expect(!desk.text().contains("gold above 6,000"))
  desk.press(.escape, .character("/"))
  _ = desk.type("DESK")
  #expect(desk.chosen == "call the desk")
  desk.press(.escape)
  // What is typed asks for nothing else.
  desk.press(.character("/"))
  #expect(desk.press(.character("q")) == [])
  desk.press(.escape)
  #expect(desk.press(.character("q")) == [.quit])
}

@Test func theLoadIsCounted() {
  var desk = Desk()
  for _ in 0..<3 {
    desk.quote(.silver, 100.5, after: 5)
    desk.quote(.silver, 98, after: 1)
    desk.quote(.silver, 98, after: 12)
  }
  let figures = desk.state.monitor.alarmFigures
  #expect(figures.lately == 3 && figures.busiest == 3 && figures.total == 3)
  #expect(figures.worst.map(\.id) == ["silver-high"] && figures.worst.map(\.raised) == [3])
  #expect(figures.chattering == ["silver-high"])
  desk.quote(.gold, 5_100.5, after: 700)
  #expect(desk.state.monitor.alarmFigures.lately == 0)
  #expect(desk.state.monitor.alarmFigures.busiest == 3)
  #expect(desk.text().contains("0 in the last 10 min"))
}

@Test(arguments: [(160, 48), (80, 24), (40, 12)])
func alarmsPageIsLaidOutBySize(columns: Int, rows: Int) throws {
  var desk = Desk()
  desk.quote(.silver, 100.5)
  desk.quote(.gold, 4_990)
  desk.press(.home, .character("s"))
  _ = desk.type("15")
  desk.press(.home)
  let frame = desk.state.frame(
    size: Size(columns: columns, rows: rows), theme: .monochrome, glyphs: .unicode)
  try expectScreen(frame, named: "alarms-\(columns)x\(rows)")
}

@Test func everyPartIsSeenWhereThereIsLittleRoom() {
  var desk = Desk()
  desk.quote(.silver, 100.5)
  for word in ["limit", "silver at or above 100", "in the last 10 min", "watched, normal"] {
    #expect(desk.text(60, 20).contains(word), "\(word)")
    desk.press(.character("v"))
  }
}
