import Screen
import Testing
import Widgets

@Suite struct SignedBarChartTests {
  private typealias Row = SignedBarChart.Row

  private func picture(_ rows: [Row], columns: Int = 30, lines: Int, pitch: Int = 1) -> [String] {
    var frame = Frame(size: Size(columns: columns, rows: lines))
    SignedBarChart(rows: rows, pitch: pitch).draw(into: &frame, in: frame.bounds)
    return frame.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
  }

  @Test func barsGoToBothSidesOfZero() {
    let rows = [
      Row(label: "A", value: -20, text: "-20"), Row(label: "B", value: 10, text: "+10"),
      Row(label: "C", value: 0, text: "0"), Row(label: "D", value: -1, text: "-1", isPale: true),
    ]
    #expect(
      picture(rows, lines: 4) == [
        "A ███████████████│         -20", "B                │████████ +10",
        "C                │           0", "D               ▒│          -1",
      ])
  }

  @Test func aSideWithoutBarsStillShowsThatZeroIsNotTheEdge() {
    let text = picture([Row(label: "A", value: -5, text: "-5")], lines: 1)[0]
    #expect(text.contains("█│  "))
  }

  @Test func barsGrowWithThePitchAndNotesGiveWayFirst() {
    let row = Row(label: "A", value: 5, text: "5", note: "forecast")
    let tall = picture([row, row], columns: 40, lines: 6, pitch: 3)
    #expect(tall.map { $0.contains("█") } == [true, true, false, true, true, false])
    #expect(tall[0].hasSuffix("5  forecast") && !tall[1].contains("5"))
    #expect(!picture([row], columns: 20, lines: 1)[0].contains("forecast"))
    #expect(picture([row], columns: 6, lines: 1)[0] == "A    5")
  }

  @Test func whatIsNoNumberHasNoBar() {
    #expect(!picture([Row(label: "A", value: .nan, text: "—")], lines: 1)[0].contains("█"))
  }
}
