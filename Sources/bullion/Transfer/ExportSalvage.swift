import BullionMarket
import Store

/// Reads what can be read of a damaged history: where a stretch cannot be read its halves are tried, down to single
/// rows.
struct ExportSalvage {
  /// Readings that fail before the rest is given up.
  private static let mostFailures = 4_000

  /// Stretches of which nothing could be read.
  private(set) var gaps = 0
  /// The beginning of the first of them.
  private(set) var firstGap: Timestamp?
  private(set) var problem: StoreProblem?
  private var failures = 0

  /// - Parameters:
  ///   - step: milliseconds between two rows; nothing shorter is tried.
  ///   - read: gives the rows from one time to another, not including it.
  /// - Throws: whatever is no damage.
  mutating func rows<Row>(
    from: Timestamp, to: Timestamp, step: Int64, _ read: (Timestamp, Timestamp) throws -> [Row]
  ) throws -> [Row] {
    do {
      return try read(from, to)
    } catch let problem as StoreProblem where problem.kind == .damaged {
      self.problem = self.problem ?? problem
      failures += 1
      // In unsigned numbers: the ends may be as far apart as there are.
      let length = UInt64(bitPattern: to.milliseconds) &- UInt64(bitPattern: from.milliseconds)
      guard length > UInt64(step), failures < Self.mostFailures else {
        gaps += 1
        firstGap = firstGap ?? from
        return []
      }
      let middle = from.advanced(byMilliseconds: Int64(length / 2))
      return try rows(from: from, to: middle, step: step, read)
        + rows(from: middle, to: to, step: step, read)
    }
  }
}

/// Why what was printed is not all that was stored.
struct DamagedHistory: Error, CustomStringConvertible {
  var path: String
  var printed: Int
  var brokenRows: Int
  var salvage: ExportSalvage
  var faults: [String]

  var isDamaged: Bool { brokenRows > 0 || salvage.gaps > 0 || salvage.problem != nil || !faults.isEmpty }

  var description: String {
    var found: [String] = []
    if brokenRows > 0 { found.append("\(brokenRows) rows do not add up and were left out") }
    if salvage.gaps > 0 {
      let place = salvage.firstGap.map { $0.milliseconds == .min ? "" : ", the first at \($0.iso8601)" } ?? ""
      found.append("\(salvage.gaps) stretches cannot be read\(place)")
    }
    if let fault = faults.first ?? salvage.problem?.problem {
      found.append("\(fault)\(faults.count > 1 ? " and more" : ""): rows may be missing")
    }
    return visible(
      "history \(path): is damaged: \(found.joined(separator: "; ")). What could be read was printed, \(printed) rows. "
        + "To go on with it: export each interval to a file, move the history away, and bullion import the files"
    )
  }
}
