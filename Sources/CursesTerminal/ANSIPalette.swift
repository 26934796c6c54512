import Screen

/// The sixteen colours whose exact shades only the user's terminal knows: black, red, green, yellow, blue,
/// magenta, cyan and white, then the same again brighter.
///
/// Colours are chosen by hue and by whether they are light or dark, not by distance: the nominal shades differ
/// too much from terminal to terminal, and muted colours would all end as grey.
enum ANSIPalette {
  static let black: UInt8 = 0
  static let white: UInt8 = 7
  static let brightBlack: UInt8 = 8
  static let brightWhite: UInt8 = 15

  /// Nominal shades, xterm's, where a number has to be turned into a colour.
  static let nominal: [UInt32] = [
    0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
    0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
  ]

  /// For text and lines; nil is the terminal's default.
  static func foreground(_ color: Color) -> UInt8? {
    switch color.kind {
    case .terminalDefault: return nil
    case .palette(let index): return index
    case .rgb(let red, let green, let blue):
      let wanted = PerceivedColor(red: red, green: green, blue: blue)
      guard isColorful(wanted) else {
        switch wanted.lightness {
        case ..<0.22: return black
        case ..<0.6: return brightBlack
        case ..<0.96: return white
        default: return brightWhite
        }
      }
      let hue = nearestHue(wanted)
      return wanted.lightness > brightFrom[Int(hue)] ? hue + 8 : hue
    }
  }

  /// For areas: what is dark becomes black, what is light white, and bright shades only where there are 16.
  static func background(_ color: Color, bright: Bool) -> UInt8? {
    switch color.kind {
    case .terminalDefault: return nil
    case .palette(let index):
      if bright || index < 8 { return index }
      return index == brightBlack ? black : index - 8
    case .rgb(let red, let green, let blue):
      let wanted = PerceivedColor(red: red, green: green, blue: blue)
      if wanted.lightness < 0.35 { return black }
      guard isColorful(wanted) else {
        switch wanted.lightness {
        case ..<0.6: return bright ? brightBlack : black
        case ..<0.9: return white
        default: return bright ? brightWhite : white
        }
      }
      // A pale tint is paper, not paint.
      if wanted.lightness > 0.9, wanted.chroma < 0.1 { return bright ? brightWhite : white }
      return nearestHue(wanted)
    }
  }

  /// A colour that shows on `background` where the nearest one would not; faint colours stay faint if they can.
  static func readable(on background: UInt8?, fainter color: Color) -> UInt8 {
    guard background == black, case .rgb(let red, let green, let blue) = color.kind else {
      return contrast(to: background)
    }
    return PerceivedColor(red: red, green: green, blue: blue).lightness < 0.6 ? brightBlack : white
  }

  /// Black or white, whichever stands out.
  static func contrast(to background: UInt8?) -> UInt8 {
    switch background {
    case 0, 1, 4, 5, 8, nil: white
    default: black
    }
  }

  private static func isColorful(_ color: PerceivedColor) -> Bool { color.chroma > 0.045 }

  private static func nearestHue(_ color: PerceivedColor) -> UInt8 {
    func turn(_ index: UInt8) -> Double {
      let difference = abs(color.hue - hues[Int(index)].hue)
      return min(difference, 2 * .pi - difference)
    }
    return (1...6).min { turn($0) < turn($1) } ?? white
  }

  /// The pure hues behind the names.
  private static let hues: [PerceivedColor] = [
    0x000000, 0xFF0000, 0x00FF00, 0xFFDD00, 0x2060FF, 0xFF00FF, 0x00FFFF,
  ].map { PerceivedColor($0) }

  /// The lightness above which the brighter of the two shades is nearer.
  private static let brightFrom: [Double] = (0..<8).map {
    (PerceivedColor(nominal[$0]).lightness + PerceivedColor(nominal[$0 + 8]).lightness) / 2
  }
}
