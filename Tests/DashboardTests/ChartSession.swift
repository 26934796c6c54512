import BullionMarket
import BullionMonitor
import Screen
import TestMarket

@testable import Dashboard

/// A dashboard on its chart page with a history that answers at once, or when it is asked to.
struct ChartSession {
  private(set) var state: DashboardState
  private var archive: BarArchive
  /// Effects that are not about bars.
  private(set) var effects: [Effect] = []
  /// Requests that have no answer yet.
  private(set) var waiting: [BarsRequest] = []
  private let isSlow: Bool

  /// - Parameter isSlow: whether bars come only when `answer` is called.
  init(
    _ monitor: Monitor = ScriptedMarket.risen(), history: [FeedEvent] = ScriptedMarket.history,
    size: Size = Size(columns: 160, rows: 48), isSlow: Bool = false
  ) {
    archive = BarArchive(name: "demo")
    archive.add(history: history)
    archive.note(monitor)
    self.isSlow = isSlow
    state = DashboardState(monitor: monitor, page: ChartPage.name)
    receive(.resized(size))
  }

  mutating func receive(_ event: Event) {
    for effect in state.receive(event) {
      if case .loadBars(let request) = effect { waiting.append(request) } else { effects.append(effect) }
    }
    if !isSlow { while !waiting.isEmpty { answer() } }
  }

  /// The oldest request gets its answer.
  mutating func answer() {
    guard !waiting.isEmpty else { return }
    receive(.bars(archive.answer(waiting.removeFirst())))
  }

  mutating func press(_ keys: Key...) { for key in keys { receive(.key(key)) } }

  /// Types characters.
  mutating func type(_ text: String) { for character in text { receive(.key(.character(character))) } }

  func frame(
    _ columns: Int = 160, _ rows: Int = 48, theme: Theme = .monochrome, glyphs: Glyphs = .unicode
  ) -> Frame {
    state.frame(size: Size(columns: columns, rows: rows), theme: theme, glyphs: glyphs)
  }

  /// The whole screen, and single lines of it.
  var text: String { frame().text }
  var lines: [String] { text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }
  var title: String { lines[2] }
  var readout: String { lines[3] }
}
