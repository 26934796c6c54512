import Screen

/// A box with a title and a note in its top line and a note in its bottom line.
package struct Border: Sendable, Hashable {
  package var title: String
  /// Stands at the right end of the top line.
  package var note: String?
  /// Stands at the right end of the bottom line.
  package var bottomNote: String?
  package var style: Style
  package var titleStyle: Style
  package var noteStyle: Style

  package init(
    title: String, note: String? = nil, bottomNote: String? = nil, style: Style = Style(),
    titleStyle: Style? = nil, noteStyle: Style? = nil
  ) {
    self.title = title
    self.note = note
    self.bottomNote = bottomNote
    self.style = style
    self.titleStyle = titleStyle ?? style
    self.noteStyle = noteStyle ?? style
  }

  /// What the box encloses.
  package func inner(of rect: Rect) -> Rect { rect.inset(horizontal: 1, vertical: 1) }

  /// Draws the lines and leaves the inside as it is; the part of `rect` that lies on the frame is the box.
  ///
  /// One row is a line with the title, one column a plain line.
  package func draw(into frame: inout Frame, in rect: Rect) {
    let area = rect.intersection(frame.bounds)
    guard !area.isEmpty else { return }
    frame.fill(area.left(1), "│", style: style)
    frame.fill(area.right(1), "│", style: style)
    guard area.width > 1 else { return }
    drawLine(area.top(1), left: "╭", right: "╮", title: title, note: note, into: &frame)
    if area.height > 1 {
      drawLine(area.bottom(1), left: "╰", right: "╯", title: "", note: bottomNote, into: &frame)
    }
  }

  private func drawLine(
    _ line: Rect, left: Unicode.Scalar, right: Unicode.Scalar, title: String, note: String?,
    into frame: inout Frame
  ) {
    frame.fill(line, "─", style: style)
    frame.put(left, x: line.x, y: line.y, style: style)
    frame.put(right, x: line.right - 1, y: line.y, style: style)
    // Corner, blank, text, blank, corner.
    var space = line.inset(horizontal: 2)
    if let note, !note.isEmpty {
      // The note yields when it would leave the title less than a short word.
      let titleNeeds = title.isEmpty ? 0 : min(columnWidth(of: title), 8) + 3
      let shown = title.isEmpty ? shortened(note, to: space.width) : note
      let width = columnWidth(of: shown)
      if width > 0, width + titleNeeds <= space.width {
        write(shown, x: space.right - width, y: line.y, style: noteStyle, into: &frame)
        space = space.droppingRight(width + 3)
      }
    }
    let shown = shortened(title, to: space.width)
    if !shown.isEmpty { write(shown, x: space.x, y: line.y, style: titleStyle, into: &frame) }
  }

  /// Writes a text with a blank on each side.
  private func write(_ text: String, x: Int, y: Int, style textStyle: Style, into frame: inout Frame) {
    frame.put(" ", x: x - 1, y: y, style: style)
    let end = frame.write(text, x: x, y: y, style: textStyle)
    frame.put(" ", x: end, y: y, style: style)
  }
}
