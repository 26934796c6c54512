import BullionMarket
import Screen
import TestMarket

@testable import Dashboard

extension DashboardState {
  /// The screen at a size.
  func frame(size: Size, theme: Theme, glyphs: Glyphs) -> Frame {
    var state = self
    _ = state.receive(.resized(size))
    return state.frame(theme: theme, glyphs: glyphs)
  }
}

/// A screen whose page has all the bars that it asks for.
func studied(_ page: PageName, _ columns: Int, _ rows: Int, history: [FeedEvent] = ScriptedMarket.history)
  -> DashboardState
{
  var state = DashboardState(monitor: ScriptedMarket.risen(), page: page)
  var archive = BarArchive(name: "demo")
  archive.add(history: history)
  var effects = state.receive(.resized(Size(columns: columns, rows: rows)))
  while let effect = effects.first {
    effects.removeFirst()
    if case .loadBars(let request) = effect { effects += state.receive(.bars(archive.answer(request))) }
  }
  return state
}
