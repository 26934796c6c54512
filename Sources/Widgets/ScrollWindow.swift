import Screen

/// A picture that may be taller than its room: a part of it, with a bar at the right that says which.
package struct ScrollWindow {
  /// Rows that the picture takes; less than the room gives it all of the room.
  package var contentHeight: Int
  /// The first row shown, brought into what there is.
  package var firstRow: Int
  package var trackStyle: Style
  package var thumbStyle: Style

  package init(
    contentHeight: Int, firstRow: Int, trackStyle: Style = Style(), thumbStyle: Style = Style()
  ) {
    self.contentHeight = contentHeight
    self.firstRow = firstRow
    self.trackStyle = trackStyle
    self.thumbStyle = thumbStyle
  }

  /// The last row that can be the first one shown.
  package static func lastRow(contentHeight: Int, room: Int) -> Int { max(0, contentHeight - room) }

  /// - Parameter content: draws the picture into the rectangle that it gets, one column narrower than the room where
  ///   there is more than fits.
  package func draw(into frame: inout Frame, in rect: Rect, content: (inout Frame, Rect) -> Void) {
    let area = rect.intersection(frame.bounds)
    guard !area.isEmpty else { return }
    guard contentHeight > area.height else { return content(&frame, area) }
    let picture = area.droppingRight(1)
    let background = frame[area.x, area.y].style
    var whole = Frame(
      size: Size(columns: picture.width, rows: contentHeight), glyphs: frame.glyphs, style: background)
    content(&whole, whole.bounds)
    let last = Self.lastRow(contentHeight: contentHeight, room: area.height)
    let first = min(max(firstRow, 0), last)
    frame.copy(whole, fromRow: first, to: picture)
    drawBar(first: first, last: last, in: area.right(1), into: &frame)
  }

  private func drawBar(first: Int, last: Int, in bar: Rect, into frame: inout Frame) {
    frame.fill(bar, "│", style: trackStyle)
    let length = max(1, bar.height * bar.height / contentHeight)
    // At an end only when there is no more beyond it.
    let places = bar.height - length
    let place =
      first == 0 ? 0 : first == last ? places : min(max(places * first / last, 1), max(1, places - 1))
    frame.fill(bar.droppingTop(place).top(length), "█", style: thumbStyle)
  }
}
