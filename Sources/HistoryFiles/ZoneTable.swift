import Algorithms
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
    offsets[changes.partitioningIndex { $0 > moment }]
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

  /// The clock of a zone of the United States: it is put forward and back when it shows the hour at which New York's is.
  ///
  /// - Parameter hours: behind New York, summer and winter.
  static func american(_ name: String, behindNewYork hours: Int64) -> ZoneTable {
    let behind = hours * 3_600_000
    var changes: [(moment: Timestamp, offset: Int64)] = []
    var known = NewYorkTime.utcOffset(at: Timestamp(1967, 1, 1, 12))
    let first = known - behind
    for year in 1967...2100 {
      // No rule changed the clock outside of these days.
      for day in Array(59..<122) + Array(272..<315) {
        let noon = Timestamp(year, 1, 1, 12).advanced(bySeconds: Int64(day) * 86_400)
        let offset = NewYorkTime.utcOffset(at: noon)
        guard offset != known else { continue }
        // At 02:00 on its own clock, which is 07:00 UTC in spring and 06:00 in autumn for New York.
        let hour: Int64 = offset > known ? 7 : 6
        let midnight = noon.advanced(bySeconds: -12 * 3600)
        changes.append((midnight.advanced(bySeconds: (hour + hours) * 3600), offset - behind))
        known = offset
      }
    }
    return ZoneTable(name: name, offset: first, changes: changes)
  }

  /// The clock of the south-east of Australia or of New Zealand: summer from the first Sunday of October, or the last of
  /// September, to the first of April, the rules since 2008; earlier years are read as if they had held.
  ///
  /// - Parameters:
  ///   - hours: ahead of UTC in winter.
  ///   - month: in which summer time begins.
  static func southern(_ name: String, hours: Int64, summerFrom month: Int) -> ZoneTable {
    let standard = hours * 3_600_000
    let changes = (1990...2100).flatMap { year in
      let spring =
        month == 9
        ? CalendarDate(year: year, month: 9, day: 24) : CalendarDate(year: year, month: month, day: 1)
      return [(CalendarDate(year: year, month: 4, day: 1), standard), (spring, standard + 3_600_000)].map {
        date, offset in
        let sunday = date.advanced(byDays: (6 - date.weekday) % 7)
        // At 02:00 of standard time, both ways.
        return (Timestamp(midnightOf: sunday).advanced(bySeconds: (2 - hours) * 3600), offset)
      }
    }
    return ZoneTable(name: name, offset: standard + 3_600_000, changes: changes)
  }
}
