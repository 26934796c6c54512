import Screen

/// Texts along one row that keep a column between each other; what finds no room is left out.
package struct LabelRow {
  let lower: Int
  let upper: Int
  private(set) var taken: [Range<Int>] = []

  /// - Parameters:
  ///   - lower: the first column, `upper` the one after the last.
  package init(lower: Int, upper: Int) {
    self.lower = lower
    self.upper = max(lower, upper)
  }

  /// Claims the columns for a text centred on a column, moved inwards where it would leave the row.
  ///
  /// - Returns: the column it begins at, or nil without room.
  package mutating func claim(_ text: String, centredOn column: Int) -> Int? {
    let width = columnWidth(of: text)
    guard width > 0, width <= upper - lower else { return nil }
    let start = min(max(column - width / 2, lower), upper - width)
    return claim(start..<start + width) ? start : nil
  }

  /// Claims columns as they are, if they are free.
  mutating func claim(_ columns: Range<Int>) -> Bool {
    guard columns.lowerBound >= lower, columns.upperBound <= upper, isFree(columns) else { return false }
    taken.append(columns)
    return true
  }

  private func isFree(_ columns: Range<Int>) -> Bool {
    taken.allSatisfy { columns.lowerBound > $0.upperBound || columns.upperBound < $0.lowerBound }
  }
}
