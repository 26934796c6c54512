/// Names that somebody may have meant.
package enum NearestName {
  /// Names beyond this length are not looked up: the search takes the product of both lengths.
  private static let longestName = 64

  /// The candidates that are nearest to a name, nearest first; empty when none is near.
  ///
  /// Case and separators do not count. A candidate is near when no more than a third of the letters differ, or when
  /// one of the two begins with the other.
  ///
  /// - Complexity: O(candidates x length²).
  package static func candidates(for name: String, among names: [String], atMost count: Int = 1) -> [String] {
    guard name.utf8.count <= longestName else { return [] }
    let wanted = folded(name)
    guard !wanted.isEmpty else { return [] }
    let ranked = names.enumerated().compactMap {
      position, candidate -> (rank: Int, position: Int, name: String)? in
      let other = folded(candidate)
      let distance = editDistance(wanted, other)
      if distance <= max(1, max(wanted.count, other.count) / 3) { return (distance, position, candidate) }
      guard other.starts(with: wanted) || (wanted.starts(with: other) && other.count > 1) else { return nil }
      return (longestName + distance, position, candidate)
    }
    return ranked.sorted { ($0.rank, $0.position) < ($1.rank, $1.position) }.prefix(count).map(\.name)
  }

  /// `; did you mean "theme"?`, or all names when none is near.
  static func hint(for name: String, among names: [String], atMost count: Int = 1) -> String {
    let near = candidates(for: name, among: names, atMost: count)
    guard !near.isEmpty else { return "; there is: \(names.joined(separator: ", "))" }
    return "; did you mean \(near.map { "\"\($0)\"" }.joined(separator: " or "))?"
  }

  /// How many letters must be added, removed, replaced or swapped with their neighbour (optimal string alignment).
  static func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for (row, letter) in left.enumerated() {
      var current = [row + 1]
      for (column, other) in right.enumerated() {
        var best = min(last[column + 1], current[column]) + 1
        best = min(best, last[column] + (letter == other ? 0 : 1))
        if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
          best = min(best, beforeLast[column - 1] + 1)
        }
        current.append(best)
      }
      (beforeLast, last) = (last, current)
    }
    return last[right.count]
  }

  private static func folded(_ name: String) -> [UInt8] {
    name.lowercased().utf8.filter { !"-_. /".utf8.contains($0) }
  }
}
