import Screen

/// Reads the colour schemes of the terminal ghostty, lines such as `palette = 1=#ff5555` and `background = #282a36`.
///
/// Of two values for a key the last one counts; what is not about colours is passed over. Red and green of the sixteen
/// are down and up, when they are red and green.
enum GhosttyScheme {
  /// Whether a line of the text is one of the format.
  static func isOne(_ lines: [Substring]) -> Bool {
    lines.contains { line in
      guard let (key, value) = entry(line) else { return false }
      return key == "palette" ? value.contains("=") : ["background", "foreground"].contains(key)
    }
  }

  /// - Throws: `ThemeError` naming the file, the line and what it should be.
  static func read(_ lines: [Substring], source: String, name: String) throws(ThemeError) -> Scheme {
    var palette: [Int: Color] = [:]
    var others: [Substring: Color] = [:]
    for (number, line) in lines.enumerated() {
      guard let (key, value) = entry(line) else { continue }
      let place = "\(source): line \(number + 1): \(key)"
      switch key {
      case "palette":
        let parts = value.split(separator: "=", maxSplits: 1).map(TextEdges.trimmed)
        guard parts.count == 2, let index = Int(parts[0]), (0...255).contains(index),
          let color = HexColor.color(parts[1])
        else { throw ThemeError(description: "\(place) must be a number, = and a colour such as 1=#ff5555") }
        palette[index] = color
      case "background", "foreground":
        guard let color = HexColor.color(value) else {
          throw ThemeError(description: "\(place) must be six hexadecimal digits such as #282a36")
        }
        others[key] = color
      default: break
      }
    }
    guard let text = others["foreground"], let background = others["background"] else {
      throw ThemeError(description: "\(source): a scheme of ghostty needs background and foreground")
    }
    let missing = (1...6).filter { palette[$0] == nil }
    guard missing.isEmpty else {
      throw ThemeError(
        description:
          "\(source): a scheme of ghostty needs palette 1 to 6; missing \(missing.map(String.init).joined(separator: ", "))"
      )
    }
    let accents = [1, 2, 3, 4, 5, 6, 9, 10, 11, 12, 13, 14].compactMap { palette[$0] }
    var roles = Scheme.shades(text: text, background: background)
    let named: [(Theme.Role, Int)] = [
      (.down, 1), (.alarm, 1), (.up, 2), (.good, 2), (.gold, 3), (.silver, 4), (.bar, 4), (.accent, 6),
      (.scaleLow, 6), (.stale, 8), (.border, 8),
    ]
    for (role, index) in named { if let color = palette[index] { roles[role] = color } }
    let hues = Hues.roles(from: accents, among: [.warning])
    roles.merge(hues) { _, new in new }
    return Scheme(name: name, colors: roles, palette: accents)
  }

  /// Key and value of a line; nil for comments and everything else.
  private static func entry(_ line: Substring) -> (key: Substring, value: Substring)? {
    guard let equals = line.firstIndex(of: "=") else { return nil }
    let key = TextEdges.trimmed(line[..<equals])
    guard !key.isEmpty, key.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }) else {
      return nil
    }
    var value = TextEdges.trimmed(line[equals...].dropFirst())
    if value.count >= 2, value.first == "\"", value.last == "\"" { value = value.dropFirst().dropLast() }
    return (key, value)
  }
}
