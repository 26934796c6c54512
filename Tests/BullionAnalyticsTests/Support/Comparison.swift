import Foundation

/// How far a computed column is from its reference, at worst.
struct Comparison: CustomStringConvertible {
  enum Tolerance {
    case absolute(Double)
    case relative(Double)
  }

  let column: String
  let tolerance: Tolerance
  private(set) var largestAbsolute = 0.0
  private(set) var largestRelative = 0.0
  private(set) var largestAt = -1
  /// Rows where one side is undefined and the other is not.
  private(set) var disagreements: [Int] = []
  private(set) var defined = 0

  init(_ column: String, _ computed: [Double?], against reference: [Double?], _ tolerance: Tolerance) {
    self.column = column
    self.tolerance = tolerance
    if computed.count != reference.count { disagreements.append(min(computed.count, reference.count)) }
    for (row, pair) in zip(computed, reference).enumerated() {
      switch pair {
      case (nil, nil): continue
      case (let value?, let expected?):
        defined += 1
        let absolute = value == expected ? 0 : (value - expected).magnitude
        let relative = absolute == 0 ? 0 : absolute / expected.magnitude
        if !(absolute <= largestAbsolute) { largestAt = row }
        largestAbsolute = max(largestAbsolute, absolute.isNaN ? .infinity : absolute)
        largestRelative = max(largestRelative, relative.isNaN ? .infinity : relative)
      default: disagreements.append(row)
      }
    }
  }

  var holds: Bool {
    guard disagreements.isEmpty, defined > 0 else { return false }
    switch tolerance {
    case .absolute(let limit): return largestAbsolute <= limit
    case .relative(let limit): return largestRelative <= limit
    }
  }

  var description: String {
    let numbers = String(
      format: "%-26@ n=%5d abs %8.1e rel %8.1e", column as NSString, defined, largestAbsolute,
      largestRelative)
    let undefined = disagreements.isEmpty ? "" : " undefined differs at \(disagreements.prefix(5))"
    return "\(numbers) worst at \(largestAt), allowed \(tolerance)\(undefined)"
  }
}

/// Prints a line of the table of errors when `BULLION_ERRORS` is set.
func report(_ line: String) {
  if ProcessInfo.processInfo.environment["BULLION_ERRORS"] != nil { print(line) }
}
