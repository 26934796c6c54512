import Panels
import Screen

/// Who mines the metal, whether it is enough, and what is said about it.
package struct SupplyPage: Page {
  package static let name: PageName = "supply"
  package static let title = "Supply"
  package static let meaning = "mines, balance and notes"
  private static let nextMetal = PageCommand(
    "next-metal", keys: [.character("x")], meaning: "the next metal of the supply file", hint: "metal")

  /// Which metal of the supply file, counted on and on.
  private var place = 0
  private var scrolling = Scrolling()

  package init() {}

  package var commands: [PageCommand] { [Self.nextMetal] + Scrolling.commands }

  package mutating func receive(_ command: PageCommand, _ moment: PageMoment) -> [Effect] {
    if command == Self.nextMetal {
      let count = moment.monitor.settings.supplies.count
      guard count > 1 else {
        return [.tell("there is one metal; a supply file can have more, under the key also")]
      }
      place = (place + 1) % count
      scrolling.reset()
    } else {
      let height = sheet(moment.measure, moment.body).height(in: moment.body)
      scrolling.receive(command, contentHeight: height, room: moment.body.height)
    }
    return []
  }

  package func draw(_ context: PanelContext, into frame: inout Frame, in body: Rect) {
    sheet(context, body).draw(context, into: &frame, in: body, firstRow: scrolling.firstRow)
  }

  private func sheet(_ context: PanelContext, _ body: Rect) -> Sheet {
    Sheet.supply(context, place: place, width: body.width)
  }
}
