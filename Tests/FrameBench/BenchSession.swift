import BullionMarket
import BullionMonitor
import Dashboard
import Screen
import TestMarket

/// A dashboard on one page whose history answers at once, and the frames that are drawn of it.
struct BenchSession {
  private var state: DashboardState
  private let history: MadeHistory
  private let size: Size
  private var step = 0
  /// How often history was asked for.
  private(set) var askedCount = 0

  init(_ monitor: Monitor, _ history: MadeHistory, page: PageName, size: Size) {
    self.history = history
    self.size = size
    state = DashboardState(monitor: monitor, page: page)
    receive(.resized(size))
    // The shortest bars: as many as there are minutes.
    if page == ChartPage.name {
      for _ in ChartInterval.allCases where !shows("1m") { press(.character("I")) }
    }
  }

  private func shows(_ word: String) -> Bool {
    state.frame(theme: .monochrome, glyphs: .unicode).text.contains("  \(word)  ")
  }

  private mutating func receive(_ event: Event) {
    var waiting = requests(state.receive(event))
    while !waiting.isEmpty {
      askedCount += 1
      waiting += requests(state.receive(.bars(history.answer(waiting.removeFirst()))))
    }
  }

  private func requests(_ effects: [Effect]) -> [BarsRequest] {
    effects.compactMap { if case .loadBars(let request) = $0 { request } else { nil } }
  }

  mutating func press(_ key: Key) { receive(.key(key)) }

  /// A price that moves by a little.
  mutating func quote() {
    step += 1
    let time = ScriptedMarket.now.advanced(bySeconds: 600 + Int64(step))
    receive(
      .feed([ScriptedMarket.quote(.gold, at: time, bid: 5000 + Double(step % 7) / 10, spread: 0.4)]))
  }

  func draw() { _ = state.frame(theme: .monochrome, glyphs: .unicode) }

  mutating func goToTheBeginning() {
    var before = -1
    while askedCount != before {
      before = askedCount
      press(.home)
      draw()
    }
  }

  func name(of key: Key) -> String {
    switch key {
    case .pageUp: "a page back"
    case .pageDown: "a page on"
    case .left: "back"
    case .right: "on"
    case .character("+"): "zooming in"
    case .character("-"): "zooming out"
    default: "\(key)"
    }
  }
}
