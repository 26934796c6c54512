/// How many colours a terminal can show, fewest first.
package enum ColorDepth: String, Sendable, CaseIterable, Comparable {
  /// Attributes only.
  case monochrome
  case eight
  case sixteen
  case twoFiftySix
  /// 24-bit values.
  case direct

  package static func < (a: ColorDepth, b: ColorDepth) -> Bool { a.rank < b.rank }

  private var rank: Int {
    switch self {
    case .monochrome: 0
    case .eight: 1
    case .sixteen: 2
    case .twoFiftySix: 3
    case .direct: 4
    }
  }
}
