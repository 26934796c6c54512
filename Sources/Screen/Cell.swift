/// One place of the grid: a single scalar and how it is drawn. Sixteen bytes, so that rows compare as memory.
package struct Cell: Sendable, Hashable {
  package var scalar: UInt32
  package var foreground: Color
  package var background: Color
  package var attributes: Style.Attributes
  /// 1 or 2 columns; 0 marks the right half of a wide glyph.
  package var width: UInt16

  package init(_ scalar: Unicode.Scalar, _ style: Style, width: UInt16 = 1) {
    self.scalar = scalar.value
    foreground = style.foreground
    background = style.background
    attributes = style.attributes
    self.width = width
  }

  package var style: Style {
    Style(foreground: foreground, background: background, attributes: attributes)
  }

  package var character: Character { Character(Unicode.Scalar(scalar) ?? " ") }
}
