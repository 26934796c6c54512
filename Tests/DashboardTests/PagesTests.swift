import Panels
import Screen
import TestMarket
import Testing

@testable import Dashboard

/// A new page, whole.
private struct CounterPage: Page {
  static let name: PageName = "counter"
  static let title = "Counter"
  static let meaning = "a number that grows"
  static let grow = PageCommand("grow", keys: [.up, .character("s")], meaning: "one more", hint: "more")
  var count = 0

  var commands: [PageCommand] { [Self.grow] }

  mutating func receive(_ command: PageCommand, _ moment: PageMoment) -> [Effect] {
    count += 1
    return count == 3 ? [.ringBell] : []
  }

  func draw(_ context: PanelContext, into frame: inout Frame, in body: Rect) {
    frame.write("count \(count)", x: body.x, y: body.y, style: context.theme[.text])
  }
}

@Suite struct PagesTests {
  /// The digit of the new page's place.
  private static let digit = Character("3")

  private func state() -> DashboardState {
    DashboardState(
      monitor: ScriptedMarket.risen(), pages: [OverviewPage.self, FeedsPage.self, CounterPage.self])
  }

  private func text(_ state: DashboardState) -> String {
    state.frame(size: Size(columns: 120, rows: 40), theme: .monochrome, glyphs: .unicode).text
  }

  @Test func aNewPageHasATabAKeyAndAPlaceInTheList() {
    var state = state()
    #expect(text(state).contains(" \(Self.digit) Counter "))
    #expect(state.receive(.key(.character(Self.digit))).isEmpty)
    #expect(state.page == "counter" && text(state).contains("count 0"))
    _ = state.receive(.key(.character("?")))
    #expect(
      text(state).contains("a number that grows") && text(state).contains("Up  s  ")
        && text(state).contains("one more"))
  }

  @Test func aPagesKeyComesBeforeTheOneThatWorksEverywhere() {
    var state = state()
    let shelving = state.receive(.key(.character("s")))
    #expect(shelving.isEmpty && state.monitor.alarms.contains { $0.shelvedUntil != nil })
    state = self.state()
    _ = state.receive(.key(.character(Self.digit)))
    let effects = (0..<3).map { _ in state.receive(.key(.character("s"))) }
    #expect(effects == [[], [], [.ringBell]])
    #expect(!state.monitor.alarms.contains { $0.shelvedUntil != nil })
    #expect(text(state).contains("count 3") && text(state).contains(" Up more"))
    // Another page has it not, and the state is as it was on return.
    _ = state.receive(.key(.tab))
    #expect(state.page == "overview" && !text(state).contains(" Up more"))
    _ = state.receive(.key(.character(Self.digit)))
    #expect(text(state).contains("count 3"))
  }

  @Test func escapeChangesNothing() {
    var state = state()
    let before = state
    #expect(state.receive(.key(.escape)).isEmpty)
    #expect(state == before)
    _ = state.receive(.key(.character(Character("\(Pages.standard.count)"))))
    #expect(state != before)
    _ = state.receive(.key(.character("1")))
    #expect(state.page == before.page)
  }
}
