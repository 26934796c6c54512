import TestRandomness

extension Double {
  /// Ordinary numbers, and all the others that a widget may be handed.
  static func anything(using random: inout SplitMix64) -> Double {
    let special: [Double] = [
      .nan, .infinity, -.infinity, 0, -0.0, .greatestFiniteMagnitude, -.greatestFiniteMagnitude,
      .leastNonzeroMagnitude, -.leastNonzeroMagnitude, 1e308, 1e-300, 1e18, -1e18, 1, 100, 4988.35,
    ]
    switch Int.random(in: 0...3, using: &random) {
    case 0: return special.randomElement(using: &random) ?? 0
    case 1: return Double(bitPattern: random.next())
    default: return Double.random(in: -5000...5000, using: &random)
    }
  }

  static func samples(using random: inout SplitMix64) -> [Double?] {
    let isTame = Bool.random(using: &random)
    return (0..<Int.random(in: 0...80, using: &random)).map { _ in
      if Int.random(in: 0...9, using: &random) == 0 { return nil }
      return isTame ? Double.random(in: 90...110, using: &random) : anything(using: &random)
    }
  }
}

extension String {
  /// Letters, numbers, wide and zero-width glyphs, control characters.
  static func anything(using random: inout SplitMix64) -> String {
    let pieces = [
      "Gold", " ", "4,988.35", "−", "金", "é", "e\u{301}", "\u{1B}[2J", "\n", "…", "🥇", "x", "7", "%",
    ]
    return (0..<Int.random(in: 0...6, using: &random)).map { _ in
      pieces.randomElement(using: &random) ?? ""
    }.joined()
  }
}
