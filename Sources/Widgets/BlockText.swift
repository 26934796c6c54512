import Screen

/// A line of text in squares, as large as its room: to be read across a room.
///
/// A square is as many columns wide as it is half rows high, or as rows where there are no half blocks. A character
/// that the font lacks is left blank.
package struct BlockText: Sendable, Hashable {
  package var text: String
  package var style: Style

  package init(_ text: String, style: Style = Style()) {
    self.text = text
    self.style = style
  }

  /// The squares of a text from left to right, with one between two glyphs.
  package static func squares(of text: String) -> Int {
    let widths = text.map { BlockFont.rows(of: $0)?.first?.count ?? 3 }
    return widths.reduce(0, +) + max(0, widths.count - 1)
  }

  /// The rows that a text of a scale takes.
  package static func rows(scale: Int, glyphs: Glyphs) -> Int {
    glyphs == .ascii ? BlockFont.height * scale : (BlockFont.height * scale + 1) / 2
  }

  /// The largest scale at which a text fits into a room; 0 where it does not fit at all.
  package static func scale(of text: String, in size: Size, glyphs: Glyphs) -> Int {
    let wide = squares(of: text)
    guard wide > 0 else { return 0 }
    // In ASCII a square of one row needs two columns to be one.
    let columns = glyphs == .ascii ? 2 : 1
    let high = glyphs == .ascii ? size.rows / BlockFont.height : 2 * size.rows / BlockFont.height
    return max(0, min(size.columns / (wide * columns), high))
  }

  /// Draws from the top left.
  ///
  /// - Parameter scale: columns of a square, at least 1; what lies outside of the room is cut.
  /// - Returns: the cells it took.
  @discardableResult
  package func draw(scale: Int, into frame: inout Frame, in rect: Rect) -> Rect {
    let area = rect.intersection(frame.bounds)
    let isPlain = frame.glyphs == .ascii
    let width = scale * (isPlain ? 2 : 1)
    let height = Self.rows(scale: scale, glyphs: frame.glyphs)
    var x = area.x
    for character in text {
      let rows = BlockFont.rows(of: character) ?? []
      let columns = (rows.first?.count ?? 3) * width
      func isSet(_ column: Int, _ half: Int) -> Bool {
        let row = half / scale
        guard rows.indices.contains(row) else { return false }
        return rows[row].dropFirst(column / width).first == "#"
      }
      for row in 0..<height {
        for column in 0..<columns where area.contains(x: x + column, y: area.y + row) {
          let halves =
            isPlain
            ? (isSet(column, row), isSet(column, row)) : (isSet(column, 2 * row), isSet(column, 2 * row + 1))
          let glyph: Unicode.Scalar? =
            switch halves {
            case (true, true): isPlain ? "#" : "█"
            case (true, false): "▀"
            case (false, true): "▄"
            case (false, false): nil
            }
          if let glyph { frame.put(glyph, x: x + column, y: area.y + row, style: style) }
        }
      }
      x += columns + width
    }
    return area.top(height).left(max(0, x - width - area.x))
  }
}
