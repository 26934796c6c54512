extension String {
  /// Filled with spaces on the right up to a number of columns.
  package func padded(to columns: Int) -> String {
    self + String(repeating: " ", count: max(0, columns - columnWidth(of: self)))
  }

  /// Filled with spaces on the left up to a number of columns.
  package func leftPadded(to columns: Int) -> String {
    String(repeating: " ", count: max(0, columns - columnWidth(of: self))) + self
  }
}
