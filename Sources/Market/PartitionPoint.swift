extension Range<Int> {
  /// The first place of which something holds, where it holds of none before and of all behind; the end of the range
  /// where it holds of none. By halving, O(log places).
  package func partitionPoint(where holds: (Int) -> Bool) -> Int {
    var low = lowerBound
    var high = upperBound
    while low < high {
      let middle = low + (high - low) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
