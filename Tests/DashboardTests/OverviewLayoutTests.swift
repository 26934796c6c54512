import Screen
import Testing

@testable import Dashboard

/// The room of the page on a screen of a size: without header, banner and status line.
private func places(_ columns: Int, _ rows: Int) -> [OverviewLayout.Place] {
  OverviewLayout.places(in: Rect(x: 0, y: 2, width: columns, height: rows - 3))
}

private func rect(_ panel: OverviewPanel, in places: [OverviewLayout.Place]) throws -> Rect {
  try #require(places.first { $0.panel == panel }).rect
}

@Test(
  "The panels fill the room and none lies over another",
  arguments: [
    (80, 24), (100, 30), (112, 34), (120, 40), (160, 48), (200, 60), (240, 70), (300, 90), (400, 120),
    (200, 24), (150, 20), (80, 60), (60, 44), (76, 43), (111, 80),
  ])
func panelsFillTheRoom(columns: Int, rows: Int) {
  let all = places(columns, rows)
  #expect(all.count >= 5)
  var taken: Set<Int> = []
  for place in all {
    #expect(place.rect.height >= (place.panel == .supply ? 1 : 3))
    for y in place.rect.y..<place.rect.bottom {
      for x in place.rect.x..<place.rect.right {
        #expect(taken.insert(y * columns + x).inserted)
      }
    }
  }
  // A line of supply has a margin of a column on each side.
  #expect(taken.count >= columns * (rows - 3) - 2)
}

@Test func portraitHasEverythingBelowEachOther() throws {
  let all = places(80, 60)
  #expect(try rect(.gold, in: all).width == 80)
  #expect(try rect(.silver, in: all).y == rect(.gold, in: all).bottom)
  #expect(all.contains { $0.panel == .risk })
}

@Test func flatHasEverythingBesideEachOther() throws {
  let all = places(200, 24)
  let gold = try rect(.gold, in: all)
  #expect(gold.height == 20 && gold.width >= 50)
  #expect(try rect(.ratio, in: all).y == gold.y)
  #expect(try rect(.alarms, in: all).y == gold.y)
  #expect(all.contains { $0.panel == .risk })
}

@Test func aWallHasAColumnForWhatIsReadInLines() throws {
  let all = places(300, 90)
  let alarms = try rect(.alarms, in: all)
  #expect(alarms.right == 300 && alarms.width < 80)
  #expect(try rect(.momentum, in: all).height > 40)
}

@Test func tooSmallForPanelsHasNone() {
  #expect(places(60, 20).isEmpty)
  #expect(places(40, 12).isEmpty)
}
