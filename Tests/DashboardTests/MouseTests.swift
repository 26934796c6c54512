import BullionMonitor
import Panels
import Screen
import TestMarket
import Testing

@testable import Dashboard

@Suite struct MouseTests {
  private static let size = Size(columns: 160, rows: 48)

  private func state(_ page: PageName = "overview") -> DashboardState {
    var state = DashboardState(monitor: ScriptedMarket.risen(), page: page, hearsMouse: true)
    _ = state.receive(.resized(Self.size))
    return state
  }

  /// The place of a text on the screen.
  private func place(of words: String, in state: DashboardState) -> (x: Int, y: Int)? {
    let frame = state.frame(theme: .monochrome, glyphs: .unicode)
    for row in 0..<frame.size.rows {
      let line = frame.text(row: row)
      if let range = line.firstRange(of: words) {
        return (line.distance(from: line.startIndex, to: range.lowerBound), row)
      }
    }
    return nil
  }

  private func click(_ words: String, in state: inout DashboardState) throws -> [Effect] {
    let found = try #require(place(of: words, in: state))
    return state.receive(.click(Click(.press, x: found.x, y: found.y)))
  }

  @Test func aTabIsOpened() throws {
    var state = state()
    for page in Pages.standard.reversed() {
      _ = try click(" \(page.title) ", in: &state)
      #expect(state.page == page.name)
    }
  }

  @Test func aPanelIsChosenAndThenExpanded() throws {
    var state = state()
    _ = try click("Alarms ─", in: &state)
    #expect(state.page == "overview")
    _ = try click("Alarms ─", in: &state)
    #expect(state.page == "alarms")
  }

  @Test func anAlarmIsChosenAndTheWheelMoves() throws {
    var state = state("alarms")
    let rules = state.monitor.alarmEntries.map(\.rule)
    let third = try #require(rules.dropFirst(4).first)
    _ = try click(third.id, in: &state)
    let why = try #require(place(of: "rule      \(third.id), on", in: state))
    #expect(why.y > 0)
    _ = state.receive(.click(Click(.wheelDown, x: 10, y: 10)))
    #expect(place(of: "rule      \(third.id), on", in: state) == nil)
    _ = state.receive(.click(Click(.wheelUp, x: 10, y: 10)))
    #expect(place(of: "rule      \(third.id), on", in: state) != nil)
  }

  @Test func nothingIsHeardUntilItIsSwitchedOn() {
    var state = DashboardState(monitor: ScriptedMarket.risen())
    _ = state.receive(.resized(Self.size))
    let before = state
    #expect(state.receive(.click(Click(.press, x: 40, y: 0))) == [])
    #expect(state == before)
    #expect(state.receive(.key(.character("M"))) == [.hearMouse(true)])
    #expect(state.receive(.key(.character("M"))) == [.hearMouse(false)])
  }

  @Test func clicksAnywhereDoNoHarm() {
    for page in Pages.standard {
      var state = state(page.name)
      for x in stride(from: -5, through: 170, by: 7) {
        for y in stride(from: -5, through: 60, by: 5) {
          for kind in [Click.Kind.press, .wheelUp, .wheelDown] {
            _ = state.receive(.click(Click(kind, x: x, y: y)))
          }
        }
      }
      _ = state.frame(theme: .monochrome, glyphs: .unicode)
    }
  }
}
