import Screen

/// A style in a terminal's own terms.
struct QuantizedStyle: Hashable {
  /// The terminal's default colour.
  static let standard: Int32 = -1

  /// Colour numbers as terminfo counts them.
  var foreground: Int32
  var background: Int32
  var attributes: Style.Attributes
}

/// Brings colours down to what a terminal can show.
///
/// With few colours it keeps text readable rather than colours exact: dark backgrounds become black, faint text
/// a shade that still shows, and a foreground never falls together with its background.
struct ColorQuantizer {
  let depth: ColorDepth

  func quantize(_ style: Style) -> QuantizedStyle {
    let standard = QuantizedStyle.standard
    switch depth {
    case .monochrome:
      return QuantizedStyle(foreground: standard, background: standard, attributes: style.attributes)
    case .direct:
      return QuantizedStyle(
        foreground: Self.directNumber(style.foreground), background: Self.directNumber(style.background),
        attributes: style.attributes)
    case .twoFiftySix: return quantizeTo256(style)
    case .sixteen, .eight: return quantizeToANSI(style)
    }
  }

  // MARK: Direct colour

  /// Numbers below 8 are the palette's in direct-colour descriptions, so the darkest blues give way.
  private static func directNumber(_ color: Color) -> Int32 {
    switch color.kind {
    case .terminalDefault: QuantizedStyle.standard
    case .palette(let index) where index < 8: Int32(index)
    case .palette(let index): Int32(ANSIPalette.nominal[Int(index)])
    case .rgb(let red, let green, let blue):
      max(8, Int32(red) << 16 | Int32(green) << 8 | Int32(blue))
    }
  }

  // MARK: 256 colours

  private func quantizeTo256(_ style: Style) -> QuantizedStyle {
    let background = Self.index256(style.background, besides: nil)
    var foreground = Self.index256(style.foreground, besides: nil)
    if foreground == background, style.foreground != style.background {
      foreground = Self.index256(style.foreground, besides: background)
    }
    return QuantizedStyle(foreground: foreground, background: background, attributes: style.attributes)
  }

  /// - Parameter taken: a number that must not be the answer.
  private static func index256(_ color: Color, besides taken: Int32?) -> Int32 {
    switch color.kind {
    case .terminalDefault: return QuantizedStyle.standard
    case .palette(let index): return Int32(index)
    case .rgb(let red, let green, let blue):
      let wanted = PerceivedColor(red: red, green: green, blue: blue)
      var best: Int32 = 16
      var least = Double.infinity
      for (index, candidate) in fixedColors.enumerated() where Int32(index + 16) != taken {
        let distance = wanted.squaredDistance(to: candidate)
        if distance < least {
          least = distance
          best = Int32(index + 16)
        }
      }
      return best
    }
  }

  /// Numbers 16 to 255: a cube of 6 x 6 x 6 and 24 greys. The first sixteen belong to the user.
  private static let fixedColors: [PerceivedColor] = {
    let levels: [UInt8] = [0, 95, 135, 175, 215, 255]
    var colors: [PerceivedColor] = []
    for red in levels {
      for green in levels {
        for blue in levels { colors.append(PerceivedColor(red: red, green: green, blue: blue)) }
      }
    }
    for step in 0..<24 {
      let grey = UInt8(8 + 10 * step)
      colors.append(PerceivedColor(red: grey, green: grey, blue: grey))
    }
    return colors
  }()

  // MARK: 16 and 8 colours

  private func quantizeToANSI(_ style: Style) -> QuantizedStyle {
    let background = ANSIPalette.background(style.background, bright: depth == .sixteen)
    var ink = ANSIPalette.foreground(style.foreground)
    // Whether black shows on a background that only the user knows, only the user knows.
    if background == nil, ink == ANSIPalette.black, case .rgb = style.foreground.kind { ink = nil }
    if ink == background, ink != nil, style.foreground != style.background {
      ink = ANSIPalette.readable(on: background, fainter: style.foreground)
    }
    var attributes = style.attributes
    guard depth == .eight else {
      return QuantizedStyle(
        foreground: ink.map(Int32.init) ?? QuantizedStyle.standard,
        background: background.map(Int32.init) ?? QuantizedStyle.standard, attributes: attributes)
    }
    // Brightness by attribute. Bold black would vanish where bold is only heavy, so it is faint white instead.
    if let bright = ink, bright >= 8 {
      if bright == ANSIPalette.brightBlack {
        ink = ANSIPalette.white
        attributes.insert(.dim)
      } else {
        ink = bright - 8
        attributes.insert(.bold)
      }
      if ink == background {
        ink = ANSIPalette.contrast(to: background)
        attributes.remove(.dim)
      }
    }
    return QuantizedStyle(
      foreground: ink.map(Int32.init) ?? QuantizedStyle.standard,
      background: background.map(Int32.init) ?? QuantizedStyle.standard, attributes: attributes)
  }
}
