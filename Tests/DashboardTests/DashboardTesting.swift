import Screen

@testable import Dashboard

extension DashboardState {
  /// The screen at a size.
  func frame(size: Size, theme: Theme, glyphs: Glyphs) -> Frame {
    var state = self
    _ = state.receive(.resized(size))
    return state.frame(theme: theme, glyphs: glyphs)
  }
}
