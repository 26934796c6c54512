import Screen

/// A frame as text with escape sequences for 24-bit colours and attributes.
enum ANSIText {
  static func text(of frame: Frame) -> String {
    var result = ""
    for y in 0..<frame.size.rows {
      var current: Style?
      for x in 0..<frame.size.columns {
        let cell = frame[x, y]
        guard cell.width > 0 else { continue }
        if cell.style != current {
          result += sequence(for: cell.style)
          current = cell.style
        }
        result.append(cell.character)
      }
      result += "\u{1b}[0m\n"
    }
    return result
  }

  private static func sequence(for style: Style) -> String {
    var codes = ["0"]
    if style.attributes.contains(.bold) { codes.append("1") }
    if style.attributes.contains(.dim) { codes.append("2") }
    if style.attributes.contains(.underline) { codes.append("4") }
    if style.attributes.contains(.reverse) { codes.append("7") }
    codes += color(style.foreground, base: 30)
    codes += color(style.background, base: 40)
    return "\u{1b}[\(codes.joined(separator: ";"))m"
  }

  private static func color(_ color: Color, base: Int) -> [String] {
    switch color.kind {
    case .terminalDefault: []
    case .palette(let index): [String(index < 8 ? base + Int(index) : base + 52 + Int(index))]
    case .rgb(let red, let green, let blue):
      [String(base + 8), "2", String(red), String(green), String(blue)]
    }
  }
}
