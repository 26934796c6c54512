import BullionMarket
import Screen
import Widgets

/// What a wall has to say of itself, in its last line: that its disk is full, or its configuration broken.
package struct WallNotice {
  let context: PanelContext

  package init(_ context: PanelContext) { self.context = context }

  package func draw(into frame: inout Frame, in rect: Rect) {
    guard let notice = context.notice else { return }
    TextLine(left: [.init(" \(visible(notice))", style: context.theme[.warning], priority: 1)])
      .draw(into: &frame, in: rect.bottom(1))
  }
}
