import Screen

/// What the file of a theme says, whichever its format is.
struct Scheme: Equatable {
  var name: String
  var colors: [Theme.Role: Color]
  /// All of its colours, to look for others in.
  var palette: [Color]
  /// Whether up and down were chosen for prices, so that they need be neither green nor red.
  var choosesDirections = false

  /// Colours for the roles that a scheme of a terminal or of another program has no word for: shades between its text
  /// and its background.
  static func shades(text: Color, background: Color) -> [Theme.Role: Color] {
    // Mixing needs two colours; a background that only the terminal knows is the opposite of the text.
    let isDark = (Oklab(text)?.lightness ?? 1) > 0.5
    let ground = background == .terminalDefault ? Color.rgb(isDark ? 0 : 0xFFFFFF) : background
    func shade(_ share: Double) -> Color { ground.mixed(with: text, share: share) }
    return [
      .text: text, .title: text, .unchanged: text, .background: background, .status: shade(0.1),
      .grid: shade(0.2), .border: shade(0.4), .stale: shade(0.5), .label: shade(0.65),
      .scaleMiddle: shade(0.5),
    ]
  }

  /// The theme as the file has it: the common background for every role, and attributes where colour alone must not
  /// carry the meaning.
  var exact: Theme {
    let background = colors[.background] ?? .terminalDefault
    let text = colors[.text] ?? .terminalDefault
    var styles: [Theme.Role: Style] = [:]
    for role in Theme.Role.allCases {
      styles[role] = Style(foreground: colors[role] ?? text, background: background)
    }
    styles[.background] = Style(foreground: text, background: background)
    styles[.title]?.attributes = .bold
    styles[.alarm]?.attributes = [.reverse, .bold]
    styles[.warning]?.attributes = .bold
    styles[.status] = Style(foreground: text, background: colors[.status] ?? background)
    for (role, whole) in [(Theme.Role.upFaint, Theme.Role.up), (.downFaint, .down)] where colors[role] == nil
    {
      styles[role]?.foreground = (colors[whole] ?? text).mixed(with: background, share: 0.45)
    }
    return Theme(name: name, isDark: isDark, styles: styles)
  }

  /// The theme with all of it readable.
  var readable: Theme { exact.readable(palette: palette, keepsHues: choosesDirections) }

  /// Text is lighter than a dark background; what the file calls itself is often missing or wrong.
  private var isDark: Bool {
    let text = colors[.text].flatMap { Oklab($0) }?.lightness
    guard let background = colors[.background].flatMap({ Oklab($0) })?.lightness else {
      return (text ?? 1) > 0.5
    }
    guard let text, text != background else { return background < 0.6 }
    return text > background
  }
}
