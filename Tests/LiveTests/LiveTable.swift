#if Live
  import Foundation
  import LoopbackVenues
  import Synchronization

  /// What the suites measured, to be read by people: written behind the last of the pairs.
  enum LiveTable {
    private static let cells = Mutex<[String: [VenueKind: String]]>([:])
    private static let notes = Mutex<[String]>([])

    static func note(_ words: String) {
      notes.withLock { $0.append(words) }
      print(words)
    }

    /// Notes what came of a pair; the table is printed when all are there.
    static func set(_ kind: VenueKind, _ row: String, _ words: String, rows: [String]) {
      let table = cells.withLock { cells -> [String: [VenueKind: String]]? in
        cells[row, default: [:]][kind] = words
        let count = cells.values.reduce(0) { $0 + $1.count }
        return count == rows.count * VenueKind.allCases.count ? cells : nil
      }
      guard let table else { return }
      var lines = ["| fault | \(VenueKind.allCases.map(\.rawValue).joined(separator: " | ")) |"]
      lines.append("|---|" + VenueKind.allCases.map { _ in "---|" }.joined())
      for row in rows {
        let words = VenueKind.allCases.map { table[row]?[$0] ?? "" }
        lines.append("| \(row) | \(words.joined(separator: " | ")) |")
      }
      print(lines.joined(separator: "\n"))
    }
  }
#endif
