import Screen

/// Reads the themes of btop, lines such as `theme[main_bg]="#282a36"`.
///
/// A value is `#RRGGBB`, `#GG` for a grey, `R G B` in decimal digits, or nothing: then the terminal's own background
/// shows, or a gradient has no such stop. It may stand without quotes to the end of its line. Of two values for a key the
/// last one counts. A key that is missing is as in btop's own theme; no key means up or down, so those are looked for
/// among all colours.
enum BtopScheme {
  /// Whether a line of the text is one of the format.
  static func isOne(_ lines: [Substring]) -> Bool { lines.contains { key(of: $0) != nil } }

  /// - Throws: `ThemeError` naming the file, the line and what it should be.
  static func read(_ lines: [Substring], source: String, name: String) throws(ThemeError) -> Scheme {
    var colors: [String: Color] = [:]
    for (number, line) in lines.enumerated() {
      guard let key = key(of: line) else { continue }
      let value = try value(of: line, where: "\(source): line \(number + 1)")
      if value.isEmpty {
        colors[key] = nil
      } else if let color = color(value) {
        colors[key] = color
      } else {
        throw ThemeError(
          description: "\(source): line \(number + 1): \(key) must be #RRGGBB, #GG, three numbers or nothing")
      }
    }
    guard let text = colors["main_fg"] else {
      throw ThemeError(description: "\(source): a theme of btop needs main_fg")
    }
    let background = colors["main_bg"] ?? .terminalDefault
    let stops = gradients.compactMap { colors[$0] }
    let palette = stops + colors.keys.sorted().filter { !gradients.contains($0) }.compactMap { colors[$0] }
    var roles = Scheme.shades(text: text, background: background)
    let named: [(Theme.Role, [String])] = [
      (.title, ["title"]), (.label, ["graph_text", "inactive_fg"]), (.stale, ["inactive_fg"]),
      (.border, ["div_line"]), (.grid, ["meter_bg", "div_line"]), (.accent, ["hi_fg"]),
      (.bar, ["download_mid", "download_start", "cpu_box"]), (.scaleLow, ["cached_start", "cpu_start"]),
    ]
    for (role, keys) in named {
      if let color = keys.lazy.compactMap({ colors[$0] }).first { roles[role] = color }
    }
    roles.merge(Hues.roles(from: palette, among: [.gold, .silver, .up, .down, .warning])) { _, new in new }
    return Scheme(name: name, colors: roles, palette: palette)
  }

  private static func key(of line: Substring) -> String? {
    guard let start = line.firstIndex(where: { $0 != " " && $0 != "\t" }), line[start...].hasPrefix("theme["),
      let end = line[start...].firstIndex(of: "]"),
      line[end...].dropFirst().drop(while: \.isWhitespace).first == "="
    else { return nil }
    return String(line[start..<end].dropFirst(6))
  }

  /// What stands in the quotes, or to the end of the line without blanks around it.
  private static func value(of line: Substring, where place: String) throws(ThemeError) -> Substring {
    let rest = line.drop { $0 != "=" }.dropFirst().drop(while: \.isWhitespace)
    guard rest.first == "\"" else { return TextEdges.trimmed(rest) }
    guard let end = rest.dropFirst().firstIndex(of: "\"") else {
      throw ThemeError(description: "\(place): the quote is not closed")
    }
    return TextEdges.trimmed(rest[..<end].dropFirst())
  }

  private static func color(_ text: Substring) -> Color? {
    guard !text.hasPrefix("#") else {
      let digits = text.dropFirst()
      guard digits.utf8.count == 2, let grey = HexColor.number(digits) else { return HexColor.color(text) }
      return .rgb(grey << 16 | grey << 8 | grey)
    }
    let parts = text.split(whereSeparator: \.isWhitespace).map { UInt32($0) }
    guard parts.count == 3 else { return nil }
    var value: UInt32 = 0
    for part in parts {
      guard let part else { return nil }
      value = value << 8 | min(part, 255)
    }
    return .rgb(value)
  }

  private static let gradients = [
    "temp", "cpu", "free", "cached", "available", "used", "download", "upload", "process",
  ].flatMap { name in ["start", "mid", "end"].map { "\(name)_\($0)" } }
}

/// The blanks at the ends of a text; a carriage return is one.
enum TextEdges {
  static func trimmed(_ text: Substring) -> Substring {
    var text = text.drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}
