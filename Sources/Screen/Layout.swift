/// How much of a row or column of rectangles one part asks for.
package enum Extent: Sendable, Hashable {
  /// Exactly so many cells, while there is room.
  case fixed(Int)
  /// A share of what the fixed parts leave.
  case share(Int)
}

extension Rect {
  /// Divides the height from top to bottom.
  package func rows(_ extents: Extent...) -> [Rect] {
    var top = y
    return Self.lengths(of: height, extents).map { length in
      defer { top += length }
      return Rect(x: x, y: top, width: width, height: length)
    }
  }

  /// Divides the width from left to right.
  package func columns(_ extents: Extent...) -> [Rect] {
    var left = x
    return Self.lengths(of: width, extents).map { length in
      defer { left += length }
      return Rect(x: left, y: y, width: length, height: height)
    }
  }

  /// Lengths that add up to `total` if any part is a share, and otherwise to no more than that.
  ///
  /// Cells left over by rounding go to the first shares; negative extents count as 0.
  static func lengths(of total: Int, _ extents: [Extent]) -> [Int] {
    let total = min(max(total, 0), limit)
    var flexible = total
    var shares = 0
    for extent in extents {
      switch extent {
      case .fixed(let cells): flexible -= min(max(cells, 0), flexible)
      case .share(let share): shares += weight(share)
      }
    }
    var handedOut = 0
    var sharesSeen = 0
    var left = total
    return extents.map { extent in
      let wanted: Int
      switch extent {
      case .fixed(let cells): wanted = max(cells, 0)
      case .share(let share):
        sharesSeen += weight(share)
        let upTo = shares > 0 ? (flexible * sharesSeen + shares - 1) / shares : 0
        wanted = upTo - handedOut
        handedOut = upTo
      }
      let given = min(wanted, left)
      left -= given
      return given
    }
  }

  /// Shares beyond a million are no finer, and products of two such numbers cannot overflow.
  private static func weight(_ share: Int) -> Int { min(max(share, 0), 1_000_000) }
}
