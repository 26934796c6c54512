/// Columns and rows of a terminal or a picture.
///
/// Neither is negative or above `limit`, far beyond any terminal, so that a wrong size cannot exhaust memory.
package struct Size: Sendable, Hashable {
  package static let limit = 4096

  package var columns: Int { didSet { columns = Self.length(columns) } }
  package var rows: Int { didSet { rows = Self.length(rows) } }

  package init(columns: Int, rows: Int) {
    self.columns = Self.length(columns)
    self.rows = Self.length(rows)
  }

  private static func length(_ value: Int) -> Int { min(max(value, 0), limit) }
}

/// A part of the grid: `x` and `y` count from the top left, 0-based.
///
/// Lengths are never negative, and no coordinate goes beyond `limit`, so that sums cannot overflow.
package struct Rect: Sendable, Hashable {
  package static let limit = 1 << 24

  package var x: Int { didSet { x = Self.place(x) } }
  package var y: Int { didSet { y = Self.place(y) } }
  package var width: Int { didSet { width = Self.length(width) } }
  package var height: Int { didSet { height = Self.length(height) } }

  package init(x: Int, y: Int, width: Int, height: Int) {
    self.x = Self.place(x)
    self.y = Self.place(y)
    self.width = Self.length(width)
    self.height = Self.length(height)
  }

  private static func place(_ value: Int) -> Int { min(max(value, -limit), limit) }
  private static func length(_ value: Int) -> Int { min(max(value, 0), limit) }

  package init(_ size: Size) { self.init(x: 0, y: 0, width: size.columns, height: size.rows) }

  /// One past the last column.
  package var right: Int { x + width }
  /// One past the last row.
  package var bottom: Int { y + height }
  package var isEmpty: Bool { width == 0 || height == 0 }

  /// The cells that both rectangles cover.
  package func intersection(_ other: Rect) -> Rect {
    let left = max(x, other.x)
    let top = max(y, other.y)
    return Rect(
      x: left, y: top, width: min(right, other.right) - left, height: min(bottom, other.bottom) - top)
  }

  package func contains(x: Int, y: Int) -> Bool {
    x >= self.x && x < right && y >= self.y && y < bottom
  }

  /// The rectangle without a margin on each side.
  package func inset(horizontal: Int = 0, vertical: Int = 0) -> Rect {
    let horizontal = Self.place(horizontal)
    let vertical = Self.place(vertical)
    return Rect(
      x: x + horizontal, y: y + vertical, width: width - 2 * horizontal, height: height - 2 * vertical)
  }

  /// The topmost rows, at most as many as there are.
  package func top(_ rows: Int) -> Rect { Rect(x: x, y: y, width: width, height: min(rows, height)) }

  /// All but the topmost rows.
  package func droppingTop(_ rows: Int) -> Rect {
    let dropped = min(max(rows, 0), height)
    return Rect(x: x, y: y + dropped, width: width, height: height - dropped)
  }

  package func bottom(_ rows: Int) -> Rect {
    let taken = min(max(rows, 0), height)
    return Rect(x: x, y: bottom - taken, width: width, height: taken)
  }

  package func droppingBottom(_ rows: Int) -> Rect { top(height - min(max(rows, 0), height)) }

  package func left(_ columns: Int) -> Rect { Rect(x: x, y: y, width: min(columns, width), height: height) }

  package func droppingLeft(_ columns: Int) -> Rect {
    let dropped = min(max(columns, 0), width)
    return Rect(x: x + dropped, y: y, width: width - dropped, height: height)
  }

  package func right(_ columns: Int) -> Rect {
    let taken = min(max(columns, 0), width)
    return Rect(x: right - taken, y: y, width: taken, height: height)
  }

  package func droppingRight(_ columns: Int) -> Rect { left(width - min(max(columns, 0), width)) }
}
