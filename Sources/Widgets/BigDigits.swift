import Screen

/// A number in figures three to ten rows high.
///
/// Knows digits, `,` `.` `:` `+` `-` `%` and the space; another character takes a digit's room and stays blank.
package struct BigDigits: Sendable, Hashable {
  /// How high the figures are.
  package enum Height: Int, Sendable, Hashable, CaseIterable {
    /// As written: one row and the text's own width.
    case one = 1
    /// Three rows, four columns a digit.
    case three = 3
    /// Five rows, seven columns a digit.
    case five = 5
    /// The same figures half as large again: eight rows, eleven columns a digit.
    case eight = 8
    /// The same figures twice as large: ten rows, fourteen columns a digit.
    case ten = 10

    /// Blank columns between two figures.
    var gap: Int { self == .eight || self == .ten ? 2 : 1 }
  }

  package var text: String
  package var height: Height
  package var style: Style

  package init(_ text: String, height: Height = .three, style: Style = Style()) {
    self.text = text
    self.height = height
    self.style = style
  }

  /// The columns a text takes, with the blanks between two figures.
  package static func width(of text: String, height: Height) -> Int {
    if height == .one { return columnWidth(of: text) }
    let glyphs = text.map { rows(of: $0, height, ascii: false) }
    return glyphs.reduce(0) { $0 + ($1.first?.count ?? 0) } + height.gap * max(0, glyphs.count - 1)
  }

  /// The largest height up to the wanted one at which the whole text fits into so many columns and rows.
  package func heightFitting(_ size: Size) -> Height {
    let fitting = Height.allCases.last {
      $0.rawValue <= height.rawValue && $0.rawValue <= size.rows
        && Self.width(of: text, height: $0) <= size.columns
    }
    return fitting ?? .one
  }

  /// Draws from the top left in the largest height that fits; a number too wide even for one row becomes `#`.
  ///
  /// Without blocks nobody reads small figures easily: three rows are then one, in the middle.
  ///
  /// - Returns: the cells it took.
  @discardableResult
  package func draw(into frame: inout Frame, in rect: Rect) -> Rect {
    let area = rect.intersection(frame.bounds)
    guard !area.isEmpty else { return area.top(0) }
    let height = heightFitting(Size(columns: area.width, rows: area.height))
    let isPlain = height == .three && frame.glyphs == .ascii
    if height == .one || isPlain {
      let end = frame.write(
        shortened(text, to: area.width), x: area.x, y: area.y + (isPlain ? 1 : 0), width: area.width,
        style: isPlain ? style.adding(.bold) : style)
      return area.top(height.rawValue).left(end - area.x)
    }
    var x = area.x
    for character in text {
      let rows = Self.rows(of: character, height, ascii: frame.glyphs == .ascii)
      for (offset, row) in rows.enumerated() { frame.write(row, x: x, y: area.y + offset, style: style) }
      x += (rows.first?.count ?? 0) + height.gap
    }
    return area.top(height.rawValue).left(x - height.gap - area.x)
  }

  private static func rows(of character: Character, _ height: Height, ascii: Bool) -> [String] {
    BigDigitsFont.glyph(character, rows: height.rawValue, ascii: ascii)
      ?? BigDigitsFont.glyph(" ", rows: height.rawValue, ascii: ascii) ?? []
  }
}
