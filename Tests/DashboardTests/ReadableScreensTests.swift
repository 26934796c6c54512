import BullionMonitor
import Screen
import Settings
import TestMarket
import Testing

@testable import Dashboard

/// Every cell of every page, in every theme: text reaches 4.5 : 1 on what it stands on, graphics 3 : 1.
@Test(arguments: ThemeLibrary.names) func everyCellCanBeRead(name: String) throws {
  let theme = try ThemeLibrary.theme(name)
  for page in Pages.standard {
    for (monitor, size) in [
      (ScriptedMarket.risen(), Size(columns: 160, rows: 48)),
      (ScriptedMarket.risen(), Size(columns: 40, rows: 12)),
      (Monitor(settings: MonitorSettings(), feedName: "none", mode: .demo), Size(columns: 120, rows: 40)),
    ] {
      let frame = DashboardState(monitor: monitor, page: page.name).frame(
        size: size, theme: theme, glyphs: .unicode)
      #expect(unreadable(frame).isEmpty, "\(page.name.text) in \(name)")
    }
  }
  var chart = ChartSession()
  for keys in [
    [Key.left], [.character("s")], [.character("i")], [.character("?")], [.escape, .character(":")],
  ] {
    for key in keys { chart.press(key) }
    #expect(unreadable(chart.frame(theme: theme)).isEmpty, "the chart after \(keys) in \(name)")
  }
}

/// What of a screen does not reach its contrast, each once.
func unreadable(_ frame: Frame) -> [String] {
  var found: Set<String> = []
  for cell in frame.cells where cell.character != " " && cell.width > 0 {
    let isGraphic = (0x2500...0x259F).contains(cell.scalar) || (0x2800...0x28FF).contains(cell.scalar)
    let ratio = Contrast.ratio(cell.foreground, cell.background) ?? 21
    if ratio < (isGraphic ? Contrast.graphics : Contrast.text) || cell.attributes.contains(.dim) {
      found.insert("\(cell.character) \(cell.foreground) on \(cell.background) \(ratio)")
    }
  }
  return found.sorted()
}
