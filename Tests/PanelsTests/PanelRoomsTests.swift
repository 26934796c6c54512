import BullionMarket
import BullionMonitor
import Screen
import TestMarket
import Testing

@testable import Panels

/// Every panel in rooms from a corner of a small terminal to a wall, with settings none of which is the default.
@Suite struct PanelRoomsTests {
  private static let context: PanelContext = {
    var settings = MonitorSettings()
    settings.relativeStrengthPeriod = 7
    settings.pairWindow = 40
    settings.ratioWindow = 60
    settings.volatilityWindow = 30
    var keys = KeyHints()
    keys.showKeys = "h"
    keys.acknowledge = "x"
    keys.foot = [KeyHint("z", "leave", 6), KeyHint("p", "pause", 4)]
    return PanelsTests.context(ScriptedMarket.risen(settings: settings), keys: keys)
  }()

  private static var panels: [(name: String, draw: (inout Frame, Rect) -> Void)] {
    [
      ("banner", { BannerPanel(context).draw(into: &$0, in: $1) }),
      ("compact", { CompactPanel(context).draw(into: &$0, in: $1) }),
      ("feeds", { FeedsPanel(context).draw(into: &$0, in: $1) }),
      ("header", { HeaderPanel(context).draw(into: &$0, in: $1) }),
      (
        "keys",
        {
          KeysPanel(context, rows: [.binding(key: "z", meaning: "leave")], query: "", firstRow: 0)
            .draw(into: &$0, in: $1)
        }
      ),
      ("momentum", { MomentumPanel(context).draw(into: &$0, in: $1) }),
      ("gold", { PricePanel(context, instrument: .gold).draw(into: &$0, in: $1) }),
      ("silver", { PricePanel(context, instrument: .silver).draw(into: &$0, in: $1) }),
      ("ratio", { RatioPanel(context).draw(into: &$0, in: $1) }),
      ("risk", { RiskPanel(context).draw(into: &$0, in: $1) }),
      ("status", { StatusPanel(context).draw(into: &$0, in: $1) }),
      ("alarms", { AlarmPanel(context).draw(into: &$0, in: $1) }),
      ("supply", { SupplyPanel(context).draw(into: &$0, in: $1) }),
    ]
  }

  private static let rooms = [(20, 3), (30, 5), (40, 8), (60, 12), (80, 20), (120, 40), (240, 70)]

  @Test("No number is cut", arguments: rooms)
  func numbersStayWhole(columns: Int, rows: Int) {
    for (name, draw) in Self.panels {
      let text = picture(columns, rows, draw)
      let isCut = zip(text, text.dropFirst()).contains { "0123456789.,".contains($0) && $1 == "…" }
      #expect(!isCut, "\(name) at \(columns)x\(rows):\n\(text)")
    }
  }

  @Test("A panel draws nothing outside of its room", arguments: rooms)
  func roomsAreKept(columns: Int, rows: Int) {
    let mark: Unicode.Scalar = "#"
    for (name, draw) in Self.panels {
      var frame = Frame(size: Size(columns: columns + 4, rows: rows + 4), glyphs: .unicode)
      frame.fill(frame.bounds, mark, style: Style())
      let room = Rect(x: 2, y: 2, width: columns, height: rows)
      draw(&frame, room)
      let places = (0..<(rows + 4)).flatMap { y in (0..<(columns + 4)).map { (x: $0, y: y) } }
      let outside = places.filter {
        !room.contains(x: $0.x, y: $0.y) && frame[$0.x, $0.y].scalar != mark.value
      }
      #expect(outside.isEmpty, "\(name) at \(columns)x\(rows)")
    }
  }
}
