/// How the times of day of a column are written where no colon says it.
package enum ClockForm: Sendable, Hashable {
  /// Digits run together, as many as this where a program has not taken the zeros off in front: `900` of four is 09:00,
  /// of six 00:09:00; two are hours.
  case digits(Int)
  /// A fraction of a day, as spreadsheets count: `0.375` is 09:00.
  case fraction
}

/// What the times of day of a whole column show about how they are written.
package struct ClockEvidence: Sendable {
  private var shortest = Int.max
  private var longest = 0
  private var hasFractions = false
  private var hasHoursWithPoint = false
  private var hasHourBeyond = false

  package init() {}

  /// Looks at a time of day that stands in a column of its own.
  package mutating func note(_ text: ArraySlice<UInt8>) {
    let digits = text.prefix(while: \.isASCIIDigit)
    let tail = text.dropFirst(digits.count)
    if tail.isEmpty, !digits.isEmpty {
      shortest = min(shortest, digits.count)
      longest = max(longest, digits.count)
      if digits.count <= 2, digits.reduce(0, { $0 * 10 + Int($1) - 48 }) > 23 { hasHourBeyond = true }
    } else if tail.first == UInt8(ascii: "."), digits.count <= 2 {
      if digits.allSatisfy({ $0 == UInt8(ascii: "0") }), digits.count < 2 {
        hasFractions = true
      } else {
        hasHoursWithPoint = true
      }
    }
  }

  /// Whether there are times without a colon, so that only all of them show how they are written.
  package var needsAll: Bool { longest > 0 || hasFractions }

  /// Nil where each time speaks for itself, or nothing is sure.
  package var form: ClockForm? {
    if hasFractions { return !hasHoursWithPoint && longest <= 1 ? .fraction : nil }
    guard longest > 0 else { return nil }
    switch longest {
    case 1, 2: return hasHourBeyond ? nil : .digits(2)
    case 3, 4: return shortest < 4 || longest < 4 ? .digits(4) : nil
    case 5, 6: return shortest < 6 ? .digits(6) : nil
    case 7...9: return shortest < 9 ? .digits(9) : nil
    default: return nil
    }
  }
}
