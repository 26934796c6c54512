import BullionMarket

/// Which dates can be those of a price, and in words why a text is none of them.
package struct DateLimits: Sendable, Hashable {
  /// Before it nobody quoted gold in anything that could be turned into dollars.
  private static let earliest = Timestamp(1700, 1, 1)

  /// What is not earlier lies after tomorrow.
  private let end: Timestamp

  /// - Parameter today: now; nil takes every date that is to come.
  package init(today: Timestamp?) {
    end =
      today.map { Timestamp(midnightOf: $0.date.advanced(byDays: 2)) } ?? Timestamp(milliseconds: .max)
  }

  package func contains(_ time: Timestamp) -> Bool { time >= Self.earliest && time < end }

  /// Why a date that was read lies beyond the limits.
  package func words(beyond text: ArraySlice<UInt8>, _ time: Timestamp) -> String {
    if let calendar = Self.calendar(of: time.date.year) { return Self.words(text, of: calendar) }
    return
      "the date \(LineProblem.quoted(text)) lies \(time < end ? "before 1700" : "in the future, after tomorrow")"
  }

  private static func words(_ text: ArraySlice<UInt8>, of calendar: String) -> String {
    "the year of \(LineProblem.quoted(text)) looks like one of the \(calendar), not of the Gregorian one"
  }

  /// Why a text is not understood as a date.
  package static func words(_ text: ArraySlice<UInt8>, timeOfDay: ArraySlice<UInt8>? = nil) -> String {
    let whole = timeOfDay.map { text + " ".utf8 + $0 } ?? text
    let quoted = LineProblem.quoted(whole)
    if EpochText.hasLostDigits(text) {
      return "the time \(quoted) lost its last digits to a spreadsheet, which wrote it with an exponent"
    }
    let digits = text.prefix(while: \.isASCIIDigit)
    let tail = text.dropFirst(digits.count)
    let isNumber =
      tail.isEmpty || tail.first == UInt8(ascii: ".") && tail.dropFirst().allSatisfy(\.isASCIIDigit)
    if isNumber, digits.count == 5 {
      return
        "the date \(quoted) is a serial number of a spreadsheet such as Excel: format the column as dates there"
    }
    let year = year(of: text)
    if let year, let calendar = calendar(of: year) {
      return words(whole, of: calendar)
    }
    if let timeOfDay, DateReader.isDate(text), !isAmbiguous(text) {
      return
        "the time of day \(LineProblem.quoted(timeOfDay)) is not understood: hours and minutes are expected, as in 09:30"
    }
    if isAmbiguous(text) {
      return "the date \(quoted) can be read in two ways: say with --date-order whether the day comes first"
    }
    return "the time \(quoted) is not understood"
  }

  private static func calendar(of year: Int) -> String? {
    switch year {
    case 100...130: "calendar of Taiwan (Minguo)"
    case 1300...1432: "Persian calendar (Solar Hijri)"
    case 1433...1470: "Islamic calendar"
    case 2480...2620: "Buddhist era (543 years ahead)"
    case 5700...5850: "Jewish calendar"
    default: nil
    }
  }

  /// The number of four digits that a date begins or ends with, or that a compact one begins with.
  private static func year(of text: ArraySlice<UInt8>) -> Int? {
    let runs = text.split { !$0.isASCIIDigit }
    guard let first = runs.first, runs.count >= 2 || first.count == 8 || first.count == 14 else { return nil }
    let year =
      first.count >= 3 ? first.prefix(first.count == 3 ? 3 : 4) : runs.prefix(3).last { $0.count == 4 }
    return year.map { $0.reduce(0) { $0 * 10 + Int($1) - 48 } }
  }

  private static func isAmbiguous(_ text: ArraySlice<UInt8>) -> Bool {
    func reads(_ order: DateOrder?) -> Bool {
      var date = DateText(text)
      return date.takeDate(order: order) != nil
    }
    return !reads(nil) && reads(.dmy) && reads(.mdy)
  }
}
