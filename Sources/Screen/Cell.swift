/// One place of the grid: a single scalar and how it is drawn. Sixteen bytes, so that rows compare as memory.
public struct Cell: Sendable, Hashable {
  public var scalar: UInt32
  public var foreground: Color
  public var background: Color
  public var attributes: Style.Attributes
  /// 1 or 2 columns; 0 marks the right half of a wide glyph.
  public var width: UInt16

  public init(_ scalar: Unicode.Scalar, _ style: Style, width: UInt16 = 1) {
    self.scalar = scalar.value
    foreground = style.foreground
    background = style.background
    attributes = style.attributes
    self.width = width
  }

  public var style: Style {
    Style(foreground: foreground, background: background, attributes: attributes)
  }

  public var character: Character { Character(Unicode.Scalar(scalar) ?? " ") }
}
