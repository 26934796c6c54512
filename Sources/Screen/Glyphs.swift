/// Which characters the terminal can show.
package enum Glyphs: Sendable, Hashable {
  case unicode
  case ascii

  /// The ASCII stand-in for a drawing character, one for one, so that the layout does not move.
  static func asciiStandIn(for scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case "─", "━", "╌", "┄", "┈", "–", "—", "−": "-"
    case "│", "┃", "┆", "┊", "╎", "╪", "╵", "╷", "▏", "▎", "▍", "▌", "▕": "|"
    case "╭", "╮", "╰", "╯", "┌", "┐", "└", "┘", "├", "┤", "┬", "┴", "┼": "+"
    case "▲", "△", "▴", "↑", "⌃": "^"
    case "▼", "▽", "↓": "v"
    case "▶", "▸", "→", "►", "›": ">"
    case "◀", "◂", "←", "‹": "<"
    case "●", "◆", "•", "✓": "*"
    case "○", "◇": "o"
    case "█", "▇", "▆", "▅", "▄", "▊", "▉", "▋", "▓", "▙", "▟", "▛", "▜", "▐": "#"
    case "▁", "▂", "▃": "_"
    case "▀", "░": ":"
    case "▒": "="
    case "·": "."
    case "…": "~"
    case "≥": ">"
    case "≤": "<"
    case "×": "x"
    case "≈": "~"
    case "σ": "s"
    case "β": "b"
    case "°": "o"
    default: "?"
    }
  }
}

/// How many columns a scalar takes in a terminal: 0, 1 or 2.
///
/// Glyphs whose width terminals disagree on count as one.
package func columnWidth(of scalar: Unicode.Scalar) -> Int {
  let value = scalar.value
  // Box drawing, blocks and braille: what a frame consists of.
  if (0x2500..<0x25FD).contains(value) || (0x2800..<0x2900).contains(value) { return 1 }
  if value < 0x300 { return value < 0x20 || (0x7F..<0xA0).contains(value) || value == 0xAD ? 0 : 1 }
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .enclosingMark, .format, .control, .surrogate, .lineSeparator, .paragraphSeparator:
    return 0
  default: break
  }
  // The vowels and ends of syllables that a leading Hangul letter has room for.
  if (0x1160...0x11FF).contains(value) { return 0 }
  return WideScalars.contains(scalar) ? 2 : 1
}

/// The columns that a text takes.
package func columnWidth(of text: some StringProtocol) -> Int {
  text.unicodeScalars.reduce(0) { $0 + columnWidth(of: $1) }
}
