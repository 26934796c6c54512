/// A number as somebody types it into a form or a line.
package enum TypedNumber {
  /// The number that a text says: digits with a point, a sign before them, commas before groups of three digits. Nil
  /// for anything else, `1,5` above all: it may be one and a half or fifteen.
  package static func value(_ text: String) -> Double? {
    let isSigned = text.hasPrefix("-") || text.hasPrefix("+")
    let unsigned = text.dropFirst(isSigned ? 1 : 0)
    let whole = unsigned.prefix { $0 != "." }
    let groups = whole.split(separator: ",", omittingEmptySubsequences: false)
    let isGrouped = (1...3).contains(groups[0].count) && groups.dropFirst().allSatisfy { $0.count == 3 }
    guard groups.count == 1 || isGrouped, !unsigned.dropFirst(whole.count).contains(",") else { return nil }
    let digits = unsigned.filter { $0 != "," }
    guard digits.allSatisfy({ "0123456789.".contains($0) }), let value = Double(digits), value.isFinite else {
      return nil
    }
    return text.hasPrefix("-") ? -value : value
  }
}
