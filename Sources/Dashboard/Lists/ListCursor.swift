/// A place in a list that follows what it stands on, not the row: the list may change between two keys.
package struct ListCursor<ID: Hashable & Sendable>: Sendable, Equatable {
  /// What it stands on; nil before the first look at the list.
  package private(set) var selected: ID?
  /// Where that was when it was last looked at.
  private var row = 0

  package init() {}

  /// Where it stands in the list now; where its thing has gone, on what has taken its row. Nil in an empty list.
  package func place(in list: [ID]) -> Int? {
    guard !list.isEmpty else { return nil }
    return selected.flatMap { list.firstIndex(of: $0) } ?? min(row, list.count - 1)
  }

  /// Takes hold of what it stands on in the list as it is now.
  package mutating func hold(in list: [ID]) {
    guard let place = place(in: list) else { return }
    select(list[place], in: list)
  }

  /// Moves by so many rows, and stops at the ends.
  package mutating func move(by rows: Int, in list: [ID]) {
    guard let place = place(in: list) else { return }
    let (wanted, overflow) = place.addingReportingOverflow(rows)
    let last = list.count - 1
    select(list[overflow ? (rows > 0 ? last : 0) : min(max(wanted, 0), last)], in: list)
  }

  /// Goes to something; nothing happens when the list does not have it.
  package mutating func select(_ id: ID, in list: [ID]) {
    guard let place = list.firstIndex(of: id) else { return }
    selected = id
    row = place
  }
}
