import Screen
import Widgets

/// The list of keys, over everything else.
package struct KeysPanel {
  let context: PanelContext
  let bindings: [(key: String, meaning: String)]

  package init(_ context: PanelContext, bindings: [(key: String, meaning: String)]) {
    self.context = context
    self.bindings = bindings
  }

  package func draw(into frame: inout Frame, in rect: Rect) {
    let theme = context.theme
    let keyWidth = bindings.map { columnWidth(of: $0.key) }.max() ?? 0
    let textWidth = bindings.map { columnWidth(of: $0.meaning) }.max() ?? 0
    let width = min(rect.width, keyWidth + textWidth + 7)
    let height = min(rect.height, bindings.count + 2)
    let box = Rect(
      x: rect.x + (rect.width - width) / 2, y: rect.y + (rect.height - height) / 2, width: width,
      height: height)
    frame.fill(box, style: theme[.background])
    let border = Border(
      title: "Keys", note: context.keys.showKeys.map { "\($0) closes" }, style: theme[.accent],
      titleStyle: theme[.title],
      noteStyle: theme[.label])
    border.draw(into: &frame, in: box)
    let inner = border.inner(of: box).inset(horizontal: 1)
    for (row, binding) in bindings.prefix(inner.height).enumerated() {
      frame.write(
        binding.key, x: inner.x, y: inner.y + row, width: keyWidth, style: theme[.title])
      frame.write(
        binding.meaning, x: inner.x + keyWidth + 3, y: inner.y + row, width: inner.width - keyWidth - 3,
        style: theme[.text])
    }
  }
}
