import BullionAlarms
import BullionMarket
import BullionMonitor
import Panels
import Screen
import Settings
import TestMarket
import Testing

@testable import Dashboard

private func text(_ state: DashboardState) -> String {
  state.frame(size: Size(columns: 100, rows: 30), theme: .monochrome, glyphs: .unicode).text
}

@Test func keysAskForTheirEffects() {
  var state = DashboardState(monitor: ScriptedMarket.monitor())
  _ = state.receive(.playback(Playback(isControllable: true, hasEvents: true)))
  #expect(state.receive(.key(.character("q"))) == [.quit])
  #expect(state.receive(.key(.character(" "))) == [.togglePause])
  #expect(state.receive(.key(.character("+"))) == [.faster])
  #expect(state.receive(.key(.character("-"))) == [.slower])
  #expect(state.receive(.key(.character("]"))) == [.skipToNextEvent])
  #expect(state.receive(.key(.character("t"))) == [.listThemes])
  #expect(state.receive(.key(.control("l"))) == [.repaint])
  #expect(state.receive(.key(.character("x"))) == [])
}

@Test func playbackKeysDoNothingForAFeedThatCannotBePaused() {
  var state = DashboardState(monitor: ScriptedMarket.monitor())
  #expect(state.receive(.key(.character(" "))) == [])
  #expect(state.receive(.key(.character("]"))) == [])
}

@Test func replayWithoutEventsHasNothingToSkipTo() {
  var state = DashboardState(monitor: ScriptedMarket.monitor(mode: .replay))
  _ = state.receive(.playback(Playback(isControllable: true)))
  #expect(state.receive(.key(.character("]"))) == [])
  #expect(!text(state).contains("next event"))
  #expect(state.receive(.key(.character(" "))) == [.togglePause])
  _ = state.receive(.feed([.ended]))
  #expect(state.receive(.key(.character(" "))) == [])
}

@Test func newAlarmRingsTheBellOnceAndMutedNever() {
  var state = DashboardState(monitor: ScriptedMarket.monitor())
  #expect(state.receive(.feed(ScriptedMarket.rise)) == [.ringBell])
  #expect(state.receive(.feed([.clock(ScriptedMarket.now.advanced(bySeconds: 600))])) == [])

  var muted = DashboardState(monitor: ScriptedMarket.monitor())
  _ = muted.receive(.key(.character("m")))
  #expect(muted.receive(.feed(ScriptedMarket.rise)) == [])
  #expect(text(muted).contains("bell off"))
}

@Test func acknowledgingRemovesTheBannerAndKeepsTheAlarm() {
  var state = DashboardState(monitor: ScriptedMarket.monitor())
  _ = state.receive(.feed(ScriptedMarket.rise))
  #expect(text(state).contains("! ALARM"))
  _ = state.receive(.key(.character("a")))
  #expect(!text(state).contains("! ALARM"))
  #expect(state.monitor.alarms.allSatisfy { $0.state == .acknowledged })
  #expect(!state.monitor.alarms.isEmpty)
  #expect(text(state).contains("✓"))
}

@Test func shelvingTakesTheAlarmOffTheBannerForAQuarterOfAnHour() throws {
  var state = DashboardState(monitor: ScriptedMarket.monitor())
  _ = state.receive(.feed(ScriptedMarket.rise))
  let first = try #require(state.monitor.alarms.first)
  _ = state.receive(.key(.character("s")))
  let shelved = try #require(state.monitor.alarms.first { $0.id == first.id })
  #expect(shelved.shelvedUntil == state.monitor.now?.advanced(bySeconds: 900))
  #expect(shelved.badges.contains(.shelved))
  // The next press takes the next alarm.
  _ = state.receive(.key(.character("s")))
  #expect(state.monitor.alarms.count { $0.shelvedUntil != nil } == 2)
}

@Test func frozenViewStandsStillWhileAlarmsGoOn() {
  var state = DashboardState(monitor: ScriptedMarket.monitor())
  _ = state.receive(.key(.character("f")))
  let before = text(state).split(separator: "\n", omittingEmptySubsequences: false)
  #expect(before.first?.contains("FROZEN  0.0 s") == true)
  #expect(state.receive(.feed(ScriptedMarket.rise)) == [.ringBell])
  let after = text(state).split(separator: "\n", omittingEmptySubsequences: false)
  #expect(after.first?.contains("FROZEN  9 min") == true)
  // Prices, ratio and RSI stand still; the alarms that `a` would acknowledge do not.
  #expect(Array(after[2..<20]) == Array(before[2..<20]))
  #expect(after[1].contains("! ALARM"))
  #expect(after.contains { $0.contains("to acknowledge") })
}

/// The styles of all upper left corners.
private func cornerStyles(_ state: DashboardState) -> [Style] {
  state.frame(size: Size(columns: 100, rows: 30), theme: .monochrome, glyphs: .unicode).cells
    .filter { $0.character == "╭" }.map(\.style)
}

@Test func frozenViewFramesWhatIsAlarmedNow() {
  var state = DashboardState(monitor: ScriptedMarket.monitor())
  var frozen = state
  _ = frozen.receive(.key(.character("f")))
  _ = state.receive(.feed(ScriptedMarket.rise))
  _ = frozen.receive(.feed(ScriptedMarket.rise))
  #expect(cornerStyles(frozen) == cornerStyles(state))
  #expect(Set(cornerStyles(frozen)).count > 1)
}

@Test func listOfKeysOpensAndCloses() {
  var state = DashboardState(monitor: ScriptedMarket.monitor())
  _ = state.receive(.playback(Playback(isControllable: true)))
  _ = state.receive(.key(.character("?")))
  let list = state.frame(size: Size(columns: 100, rows: 50), theme: .monochrome, glyphs: .unicode).text
  // The overview has Tab for itself.
  for command in Command.all() where command != .nextPage {
    #expect(list.contains(Keymap.standard.meaning(of: command)))
  }
  _ = state.receive(.key(.character("?")))
  #expect(!text(state).contains(Command.freeze.meaning))
  #expect(!text(state).contains("Esc closes"))
}

@Test func pauseSpeedAndRoundAreSaid() {
  var state = DashboardState(monitor: ScriptedMarket.monitor())
  _ = state.receive(.playback(Playback(isPaused: true, speed: 4, isControllable: true, round: 2)))
  #expect(text(state).contains("PAUSED"))
  #expect(text(state).contains("4x"))
  #expect(text(state).contains("round 2"))
}

@Test func restartBeginsWithAFreshState() {
  var state = DashboardState(monitor: ScriptedMarket.monitor())
  _ = state.receive(.feed(ScriptedMarket.rise + [.headline("Silver crosses $100"), .restarted]))
  #expect(state.monitor.alarms.isEmpty)
  #expect(state.monitor.readings.silver.mid == nil)
  #expect(!text(state).contains("Silver crosses"))
}

@Test func foreignTextReachesNoCellAsControlCharacter() {
  var state = DashboardState(monitor: Monitor(feedName: "file:\u{1b}[31mred\u{7}.csv", mode: .replay))
  _ = state.receive(
    .feed([
      .headline("\u{1b}]0;title\u{7}"), .refused(RefusedLine(line: 1, reason: .malformed, text: "\u{1b}")),
    ]))
  let frame = state.frame(size: Size(columns: 160, rows: 48), theme: .monochrome, glyphs: .unicode)
  #expect(frame.cells.allSatisfy { $0.scalar >= 0x20 && $0.scalar != 0x7F && $0.scalar != 0x9B })
}

@Test func endOfInputIsSaidAndNotTakenForStale() {
  var state = DashboardState(monitor: ScriptedMarket.monitor(mode: .replay))
  _ = state.receive(
    .feed(ScriptedMarket.rise + [.ended, .clock(ScriptedMarket.now.advanced(bySeconds: 36_000))]))
  #expect(text(state).contains("end of input"))
  #expect(!text(state).contains("STALE"))
}

@Test func silenceIsSaidWithItsAge() {
  var state = DashboardState(monitor: ScriptedMarket.monitor())
  _ = state.receive(.feed(ScriptedMarket.rise))
  _ = state.receive(.feed([.clock(ScriptedMarket.now.advanced(bySeconds: 595 + 150))]))
  #expect(text(state).contains("STALE"))
  #expect(state.monitor.alarms.contains { $0.id == "feed-stale" })
}

@Test func staleNumbersLoseTheirColours() throws {
  let theme = try ThemeLibrary.theme("dark")
  func signalCells(_ state: DashboardState) -> Int {
    let frame = state.frame(size: Size(columns: 160, rows: 48), theme: theme, glyphs: .unicode)
    let colours = [theme[.up].foreground, theme[.down].foreground]
    // The two price panels.
    return frame.cells[160 * 2..<160 * 18].count { colours.contains($0.foreground) && $0.scalar != 0x20 }
  }
  var state = DashboardState(monitor: ScriptedMarket.monitor())
  _ = state.receive(.feed(ScriptedMarket.rise))
  #expect(signalCells(state) > 20)
  _ = state.receive(.feed([.clock(ScriptedMarket.now.advanced(bySeconds: 595 + 150))]))
  #expect(signalCells(state) == 0)
}

@Test func shelvingSaysWhatItDid() {
  var quiet = DashboardState(monitor: Monitor(feedName: "demo", mode: .demo))
  _ = quiet.receive(.key(.character("s")))
  #expect(text(quiet).contains("nothing to shelve"))
  var state = DashboardState(monitor: ScriptedMarket.monitor())
  _ = state.receive(.feed(ScriptedMarket.rise))
  for _ in state.monitor.alarms { _ = state.receive(.key(.character("s"))) }
  #expect(text(state).contains("shelved for 15 min"))
  #expect(text(state).contains("shelved until"))
  #expect(!text(state).contains("to acknowledge"))
}

@Test func latchedAlarmsAreResetByAKey() throws {
  var settings = MonitorSettings()
  var rule = AlarmRule(id: "line", metric: "price.gold", condition: .atOrAbove, limit: 5_010)
  rule.message = "line"
  rule.latching = true
  settings.rules = [rule]
  var state = DashboardState(monitor: Monitor(settings: settings, feedName: "test", mode: .replay))
  func gold(_ dollars: Double, _ second: Int64) -> FeedEvent {
    let time = ScriptedMarket.now.advanced(bySeconds: second)
    return .quote(
      Quote(instrument: .gold, time: time, received: time, price: Price(dollars: dollars) ?? Price(ticks: 1)))
  }
  _ = state.receive(.feed([gold(5_000, 0), gold(5_011, 1), gold(5_000, 2)]))
  _ = state.receive(.key(.character("r")))
  #expect(text(state).contains("nothing to reset"))
  _ = state.receive(.key(.character("a")))
  #expect(state.monitor.alarms.map(\.badges) == [[.latched]])
  _ = state.receive(.key(.character("r")))
  #expect(state.monitor.alarms.isEmpty)
}

/// Hours go by in seconds: what sounds then tells nobody anything.
@Test func timeLapseOfTheDemoIsSilent() {
  var state = DashboardState(monitor: ScriptedMarket.monitor(mode: .demo))
  let start = ScriptedMarket.now.advanced(bySeconds: 60)
  let bars = (0..<20).flatMap { minute -> [FeedEvent] in
    let price = Price(ticks: Int64(4_000 - 20 * minute) * Price.ticksPerDollar)
    let time = start.advanced(bySeconds: Int64(minute) * 60)
    return [.bar(.gold, .oneMinute, Bar(start: time, open: price, high: price, low: price, close: price))]
  }
  let effects = state.receive(.feed(bars))
  #expect(effects == [])
  #expect(!state.monitor.alarms.isEmpty)
}

@Test func theBellCanBeOffFromTheStart() {
  var state = DashboardState(monitor: ScriptedMarket.monitor(), isMuted: true)
  #expect(state.receive(.feed(ScriptedMarket.rise)) == [])
  _ = state.receive(.key(.character("m")))
  #expect(!state.isMuted)
}

@Test func rulesAreTakenWhileItRuns() {
  var state = DashboardState(monitor: ScriptedMarket.monitor())
  _ = state.receive(.feed(ScriptedMarket.rise))
  var settings = MonitorSettings()
  var rule = AlarmRule(id: "mine", metric: "price.gold", condition: .atOrAbove, limit: 1)
  rule.subject = "gold"
  rule.message = "gold is worth something"
  rule.hasOwnMessage = true
  settings.rules = [rule]
  _ = state.receive(.rules(settings))
  #expect(state.monitor.alarms.map(\.id) == ["mine"])
  #expect(text(state).contains("gold is worth something"))
  _ = state.receive(.request(.acknowledge(id: "mine")))
  #expect(state.monitor.alarms.map(\.state) == [.acknowledged])
}
