/// The glyphs of `BigDigits`, drawn as they appear. All digits have the same width, so that nothing jumps.
enum BigDigitsFont {
  /// Rows of one glyph from top to bottom, all of the same width; nil for a character without a glyph.
  static func glyph(_ character: Character, rows: Int, ascii: Bool) -> [String]? {
    let key = standard(character)
    switch (rows, ascii) {
    case (5, false): return large[key]
    case (5, true): return large[key].map { $0.map(plain) }
    case (3, false): return small[key]
    case (3, true): return smallPlain[key]
    default: return nil
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

  private static let smallPlain: [Character: [String]] = [
    "0": [" _ ", "| |", "|_|"],
    "1": ["   ", "  |", "  |"],
    "2": [" _ ", " _|", "|_ "],
    "3": [" _ ", " _|", " _|"],
    "4": ["   ", "|_|", "  |"],
    "5": [" _ ", "|_ ", " _|"],
    "6": [" _ ", "|_ ", "|_|"],
    "7": [" _ ", "  |", "  |"],
    "8": [" _ ", "|_|", "|_|"],
    "9": [" _ ", "|_|", " _|"],
    ",": ["  ", "  ", " ,"],
    ".": [" ", " ", "."],
    ":": [" ", ".", "."],
    "+": ["   ", "_|_", " | "],
    "-": ["   ", "___", "   "],
    "%": ["o /", " / ", "/ o"],
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
