/// The glyphs of `BigDigits`, drawn as they appear. All digits have the same width, so that nothing jumps.
enum BigDigitsFont {
  /// Rows of one glyph from top to bottom, all of the same width; nil for a character without a glyph.
  static func glyph(_ character: Character, rows: Int, ascii: Bool) -> [String]? {
    let key = standard(character)
    switch (rows, ascii) {
    case (5, false): return large[key]
    case (5, true): return large[key].map { $0.map(plain) }
    case (3, false): return small[key]
    // Strokes are two columns and two halves of a row thick, so that half of one is a whole number.
    case (8, _): return large[key].map { scaled($0, by: 3).map { ascii ? plain($0) : $0 } }
    case (10, _): return large[key].map { scaled($0, by: 4).map { ascii ? plain($0) : $0 } }
    default: return nil
    }
  }

  /// The squares of a glyph, two of them a row, each as many halves of its size as asked for.
  private static func scaled(_ rows: [String], by halves: Int) -> [String] {
    let squares = rows.flatMap { row in
      [row.map { $0 == "█" || $0 == "▀" }, row.map { $0 == "█" || $0 == "▄" }]
    }
    let width = (squares.first?.count ?? 0) * halves / 2
    let height = squares.count * halves / 2
    func isSet(_ x: Int, _ y: Int) -> Bool { y < height && squares[y * 2 / halves][x * 2 / halves] }
    return (0..<(height + 1) / 2).map { row in
      String(
        (0..<width).map { x -> Character in
          switch (isSet(x, 2 * row), isSet(x, 2 * row + 1)) {
          case (true, true): "█"
          case (true, false): "▀"
          case (false, true): "▄"
          case (false, false): " "
          }
        })
    }
  }

  private static func standard(_ character: Character) -> Character {
    switch character {
    case "−", "–", "—": "-"
    case "\u{A0}", "\u{2007}", "\u{202F}": " "
    default: character
    }
  }

  /// The large font without blocks: every part of a stroke becomes `#`.
  private static func plain(_ row: String) -> String { String(row.map { $0 == " " ? " " : "#" }) }

  // Half blocks: 3 by 6 squares a digit, strokes one square wide.
  private static let small: [Character: [String]] = [
    "0": ["█▀█", "█ █", "█▄█"],
    "1": ["▀█ ", " █ ", "▄█▄"],
    "2": ["▀▀█", "█▀▀", "█▄▄"],
    "3": ["▀▀█", "▀▀█", "▄▄█"],
    "4": ["█ █", "█▄█", "  █"],
    "5": ["█▀▀", "▀▀█", "▄▄█"],
    "6": ["█▀▀", "█▀█", "█▄█"],
    "7": ["▀▀█", "  █", "  █"],
    "8": ["█▀█", "█▀█", "█▄█"],
    "9": ["█▀█", "▀▀█", "▄▄█"],
    ",": ["  ", "  ", "▄▀"],
    ".": [" ", " ", "▄"],
    ":": [" ", "▀", "▄"],
    "+": ["   ", "▄█▄", " ▀ "],
    "-": ["   ", "▄▄▄", "   "],
    "%": ["▀ █", " █ ", "█ ▄"],
    " ": ["   ", "   ", "   "],
  ]

  // Blocks and half blocks, which every font joins without seams: strokes two columns wide and one row high,
  // corners rounded by half a row.
  private static let large: [Character: [String]] = [
    "0": ["▄████▄", "██  ██", "██  ██", "██  ██", "▀████▀"],
    "1": [" ▄██  ", "▀▀██  ", "  ██  ", "  ██  ", "██████"],
    "2": ["▄████▄", "▀▀  ██", "▄████▀", "██    ", "██████"],
    "3": ["▄████▄", "▀▀  ██", "  ███ ", "▄▄  ██", "▀████▀"],
    "4": ["██  ██", "██  ██", "▀█████", "    ██", "    ██"],
    "5": ["██████", "██    ", "█████▄", "▄▄  ██", "▀████▀"],
    "6": ["▄████▄", "██  ▀▀", "█████▄", "██  ██", "▀████▀"],
    "7": ["██████", "    ██", "  ▄██▀", "  ██  ", "  ██  "],
    "8": ["▄████▄", "██  ██", " ████ ", "██  ██", "▀████▀"],
    "9": ["▄████▄", "██  ██", "▀█████", "▄▄  ██", "▀████▀"],
    ",": ["  ", "  ", "  ", "▄▄", "▄▀"],
    ".": ["  ", "  ", "  ", "  ", "██"],
    ":": ["  ", "██", "  ", "██", "  "],
    "+": ["      ", "  ██  ", "██████", "  ██  ", "      "],
    "-": ["      ", "      ", "██████", "      ", "      "],
    "%": ["██  ▄█", "   ▄█▀", "  ▄█▀ ", " ▄█▀  ", " █▀ ██"],
    " ": ["      ", "      ", "      ", "      ", "      "],
  ]
}
