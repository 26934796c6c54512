import BullionMonitor
import Panels
import Screen
import TestMarket
import Testing

@testable import Dashboard

/// A page with something to remember.
private struct MindfulPage: Page {
  static let name: PageName = "mindful"
  static let title = "Mindful"
  static let meaning = "remembers"
  var interval = "5m"
  var memory: [String: String] { ["interval": interval] }
  mutating func recall(_ memory: [String: String]) { interval = memory["interval"] ?? interval }
  func draw(_ context: PanelContext, into frame: inout Frame, in body: Rect) {
    frame.write("interval \(interval)", x: body.x, y: body.y, style: context.theme[.text])
  }
}

@Test func theViewIsTheSameInTheNextRun() throws {
  let pages: [any Page.Type] = [OverviewPage.self, MindfulPage.self]
  var first = DashboardState(monitor: ScriptedMarket.risen(), pages: pages)
  var begun = ViewMemory()
  begun.choices = ["mindful.interval": "1h", "nobody.knows": "this"]
  first.recall(begun, withPage: true)
  _ = first.receive(.key(.character("2")))
  let memory = try #require(ViewMemory(first.memory(theme: "light").text))
  #expect(memory.page == "mindful" && memory.theme == "light")
  var second = DashboardState(monitor: ScriptedMarket.risen(), pages: pages)
  second.recall(memory, withPage: true)
  #expect(second.page == "mindful")
  #expect(
    second.frame(size: Size(columns: 80, rows: 24), theme: .monochrome, glyphs: .unicode).text
      .contains("interval 1h"))
  // A page that was asked for beats the one that was open.
  var third = DashboardState(monitor: ScriptedMarket.risen(), pages: pages, page: OverviewPage.name)
  third.recall(memory, withPage: false)
  #expect(third.page == "overview")
}

@Test(
  "What is no memory is none",
  arguments: [
    "", "bullion view 2\n", "bullion view 1", "bullion view 1\npage\n", "bullion view 1\n\n",
    "page overview\n", "bullion view 1\npage \u{1B}[2J\n",
    "bullion view 1\n" + String(repeating: "a b\n", count: 200),
  ])
func noMemory(_ text: String) { #expect(ViewMemory(text) == nil) }

@Test func aPageThatIsNoMoreIsPassedOver() {
  var memory = ViewMemory()
  memory.page = "gone"
  memory.choices = ["two words": "left out", "x": "two\nlines"]
  #expect(memory.text == "bullion view 1\npage gone\n")
  var state = DashboardState(monitor: ScriptedMarket.risen())
  state.recall(memory, withPage: true)
  #expect(state.page == "overview")
}
