import BullionMarket
import BullionMonitor
import Screen
import Settings
import TestMarket
import Testing

@testable import Dashboard

@Suite struct WallTests {
  private static let sizes = [(40, 12), (80, 24), (160, 48), (400, 120)]

  private func wall(_ monitor: Monitor, _ columns: Int = 160, _ rows: Int = 48) -> DashboardState {
    var state = DashboardState(monitor: monitor, wall: WallPlan())
    _ = state.receive(.resized(Size(columns: columns, rows: rows)))
    return state
  }

  private func screen(_ state: DashboardState, _ glyphs: Glyphs = .unicode) -> Frame {
    state.frame(theme: .monochrome, glyphs: glyphs)
  }

  /// The prices of the rise, and nobody is waited for.
  private static func calm() -> Monitor {
    var monitor = ScriptedMarket.risen()
    _ = monitor.acknowledgeAll()
    return monitor
  }

  private static func stale() -> Monitor {
    var monitor = calm()
    monitor.advance(to: monitor.now?.advanced(bySeconds: 1200) ?? ScriptedMarket.now)
    _ = monitor.acknowledgeAll()
    return monitor
  }

  private static func closed() -> Monitor {
    var monitor = calm()
    // Friday evening.
    monitor.advance(to: Timestamp(2026, 1, 23, 22, 30))
    _ = monitor.acknowledgeAll()
    return monitor
  }

  @Test(arguments: sizes)
  func pricesFillTheRoom(columns: Int, rows: Int) throws {
    try expectScreen(screen(wall(Self.calm(), columns, rows)), named: "wall-\(columns)x\(rows)")
  }

  @Test(arguments: [(40, 12), (80, 24), (160, 48)])
  func anAlarmIsTheLargestThing(columns: Int, rows: Int) throws {
    let frame = screen(wall(ScriptedMarket.risen(), columns, rows))
    try expectScreen(frame, named: "wall-\(columns)x\(rows)-alarm")
    #expect(frame.text.contains("! ALARM"))
  }

  @Test(
    "An old price is never larger than the word that says so", arguments: [(40, 12), (80, 24), (160, 48)])
  func anOldPriceIsSaidAsLarge(columns: Int, rows: Int) throws {
    let state = wall(Self.stale(), columns, rows)
    let frame = screen(state)
    #expect(frame.text.contains("STALE") || frame.text.contains("last price"), "\(frame.text)")
    try expectScreen(frame, named: "wall-\(columns)x\(rows)-stale")
    let closed = screen(wall(Self.closed(), columns, rows))
    #expect(closed.text.contains("closed until Sun 23:00"), "\(closed.text)")
    try expectScreen(closed, named: "wall-\(columns)x\(rows)-closed")
  }

  @Test func itIsDrawnInASCIIAndAtEverySize() {
    for (columns, rows) in Self.sizes + [(1, 1), (10, 3), (41, 13), (60, 20), (80, 60), (200, 24), (300, 90)]
    {
      for monitor in [
        Self.calm(), ScriptedMarket.risen(), Self.stale(), Self.closed(),
        Monitor(feedName: "live", mode: .live),
      ] {
        let frame = screen(wall(monitor, columns, rows), .ascii)
        #expect(frame.cells.count == columns * rows)
        #expect(!frame.text.unicodeScalars.contains { !$0.isASCII })
      }
    }
  }

  @Test func aPriceOfTheHistoryAloneIsNotOfNow() {
    let text = screen(wall(ScriptedMarket.monitor(), 40, 12)).text
    #expect(text.contains("no price yet") || text.contains("last price"), "\(text)")
  }

  @Test func whatItNeedsIsSaidForAWhile() {
    var state = wall(Self.calm())
    _ = state.receive(.notice("the disk is full; make room\u{1B}[2J"))
    _ = state.receive(.passed(1_000))
    #expect(
      screen(state).text.contains("the disk is full; make room") && !screen(state).text.contains("\u{1B}"))
    _ = state.receive(.passed(301_000))
    #expect(screen(state).text.contains("the disk is full"))
    _ = state.receive(.passed(302_000))
    #expect(!screen(state).text.contains("the disk is full"))
  }

  @Test func keysDoNothing() {
    var state = wall(ScriptedMarket.risen())
    let before = screen(state).text
    for key in [Key.character("q"), .character("a"), .character("2"), .character("?"), .escape, .enter, .tab]
    {
      #expect(state.receive(.key(key)).isEmpty)
    }
    #expect(screen(state).text == before)
    #expect(state.monitor.alarmBoard.unacknowledgedCount > 0)
    var plan = WallPlan()
    plan.takesKeys = true
    var open = DashboardState(monitor: ScriptedMarket.monitor(), wall: plan)
    #expect(open.receive(.key(.character("q"))) == [.quit])
  }

  @Test func pagesTurnByThemselvesAndTheScreenIsSentAgain() {
    var state = wall(Self.calm())
    _ = state.receive(.passed(1_000))
    #expect(screen(state).text.contains("next page in 29 s"))
    let effects = state.receive(.passed(30_000))
    #expect(effects.contains { if case .loadBars = $0 { true } else { false } })
    #expect(state.page == ChartPage.name && screen(state).text.contains("XAU/USD  15m"))
    #expect(state.receive(.passed(60_000)).contains(.repaint))
    #expect(screen(state).text.contains("against"))
    #expect(!state.receive(.passed(61_000)).contains(.repaint))
    // An alarm brings the figures back.
    _ = state.receive(.passed(95_000))
    #expect(screen(state).text.contains("XAU/USD  15m"))
    _ = state.receive(.feed(ScriptedMarket.rise))
    #expect(screen(state).text.contains("! ALARM") && !screen(state).text.contains("XAU/USD  15m"))
  }
}

@Suite struct ReadOnlyTests {
  @Test func lookingIsAllowedAndNothingElse() {
    var state = DashboardState(monitor: ScriptedMarket.risen(), isReadOnly: true)
    _ = state.receive(.resized(Size(columns: 120, rows: 40)))
    let waiting = state.monitor.alarmBoard.unacknowledgedCount
    #expect(waiting > 0)
    for key in [Key.character("q"), .character("a"), .character("s"), .character("r"), .character("L")] {
      #expect(state.receive(.key(key)).isEmpty, "\(key)")
      #expect(state.frame(theme: .monochrome, glyphs: .unicode).text.contains("read only"), "\(key)")
    }
    _ = state.receive(.key(.character("6")))
    #expect(state.page == AlarmsPage.name)
    for key in [Key.enter, .character("x"), .character("T"), .delete] {
      #expect(state.receive(.key(key)).isEmpty, "\(key)")
    }
    _ = state.receive(.key(.character("e")))
    for character in "1" { _ = state.receive(.key(.character(character))) }
    #expect(state.receive(.key(.enter)).isEmpty)
    #expect(state.monitor.alarmBoard.unacknowledgedCount == waiting)
    #expect(state.monitor.settings.rules == ScriptedMarket.risen().settings.rules)
    _ = state.receive(.key(.character("2")))
    #expect(state.page == ChartPage.name)
  }

  @Test("What an operator asks for from outside is done all the same")
  func requestsAreDone() {
    var state = DashboardState(monitor: ScriptedMarket.risen(), isReadOnly: true)
    let id = state.monitor.alarms.first?.id ?? ""
    _ = state.receive(.request(.acknowledge(id: id)))
    #expect(state.monitor.alarms.first { $0.id == id }?.state == .acknowledged)
  }
}
