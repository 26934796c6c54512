import BullionMonitor
import Panels
import Screen
import TestMarket
import Testing

@testable import Dashboard

@Suite struct KeyHintsTests {
  @Test func replayKeysAreNamedOnlyWhileThereIsSomethingToPlay() {
    var state = DashboardState(monitor: ScriptedMarket.monitor(mode: .replay))
    let plain = state.keyHints.foot
    _ = state.receive(.playback(Playback(isControllable: true)))
    #expect(!plain.contains(KeyHint("space", "pause", 4)))
    #expect(state.keyHints.foot.contains(KeyHint("space", "pause", 4)))
    #expect(state.keyHints.foot.contains(KeyHint("+ -", "speed", 3)))
    _ = state.receive(.feed([.ended]))
    #expect(state.keyHints.foot == plain)
  }

  @Test func aCommandWithoutAKeyIsNotNamed() throws {
    let keymap = try Keymap(overriding: [.themes: [], .acknowledge: [.character("x")]])
    let state = DashboardState(monitor: ScriptedMarket.monitor(), keymap: keymap)
    #expect(!state.keyHints.foot.contains { $0 == KeyHint("t", "theme", 2) })
    #expect(state.keyHints.acknowledge == "x")
  }
}
