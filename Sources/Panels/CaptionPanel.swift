import Screen
import Widgets

/// The line above the keys of a feed that tells a story: what happens now, and how fast time passes in it.
///
/// It is quiet whatever the alarms do: they have a line of their own.
package struct CaptionPanel {
  let context: PanelContext
  let caption: String

  package init(_ context: PanelContext, caption: String) {
    self.context = context
    self.caption = caption
  }

  package func draw(into frame: inout Frame, in rect: Rect) {
    let theme = context.theme
    let pace = PaceText(context.playback)
    TextLine(
      left: [.init(" \(caption)", style: theme[.text], priority: 9)],
      right: [
        .init(pace.base.map { "  \($0)" } ?? "", style: theme[.label], priority: 1),
        .init(pace.now.map { "  \($0) " } ?? "", style: theme[.label], priority: 5),
      ]
    ).draw(into: &frame, in: rect)
  }
}
