import BullionMonitor
import Screen
import Settings
import TestMarket
import Testing

@testable import Dashboard

private func frame(
  _ columns: Int, _ rows: Int, theme: Theme = .monochrome, glyphs: Glyphs = .unicode,
  monitor: Monitor = ScriptedMarket.risen()
) -> Frame {
  DashboardState(monitor: monitor).frame(
    size: Size(columns: columns, rows: rows), theme: theme, glyphs: glyphs)
}

@Test(arguments: [
  (160, 48), (200, 60), (120, 40), (80, 24), (40, 12), (60, 20), (80, 60), (200, 24), (300, 90),
])
func overviewIsLaidOutBySize(columns: Int, rows: Int) throws {
  try expectScreen(frame(columns, rows), named: "overview-\(columns)x\(rows)")
}

@Test(arguments: ["dark", "light"]) func themesColourTheOverview(name: String) throws {
  try expectScreen(frame(80, 24, theme: try ThemeLibrary.theme(name)), named: "overview-80x24-\(name)")
}

@Test func asciiHasTheSameLayout() throws {
  let ascii = frame(80, 24, glyphs: .ascii)
  try expectScreen(ascii, named: "overview-80x24-ascii")
  #expect(ascii.cells.allSatisfy { $0.scalar < 0x7F })
}

@Test func emptyMarketShowsDashesAndNoZero() throws {
  let empty = frame(80, 24, monitor: Monitor(feedName: "-", mode: .replay))
  #expect(empty.text.contains("waiting for prices"))
  #expect(empty.text.contains("REPLAY"))
  try expectScreen(empty, named: "overview-80x24-empty")
}

@Test func belowTheMinimumOneLineSaysWhatIsNeeded() {
  for (columns, rows) in [(39, 12), (40, 11), (20, 3), (1, 1), (0, 0)] {
    let small = frame(columns, rows)
    let lines = small.text.split(separator: "\n").filter { !$0.isEmpty }
    #expect(lines.count <= 1)
    if columns >= 35 { #expect(small.text.contains("needs 40x12; this is \(columns)x\(rows)")) }
  }
}

@Test func everySizeDrawsWithoutHarm() {
  let monitor = ScriptedMarket.risen()
  let state = DashboardState(monitor: monitor)
  for columns in stride(from: 0, through: 250, by: 9) {
    for rows in stride(from: 0, through: 80, by: 5) {
      let size = Size(columns: columns, rows: rows)
      let frame = state.frame(size: size, theme: .monochrome, glyphs: .unicode)
      #expect(frame.cells.count == columns * rows)
    }
  }
}

@Test func everythingOfTheMissionIsOnTheLargeScreen() {
  let text = frame(160, 48).text
  for word in [
    "DEMO", "Gold", "Silver", "Gold / silver ratio", "RSI 14", "OVERBOUGHT", "Beta", "Elastic ", "Mexico",
    "Sweden", "Canada", "unknown", "All others", "Alarms", "Risk", "drawdown", "survivable leverage",
    "silver line", "refused 1 (1 malformed)", "above 100",
  ] {
    #expect(text.contains(word), "\(word) is missing")
  }
}
