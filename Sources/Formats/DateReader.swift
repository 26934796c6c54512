import BullionMarket

/// The times of files in all their spellings.
///
/// Dates: year first (`2026-01-23`, `2026.1.23`, `2026年1月23日`, `20260123`), year last (`23.01.2026`, `1/23/26`; which
/// of the two numbers is the day is for `order` to say), with the name of the month in many languages (`Jan 23, 2026`,
/// `23 de enero de 2026`, `23-Jan-26`), and months alone (`2026-01`, `1960M01`, `Jan 2026`: their first day). Times of
/// day: `14:00`, `2:00:00.250 PM`, `140000`, `140000250`, behind the date or in a column of their own. Zones: `Z`,
/// `+01:00`, `+0100`, ` GMT+0100`, ` UTC`, `EST`. Numbers count from 1970.
package struct DateReader: Sendable {
  /// What a text says: the time of day on some clock, or a moment when it names its zone.
  package struct Reading: Equatable {
    package var time: Timestamp
    package var hasZone: Bool
    package var isEpoch = false
    /// Milliseconds that its own zone is ahead of UTC.
    package var offset: Int64 = 0
  }

  /// How the numbers of a date follow each other; nil takes only dates that can be read in one way.
  package var order: DateOrder?
  /// How the times of day in a column of their own are written; nil where each says it.
  private let clock: ClockForm?

  /// The date of the last line that named no zone, ten letters, and its midnight: lines of one day follow each other.
  private var knownDate: [UInt8] = []
  private var knownMidnight = Timestamp(milliseconds: 0)

  /// A reader of dates in one order and of times of day in one form, as the whole column shows them.
  package init(order: DateOrder? = nil, clock: ClockForm? = nil) {
    self.order = order
    self.clock = clock
  }

  /// Nil for what is no time.
  ///
  /// - Parameters:
  ///   - date: the date, or date and time.
  ///   - timeOfDay: the time where a column of its own holds it.
  package mutating func read(_ date: ArraySlice<UInt8>, timeOfDay: ArraySlice<UInt8>? = nil) -> Reading? {
    guard date.count <= 64, timeOfDay?.count ?? 0 <= 64 else { return nil }
    if let time = timeOnKnownDate(date, timeOfDay) { return Reading(time: time, hasZone: false) }
    let reading = readAnew(date, timeOfDay)
    if let reading, !reading.hasZone, date.count >= 10, timeOfDay == nil || date.count == 10 {
      knownDate.removeAll(keepingCapacity: true)
      knownDate.append(contentsOf: date.prefix(10))
      knownMidnight = Timestamp(midnightOf: reading.time.date)
    }
    return reading
  }

  /// The moment of `hh:mm`, `hh:mm:ss` or `hh:mm:ss.fff` behind or beside the date of the line before; nil for all that
  /// is to be read with more care.
  private func timeOnKnownDate(_ date: ArraySlice<UInt8>, _ timeOfDay: ArraySlice<UInt8>?) -> Timestamp? {
    guard knownDate.count == 10, date.starts(with: knownDate) else { return nil }
    let text: ArraySlice<UInt8>
    if let timeOfDay {
      guard date.count == 10 else { return nil }
      text = timeOfDay
    } else {
      guard date.dropFirst(10).first == UInt8(ascii: " ") else { return nil }
      text = date.dropFirst(11)
    }
    guard [5, 8, 12].contains(text.count) else { return nil }
    return text.withUnsafeBufferPointer { digits in
      func number(at place: Int, below bound: Int64) -> Int64? {
        let (tens, ones) = (digits[place], digits[place + 1])
        guard tens.isASCIIDigit, ones.isASCIIDigit else { return nil }
        let number = Int64(tens) * 10 + Int64(ones) - 528
        return number < bound ? number : nil
      }
      let colon = UInt8(ascii: ":")
      guard let hour = number(at: 0, below: 24), digits[2] == colon, let minute = number(at: 3, below: 60)
      else { return nil }
      var milliseconds = (hour * 60 + minute) * 60_000
      if digits.count >= 8 {
        guard digits[5] == colon, let second = number(at: 6, below: 60) else { return nil }
        milliseconds += second * 1000
      }
      if digits.count == 12 {
        guard digits[8] == UInt8(ascii: "."), let tens = number(at: 9, below: 100), digits[11].isASCIIDigit
        else { return nil }
        milliseconds += tens * 10 + Int64(digits[11]) - 48
      }
      return knownMidnight.advanced(byMilliseconds: milliseconds)
    }
  }

  private func readAnew(_ date: ArraySlice<UInt8>, _ timeOfDay: ArraySlice<UInt8>?) -> Reading? {
    // Nearly all other files: nothing to take apart.
    if timeOfDay == nil, let plain = Timestamp.parse(iso8601: date) {
      if !plain.hasZone { return Reading(time: plain.time, hasZone: false) }
      if let offset = Self.offset(behind: date) {
        return Reading(time: plain.time, hasZone: true, offset: offset)
      }
    }
    if timeOfDay == nil, let epoch = EpochText.read(date) {
      return Reading(time: epoch, hasZone: true, isEpoch: true)
    }
    var text = DateText(date)
    guard let day = text.takeDate(order: order) else { return nil }
    if let timeOfDay {
      guard text.isAtEnd || text.isAtMidnight else { return nil }
      text = DateText(timeOfDay)
    } else if text.isAtEnd {
      return Reading(time: Timestamp(midnightOf: day), hasZone: false)
    }
    guard let milliseconds = text.takeTimeOfDay(isApart: timeOfDay != nil, form: clock) else { return nil }
    let shown = Timestamp(midnightOf: day).advanced(byMilliseconds: milliseconds)
    if text.isAtEnd { return Reading(time: shown, hasZone: false) }
    guard let offset = text.takeZone(), text.isAtEnd else { return nil }
    return Reading(time: shown.advanced(byMilliseconds: -offset), hasZone: true, offset: offset)
  }

  /// Milliseconds of the zone at the end of an ISO 8601 time, where it is `Z` or `±hh:mm`.
  private static func offset(behind text: ArraySlice<UInt8>) -> Int64? {
    guard let last = text.last else { return nil }
    if last | 0x20 == UInt8(ascii: "z") { return 0 }
    let zone = Array(text.suffix(6))
    guard zone.count == 6, zone[3] == UInt8(ascii: ":"),
      zone[0] == UInt8(ascii: "+") || zone[0] == UInt8(ascii: "-")
    else { return nil }
    func number(_ place: Int) -> Int64 { Int64(zone[place]) * 10 + Int64(zone[place + 1]) - 528 }
    let minutes = number(1) * 60 + number(4)
    return minutes * (zone[0] == UInt8(ascii: "-") ? -60_000 : 60_000)
  }
}

/// Numbers that count from 1970.
package enum EpochText {
  /// A moment; nil for what is no such number: `2026.01` is a month, 46055 counts a spreadsheet's days.
  package static func read(_ text: ArraySlice<UInt8>) -> Timestamp? {
    let number = text.first == UInt8(ascii: "-") ? text.dropFirst() : text
    guard number.count >= 9, !NumberShape.looksLikeDate(number) else { return nil }
    let whole = number.prefix(while: \.isASCIIDigit)
    let fraction = number.dropFirst(whole.count)
    if let mark = fraction.first, mark | 0x20 == UInt8(ascii: "e") || whole.count == 1 {
      return exponent(number)
    }
    guard whole.count >= 9 else { return nil }
    guard
      fraction.isEmpty
        || fraction.first == UInt8(ascii: ".") && fraction.dropFirst().allSatisfy(\.isASCIIDigit)
    else { return nil }
    // A compact date with hours and minutes reads as a moment in 1976.
    if whole.count == 12, whole.first == UInt8(ascii: "2") || whole.starts(with: [0x31, 0x39]) {
      var text = DateText(whole)
      if let day = text.takeDate(order: nil), let time = text.takeTimeOfDay(isApart: false), text.isAtEnd,
        (1990...2060).contains(day.year)
      {
        _ = time
        return nil
      }
    }
    return Timestamp(text: text)
  }

  /// Whether a number lost digits that a moment needs: `1.77241E+12` is known to no better than months.
  static func hasLostDigits(_ text: ArraySlice<UInt8>) -> Bool {
    guard let (digits, exponent) = parts(text) else { return false }
    return exponent >= 8 && digits <= exponent && digits < 10
  }

  private static func exponent(_ text: ArraySlice<UInt8>) -> Timestamp? {
    guard let (digits, exponent) = parts(text), exponent >= 8, digits >= 10,
      let value = Double(String(decoding: text, as: UTF8.self)), value < 1e19
    else { return nil }
    return Timestamp(text: String(Int64(value)))
  }

  /// Digits of the number before its exponent, and the exponent.
  private static func parts(_ text: ArraySlice<UInt8>) -> (digits: Int, exponent: Int)? {
    let mantissa = text.prefix { $0.isASCIIDigit || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") }
    let digits = mantissa.count(where: \.isASCIIDigit)
    let tail = text.dropFirst(mantissa.count)
    guard let mark = tail.first, mark | 0x20 == UInt8(ascii: "e"), digits > 0, digits <= 20, tail.count <= 5,
      let exponent = Int(String(decoding: tail.dropFirst().filter { $0 != UInt8(ascii: "+") }, as: UTF8.self))
    else { return nil }
    return (digits, exponent)
  }
}

extension DateReader {
  /// Whether a text begins with a date that can be read in at least one way.
  package static func isDate(_ text: ArraySlice<UInt8>) -> Bool {
    DateOrder.allCases.contains { order in
      var date = DateText(text)
      return date.takeDate(order: order) != nil
    }
  }

  /// Whether a text is a date and nothing more, but for the midnight that programs add to it.
  package static func isDateAlone(_ text: ArraySlice<UInt8>) -> Bool {
    DateOrder.allCases.contains { order in
      var date = DateText(text)
      return date.takeDate(order: order) != nil && (date.isAtEnd || date.isAtMidnight)
    }
  }

  /// Whether a text in a column of its own is a time of day.
  package static func isTimeOfDay(_ text: ArraySlice<UInt8>, form: ClockForm? = nil) -> Bool {
    var time = DateText(text)
    return time.takeTimeOfDay(isApart: true, form: form) != nil && time.isAtEnd
  }
}
