/// A key press, as the terminal backend reports it and the keymap reads it.
package enum Key: Sendable, Hashable {
  /// A printable character, shift applied.
  case character(Character)
  /// A letter with Control, in lower case: `control("c")`.
  case control(Character)
  case enter, tab, backTab, escape, backspace, delete
  case up, down, left, right
  case pageUp, pageDown, home, end
  /// F1 is `function(1)`.
  case function(Int)
}
