extension RangeReplaceableCollection {
  /// Adds an element at the end, and drops those at the front that are more than so many.
  ///
  /// - Parameter most: how many stay; less than 1 counts as 1.
  package mutating func append(_ element: Element, keeping most: Int) {
    let surplus = count - Swift.max(1, most) + 1
    if surplus > 0 { removeFirst(surplus) }
    append(element)
  }
}
