import BullionMarket

/// A zone's changes of offset, taken from a database or a rule: between two of them its clock runs evenly.
package struct ZoneTable: Sendable, Hashable {
  /// As the user or the world calls it: `Europe/Warsaw`.
  package let name: String
  /// When the offset changes, ascending.
  private let changes: [Timestamp]
  /// Milliseconds to add to UTC: before the first change, between the changes, after the last.
  private let offsets: [Int64]

  /// - Parameters:
  ///   - offset: milliseconds to add to UTC before the first change.
  ///   - changes: moments in ascending order, and the offset from each one on.
  package init(name: String, offset: Int64, changes: [(moment: Timestamp, offset: Int64)]) {
    self.name = name
    self.changes = changes.map(\.moment)
    offsets = [offset] + changes.map(\.offset)
  }

  /// Milliseconds to add to UTC.
  package func offset(at moment: Timestamp) -> Int64 {
    var low = 0
    var high = changes.count
    while low < high {
      let middle = (low + high) / 2
      if changes[middle] <= moment { low = middle + 1 } else { high = middle }
    }
    return offsets[low]
  }

  /// The clock of a country of the European Union: summer from the last Sunday of March to that of October, 01:00 UTC,
  /// the rule since 1996.
  ///
  /// - Parameter hours: ahead of UTC in winter.
  static func european(_ name: String, hours: Int64) -> ZoneTable {
    let standard = hours * 3_600_000
    let changes = (1996...2100).flatMap { year in
      [(3, standard + 3_600_000), (10, standard)].map { month, offset in
        let last = CalendarDate(year: year, month: month, day: 31)
        let sunday = last.advanced(byDays: -(last.weekday + 1) % 7)
        return (Timestamp(midnightOf: sunday).advanced(bySeconds: 3600), offset)
      }
    }
    return ZoneTable(name: name, offset: standard, changes: changes)
  }
}
