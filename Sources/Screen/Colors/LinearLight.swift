/// A colour as amounts of light: what contrast, Oklab and simulations of sight are computed from.
///
/// Each is 0 to 1 for a colour that a screen can show; other values are of colours beyond it. Source: IEC 61966-2-1
/// (sRGB).
package struct LinearLight: Sendable, Equatable {
  package var red: Double
  package var green: Double
  package var blue: Double

  package init(red: Double, green: Double, blue: Double) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// Nil for a colour that only the terminal knows.
  package init?(_ color: Color) {
    guard case .rgb(let red, let green, let blue) = color.kind else { return nil }
    self.init(
      red: Self.light[Int(red)], green: Self.light[Int(green)], blue: Self.light[Int(blue)])
  }

  /// The nearest colour of 24 bits; what is beyond the screen is cut off.
  package var color: Color {
    .rgb(Self.byte(red) << 16 | Self.byte(green) << 8 | Self.byte(blue))
  }

  /// Whether a screen can show it, up to the rounding of a byte.
  package var isShowable: Bool {
    let reach = -0.0001...1.0001
    return reach.contains(red) && reach.contains(green) && reach.contains(blue)
  }

  /// Relative luminance, 0 for black and 1 for white. Source: WCAG 2.1, "relative luminance".
  package var luminance: Double { 0.2126 * red + 0.7152 * green + 0.0722 * blue }

  /// The light of each byte.
  private static let light: [Double] = (0...255).map { byte in
    let value = Double(byte) / 255
    guard value > 0.04045 else { return value / 12.92 }
    // The power of 2.4 is the square times the square of the fifth root.
    let base = (value + 0.055) / 1.055
    let fifth = root(5, of: base)
    return base * base * fifth * fifth
  }

  private static func byte(_ light: Double) -> UInt32 {
    // The comparison is false for NaN too.
    guard light > 0 else { return 0 }
    guard light < 1 else { return 255 }
    guard light > 0.0031308 else { return UInt32((light * 12.92 * 255).rounded()) }
    // The power of 1 / 2.4 is the fifth power of the twelfth root.
    let twelfth = root(12, of: light)
    let power = twelfth * twelfth * twelfth * twelfth * twelfth
    return UInt32(((1.055 * power - 0.055) * 255).rounded())
  }
}

/// The root of a number from 0 on, by Newton's steps from above; 0 for everything else. This room has no library of
/// functions, and the steps serve it as well.
func root(_ degree: Int, of value: Double) -> Double {
  guard value > 0, value.isFinite else { return 0 }
  var guess = max(1, value)
  for _ in 0..<200 {
    var power = guess
    for _ in 1..<(degree - 1) { power *= guess }
    let next = (Double(degree - 1) * guess + value / power) / Double(degree)
    guard next < guess else { return guess }
    guess = next
  }
  return guess
}
