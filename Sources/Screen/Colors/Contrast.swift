/// How well a colour can be told from what it stands on.
package enum Contrast {
  /// What text needs at least. Source: WCAG 2.1, 1.4.3 (level AA).
  package static let text = 4.5
  /// What lines, bars and marks need at least. Source: WCAG 2.1, 1.4.11.
  package static let graphics = 3.0

  /// From 1 for two equal colours to 21 for black and white. Source: WCAG 2.1, "contrast ratio".
  ///
  /// - Returns: nil when either is a colour that only the terminal knows.
  package static func ratio(_ one: Color, _ other: Color) -> Double? {
    guard let one = LinearLight(one)?.luminance, let other = LinearLight(other)?.luminance else { return nil }
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)
  }

  /// Whether a colour reaches a ratio on every one of the surfaces; those that only the terminal knows do not count.
  package static func reaches(_ least: Double, _ color: Color, on surfaces: [Color]) -> Bool {
    surfaces.allSatisfy { (ratio(color, $0) ?? least) >= least }
  }

  /// The colour itself where it reaches the ratio, else the nearest lightness of its hue that does.
  ///
  /// - Parameter isLighter: which way to go: true on dark surfaces. The last that is tried is white or black.
  package static func raised(_ color: Color, to least: Double, on surfaces: [Color], isLighter: Bool) -> Color
  {
    guard !reaches(least, color, on: surfaces), let seen = Oklab(color) else { return color }
    let step = isLighter ? 0.01 : -0.01
    var lightness = seen.lightness
    while (0...1).contains(lightness) {
      let candidate = seen.at(lightness: lightness).light.color
      // A colour on the other side of its surface has contrast too, and would have every role change sides.
      if reaches(least, candidate, on: surfaces), isBeyond(candidate, surfaces, isLighter) {
        return candidate
      }
      lightness += step
    }
    return .rgb(isLighter ? 0xFFFFFF : 0)
  }

  private static func isBeyond(_ color: Color, _ surfaces: [Color], _ isLighter: Bool) -> Bool {
    guard let own = LinearLight(color)?.luminance else { return true }
    return surfaces.compactMap { LinearLight($0)?.luminance }.allSatisfy { isLighter ? own > $0 : own < $0 }
  }
}
