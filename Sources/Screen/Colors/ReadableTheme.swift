/// Colours brought to where they can be read; done once, when a theme is loaded.
extension Theme {
  /// Roles that lines, bars and marks alone are drawn in. Everything else is text somewhere.
  package static let graphicRoles: Set<Role> = [.border, .grid, .bar, .upFaint, .downFaint]

  /// What text in the scheme's colours may stand on.
  private var surfaces: [Color] { [self[.background].background, self[.status].background] }

  /// The same theme with every text at 4.5 : 1 or more on what it stands on, graphics at 3 : 1, and prices that rise
  /// and fall apart for every eye. Colours that are so already are left alone; the others move in lightness and keep
  /// their hue.
  ///
  /// Where the background is the terminal's own, one is assumed that is harder to read on than most.
  ///
  /// - Parameters:
  ///   - palette: the scheme's colours, to look for a green and a red in.
  ///   - keepsHues: the colours of up and down were chosen for prices: they need be neither green nor red.
  package func readable(palette: [Color] = [], keepsHues: Bool = false) -> Theme {
    var theme = self
    for role in [Role.background, .status] {
      let surface = theme.roomy(theme[role].background)
      for other in Role.allCases where (other == .status) == (role == .status) {
        theme[other].background = surface
      }
    }
    let surfaces = theme.surfaces.map { theme.assumed($0) }
    func raise(_ role: Role, to least: Double) {
      theme[role].foreground = Contrast.raised(
        theme.assumed(ink: theme[role].foreground), to: least, on: surfaces, isLighter: isDark)
    }
    for role in Role.allCases where ![.up, .down].contains(role) {
      raise(role, to: Self.graphicRoles.contains(role) ? Contrast.graphics : Contrast.text)
    }
    let named = DirectionColors(up: theme[.up].foreground, down: theme[.down].foreground)
    let hues = keepsHues ? named.withHues : named.greenAndRed(from: palette)
    let pair = hues.readable(on: surfaces, isLighter: isDark)
    theme[.up].foreground = pair.up
    theme[.down].foreground = pair.down
    for (role, whole) in [(Role.upFaint, Role.up), (.downFaint, .down)] {
      // What was made from the colour that the scheme had is made from the new one.
      if theme[whole].foreground != self[whole].foreground {
        theme[role].foreground = theme[whole].foreground.mixed(with: surfaces[0], share: 0.45)
      }
      raise(role, to: Contrast.graphics)
    }
    return theme
  }

  /// What the terminal may have behind its text.
  private func assumed(_ surface: Color) -> Color {
    surface == .terminalDefault ? .rgb(isDark ? 0x262626 : 0xE4E4E4) : surface
  }

  private func assumed(ink: Color) -> Color {
    ink == .terminalDefault && self[.background].background != .terminalDefault
      ? .rgb(isDark ? 0xFFFFFF : 0) : ink
  }

  /// A background on which two readable colours can differ in lightness: white, or black on a light one, has nine
  /// times its light.
  private func roomy(_ surface: Color) -> Color {
    let extreme = Color.rgb(isDark ? 0xFFFFFF : 0)
    return Contrast.raised(surface, to: 9, on: [extreme], isLighter: !isDark)
  }
}
