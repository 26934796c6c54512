/// The colours of prices that rise and of prices that fall: readable, and apart for every eye.
///
/// They differ by hue for most people and by lightness for everybody, since to a colour-blind eye a green and a red may
/// be the same hue.
package struct DirectionColors: Sendable, Equatable {
  package var up: Color
  package var down: Color

  package init(up: Color, down: Color) {
    self.up = up
    self.down = down
  }

  /// The least step of lightness between the two, in Oklab, for every eye.
  package static let leastStep = 0.08
  /// The cosine of the least angle between the two hues, 60 degrees.
  package static let mostHueCosine = 0.5
  /// Below this a colour has no hue to be told by.
  package static let leastChroma = 0.04

  /// Whether they can be told apart by hue, and by lightness for every eye.
  package var areApart: Bool {
    guard let up = Oklab(up), let down = Oklab(down) else { return true }
    return Self.haveHues(up, down) && stepForEveryEye >= Self.leastStep
  }

  /// The smallest step of lightness between the two that any eye sees.
  package var stepForEveryEye: Double {
    zip(Self.lightness(of: up), Self.lightness(of: down)).map { abs($0 - $1) }.min() ?? 0
  }

  // MARK: Hue

  /// Green and red from a scheme's colours.
  ///
  /// What a scheme calls green may be red, and what it calls red blue; then another of its colours is taken, and one
  /// of our own when it has none.
  ///
  /// - Parameter palette: the scheme's colours to look in.
  package func greenAndRed(from palette: [Color]) -> DirectionColors {
    let green = Self.nearest(to: Self.green, within: Self.greenCosine, [up], else: palette)
    let red = Self.nearest(to: Self.red, within: Self.redCosine, [down], else: palette)
    return DirectionColors(up: green, down: red).withHues
  }

  /// These, or green and red of our own when their hues are too near to each other.
  package var withHues: DirectionColors {
    guard let one = Oklab(up), let other = Oklab(down), !Self.haveHues(one, other) else { return self }
    let certain = DirectionColors(up: up, down: Self.red.light.color)
    if let red = Oklab(certain.down), Self.haveHues(one, red) { return certain }
    return DirectionColors(up: Self.green.light.color, down: Self.red.light.color)
  }

  private static let green = Oklab(lightness: 0.72, a: -0.115, b: 0.080)
  private static let red = Oklab(lightness: 0.66, a: 0.145, b: 0.068)
  // 45 and 35 degrees to either side: from yellow-green to teal, from crimson to the beginning of orange.
  private static let greenCosine = 0.7071
  private static let redCosine = 0.8192

  private static func haveHues(_ one: Oklab, _ other: Oklab) -> Bool {
    one.chroma >= leastChroma && other.chroma >= leastChroma && one.hueCosine(to: other) <= mostHueCosine
  }

  private static func nearest(
    to hue: Oklab, within cosine: Double, _ first: [Color], else palette: [Color]
  ) -> Color {
    for colors in [first, palette] {
      let seen = colors.compactMap { color in Oklab(color).map { (color, $0) } }
      let fitting = seen.filter { $0.1.chroma >= leastChroma && $0.1.hueCosine(to: hue) >= cosine }
      if let best = fitting.max(by: { $0.1.hueCosine(to: hue) < $1.1.hueCosine(to: hue) }) { return best.0 }
    }
    return hue.light.color
  }

  // MARK: Lightness

  /// The pair of the same hues that is readable and apart for every eye, as near to these as there is.
  ///
  /// - Parameter surfaces: what they stand on; they must leave room (see ``Theme/readable(palette:keepsHues:)``).
  package func readable(on surfaces: [Color], isLighter: Bool) -> DirectionColors {
    if areApart, Contrast.reaches(Contrast.text, up, on: surfaces),
      Contrast.reaches(Contrast.text, down, on: surfaces)
    {
      return self
    }
    let ups = Self.candidates(for: up, on: surfaces)
    let downs = Self.candidates(for: down, on: surfaces)
    var best: (cost: Double, pair: DirectionColors)?
    for up in ups {
      for down in downs where (best?.cost ?? .infinity) > up.cost + down.cost {
        let step = zip(up.lightness, down.lightness).map { abs($0 - $1) }.min() ?? 0
        guard step >= Self.leastStep else { continue }
        best = (up.cost + down.cost, DirectionColors(up: up.color, down: down.color))
      }
    }
    return best?.pair
      ?? DirectionColors(
        up: Contrast.raised(up, to: Contrast.text, on: surfaces, isLighter: isLighter),
        down: Contrast.raised(down, to: Contrast.text, on: surfaces, isLighter: isLighter))
  }

  private struct Candidate {
    var color: Color
    /// How far from the scheme's colour: by lightness, and by what it loses of its hue.
    var cost: Double
    /// For every eye.
    var lightness: [Double]
  }

  private static func candidates(for color: Color, on surfaces: [Color]) -> [Candidate] {
    guard let seen = Oklab(color) else { return [] }
    let others = stride(from: 0.0, through: 1, by: 0.02).map { seen.at(lightness: $0).light.color }
    return ([color] + others).compactMap { color in
      guard Contrast.reaches(Contrast.text, color, on: surfaces), let own = Oklab(color),
        own.chroma >= leastChroma
      else { return nil }
      let cost = abs(own.lightness - seen.lightness) + max(0, seen.chroma - own.chroma)
      return Candidate(color: color, cost: cost, lightness: lightness(of: color))
    }
  }

  private static func lightness(of color: Color) -> [Double] {
    ColorVision.allCases.compactMap { $0.seen(color)?.lightness }
  }
}
