import Screen

/// Colours for roles that are known by their hue, from a scheme that has no names for them.
enum Hues {
  /// What each role looks like: of a scheme's colours the nearest hue within 35 degrees is taken.
  private static let examples: [Theme.Role: Color] = [
    .gold: .rgb(0xE8B84B), .silver: .rgb(0x8FB0D6), .up: .rgb(0x4FC285), .down: .rgb(0xF2606A),
    .warning: .rgb(0xF08C3A), .accent: .rgb(0x6FC3D6),
  ]
  /// Roles that are coloured as another one.
  private static let followers: [(Theme.Role, Theme.Role)] = [
    (.acknowledged, .warning), (.scaleHigh, .warning), (.alarm, .down), (.good, .up),
  ]
  private static let leastCosine = 0.8192

  static func roles(from palette: [Color], among roles: [Theme.Role]) -> [Theme.Role: Color] {
    var found: [Theme.Role: Color] = [:]
    for role in roles {
      guard let example = examples[role], let hue = Oklab(example) else { continue }
      let fitting = palette.compactMap { color -> (color: Color, cosine: Double)? in
        guard let seen = Oklab(color), seen.chroma >= DirectionColors.leastChroma else { return nil }
        return (color, seen.hueCosine(to: hue))
      }
      let best = fitting.max { $0.cosine < $1.cosine }
      found[role] = best.flatMap { $0.cosine >= leastCosine ? $0.color : nil } ?? example
    }
    for (role, other) in followers { found[role] = found[other] }
    return found
  }
}
