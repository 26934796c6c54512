/// A whole picture of the screen, drawn anew each time; the backend finds out what changed.
///
/// Nothing written here can reach the terminal as a control character: scalars without a width are dropped.
package struct Frame: Sendable, Equatable {
  package let size: Size
  package let glyphs: Glyphs
  /// Row by row, `size.columns` cells each.
  package private(set) var cells: [Cell]

  package init(size: Size, glyphs: Glyphs = .unicode, style: Style = Style()) {
    self.size = size
    self.glyphs = glyphs
    cells = Array(repeating: Cell(" ", style), count: size.columns * size.rows)
  }

  package var bounds: Rect { Rect(size) }

  /// The cell at a place that must lie on the grid.
  package internal(set) subscript(x: Int, y: Int) -> Cell {
    get { cells[y * size.columns + x] }
    set { cells[y * size.columns + x] = newValue }
  }

  /// Whether a cell lies on the grid.
  package func contains(x: Int, y: Int) -> Bool {
    x >= 0 && y >= 0 && x < size.columns && y < size.rows
  }

  /// Puts one scalar; outside the grid nothing happens, nor for a scalar without a width.
  ///
  /// A wide scalar takes two cells and becomes a blank where only one of them lies on the grid.
  package mutating func put(_ scalar: Unicode.Scalar, x: Int, y: Int, style: Style) {
    guard contains(x: x, y: y) else { return }
    switch columnWidth(of: scalar) {
    case 0: return
    case 1:
      let shown = glyphs == .ascii && !scalar.isASCII ? Glyphs.asciiStandIn(for: scalar) : scalar
      place(Cell(shown, style), x: x, y: y)
    default:
      if x + 1 == size.columns {
        place(Cell(" ", style), x: x, y: y)
      } else if glyphs == .ascii {
        place(Cell(Glyphs.asciiStandIn(for: scalar), style), x: x, y: y)
        place(Cell(" ", style), x: x + 1, y: y)
      } else {
        place(Cell(scalar, style, width: 2), x: x, y: y)
        place(Cell(" ", style, width: 0), x: x + 1, y: y)
      }
    }
  }

  /// Replaces a cell on the grid; a wide glyph that loses one half loses the other too.
  private mutating func place(_ cell: Cell, x: Int, y: Int) {
    switch self[x, y].width {
    case 2 where contains(x: x + 1, y: y): self[x + 1, y] = Cell(" ", self[x + 1, y].style)
    case 0 where x > 0: self[x - 1, y] = Cell(" ", self[x - 1, y].style)
    default: break
    }
    self[x, y] = cell
  }

  /// Writes a text from left to right and cuts it with an ellipsis where `width` or the grid ends.
  ///
  /// - Parameter width: the columns it may take; nil means up to the right edge of the grid.
  /// - Returns: the column after the last one written.
  @discardableResult
  package mutating func write(
    _ text: some StringProtocol, x: Int, y: Int, width: Int? = nil, style: Style
  ) -> Int {
    guard y >= 0, y < size.rows else { return x }
    let space = Rect(x: x, y: y, width: width ?? Rect.limit, height: 1)
    var column = space.x
    let limit = min(size.columns, space.right)
    // One column is kept back for the ellipsis as long as more text may follow.
    let fits = column + columnWidth(of: text) <= limit
    let end = fits ? limit : limit - 1
    for scalar in text.unicodeScalars {
      let wide = columnWidth(of: scalar)
      if wide == 0 { continue }
      if column + wide > end { break }
      if wide == 2, column == -1 { put(" ", x: 0, y: y, style: style) }
      put(scalar, x: column, y: y, style: style)
      column += wide
    }
    if !fits, column < limit {
      put("…", x: column, y: y, style: style)
      column += 1
    }
    return column
  }

  /// Writes a text so that it ends before `right`.
  @discardableResult
  package mutating func write(
    _ text: some StringProtocol, endingBefore right: Int, y: Int, style: Style
  ) -> Int {
    let start = min(max(right, -Rect.limit), Rect.limit) - columnWidth(of: text)
    write(text, x: start, y: y, style: style)
    return start
  }

  /// Fills a rectangle with one scalar.
  package mutating func fill(_ rect: Rect, _ scalar: Unicode.Scalar = " ", style: Style) {
    let area = rect.intersection(bounds)
    for y in area.y..<area.bottom {
      for x in area.x..<area.right { put(scalar, x: x, y: y, style: style) }
    }
  }

  /// Changes the style of cells and keeps their characters.
  package mutating func restyle(_ rect: Rect, _ change: (Style) -> Style) {
    let area = rect.intersection(bounds)
    for y in area.y..<area.bottom {
      for x in area.x..<area.right {
        let style = change(self[x, y].style)
        self[x, y].foreground = style.foreground
        self[x, y].background = style.background
        self[x, y].attributes = style.attributes
      }
    }
  }

  /// One row as text, trailing spaces kept.
  package func text(row y: Int) -> String {
    var line = ""
    for x in 0..<size.columns where self[x, y].width > 0 { line.append(self[x, y].character) }
    return line
  }

  /// All rows as text, each ended by a newline, trailing spaces removed.
  package var text: String {
    var result = ""
    for y in 0..<size.rows {
      var line = text(row: y)
      while line.last == " " { line.removeLast() }
      result += line + "\n"
    }
    return result
  }
}

extension Frame {
  /// Copies rows of another picture, from one of its rows on, to the top left of a rectangle.
  package mutating func copy(_ other: Frame, fromRow first: Int, to rect: Rect) {
    let area = rect.intersection(bounds)
    for y in area.y..<area.bottom {
      let row = first + y - rect.y
      for x in area.x..<area.right where other.contains(x: x - rect.x, y: row) {
        self[x, y] = other[x - rect.x, row]
      }
    }
  }
}
