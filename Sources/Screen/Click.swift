/// What the mouse has done, as the terminal backend reports it.
package struct Click: Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    /// The left button was pressed.
    case press
    case wheelUp, wheelDown
  }

  package let kind: Kind
  /// From the top left, 0-based.
  package let x: Int
  package let y: Int

  package init(_ kind: Kind, x: Int, y: Int) {
    self.kind = kind
    self.x = x
    self.y = y
  }
}
