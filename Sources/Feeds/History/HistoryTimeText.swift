import BullionMarket

/// The times of history files in all their spellings, brought into one and then read.
///
/// Dates: `2026-01-23`, `2026.01.23`, `2026/01/23`, `23.01.2026`, `20260123`, `2026-01` and `1960M01` (the first of
/// the month). Times of day: `14:00`, `14:00:00.250`, `140000`, `140000250`, behind the date after a space or `T`,
/// or in a column of their own. Zones: `Z`, `+01:00`, `+0100`, ` GMT+0100`, ` UTC`. Numbers count from 1970.
struct HistoryTimeText: Sendable {
  /// What a text says: the time of day on some clock, or a moment when it names its zone.
  struct Reading: Equatable {
    var time: Timestamp
    var hasZone: Bool
    var isEpoch = false
  }

  /// Kept between lines for its memory.
  private var buffer: [UInt8] = []
  /// The date of the last line that named no zone, ten letters, and its midnight: lines of one day follow each other.
  private var knownDate: [UInt8] = []
  private var knownMidnight = Timestamp(milliseconds: 0)

  /// - Parameters:
  ///   - date: the date, or date and time.
  ///   - timeOfDay: the time where a column of its own holds it.
  mutating func read(_ date: ArraySlice<UInt8>, timeOfDay: ArraySlice<UInt8>? = nil) -> Reading? {
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

  private mutating func readAnew(_ date: ArraySlice<UInt8>, _ timeOfDay: ArraySlice<UInt8>?) -> Reading? {
    // Nearly all other files: nothing to rewrite.
    if timeOfDay == nil, let plain = Timestamp.parse(iso8601: date) {
      return Reading(time: plain.time, hasZone: plain.hasZone)
    }
    if timeOfDay == nil, Self.isEpoch(date) {
      return Timestamp(text: date).map { Reading(time: $0, hasZone: true, isEpoch: true) }
    }
    buffer.removeAll(keepingCapacity: true)
    guard var rest = appendDate(date) else { return nil }
    if let timeOfDay {
      guard rest.isEmpty else { return nil }
      rest = timeOfDay
    }
    appendTimeOfDay(&rest)
    appendZone(rest)
    return Timestamp.parse(iso8601: buffer).map { Reading(time: $0.time, hasZone: $0.hasZone) }
  }

  /// A number that can be no date: `2026.01` is a month.
  private static func isEpoch(_ text: ArraySlice<UInt8>) -> Bool {
    let number = text.first == UInt8(ascii: "-") ? text.dropFirst() : text
    let whole = number.prefix(while: \.isASCIIDigit)
    guard whole.count > 4 || whole.elementsEqual("0".utf8), !NumberShape.looksLikeDate(number) else {
      return false
    }
    let fraction = number.dropFirst(whole.count)
    return fraction.isEmpty
      || fraction.first == UInt8(ascii: ".") && fraction.dropFirst().allSatisfy(\.isASCIIDigit)
  }

  /// Writes `yyyy-mm-dd` and returns what follows the date, without the space or `T` between.
  private mutating func appendDate(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let digits = text.prefix { $0.isASCIIDigit }
    var rest: ArraySlice<UInt8>
    switch digits.count {
    case 4:
      let separator = text.dropFirst(4).first
      let month = text.dropFirst(5).prefix(2)
      appendDashed(digits, month, [])
      rest = text.dropFirst(7)
      if let separator, rest.first == separator, separator != UInt8(ascii: "M") {
        buffer.append(contentsOf: rest.dropFirst().prefix(2))
        rest = rest.dropFirst(3)
      } else {
        guard rest.isEmpty, separator.map({ "-./M".utf8.contains($0) }) ?? false else { return nil }
        buffer.append(contentsOf: "01".utf8)
      }
    case 2 where text.dropFirst(2).first == UInt8(ascii: "."):
      // Day first with points; with slashes nobody can tell the day from the month.
      let parts = text.prefix(10)
      guard parts.count == 10, parts.dropFirst(5).first == UInt8(ascii: ".") else { return nil }
      appendDashed(parts.suffix(4), parts.dropFirst(3).prefix(2), parts.prefix(2))
      rest = text.dropFirst(10)
    case 8, 14, 17:
      appendDashed(digits.prefix(4), digits.dropFirst(4).prefix(2), digits.dropFirst(6).prefix(2))
      rest = text.dropFirst(8)
    default: return nil
    }
    if let byte = rest.first, byte == UInt8(ascii: " ") || byte | 0x20 == UInt8(ascii: "t") {
      rest = rest.dropFirst()
    }
    return rest
  }

  private mutating func appendDashed(
    _ year: ArraySlice<UInt8>, _ month: ArraySlice<UInt8>, _ day: ArraySlice<UInt8>
  ) {
    buffer.append(contentsOf: year)
    buffer.append(UInt8(ascii: "-"))
    buffer.append(contentsOf: month)
    buffer.append(UInt8(ascii: "-"))
    buffer.append(contentsOf: day)
  }

  /// Writes `Thh:mm:ss.fff` and leaves what follows it.
  private mutating func appendTimeOfDay(_ rest: inout ArraySlice<UInt8>) {
    let text = rest.prefix { $0.isASCIIDigit || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") }
    guard !text.isEmpty else { return }
    rest = rest.dropFirst(text.count)
    buffer.append(UInt8(ascii: "T"))
    guard text.allSatisfy(\.isASCIIDigit), text.count >= 4 else {
      // An hour below ten without its zero.
      if text.dropFirst().first == UInt8(ascii: ":") { buffer.append(UInt8(ascii: "0")) }
      return buffer.append(contentsOf: text)
    }
    for (position, digit) in text.enumerated() {
      if position == 2 || position == 4 { buffer.append(UInt8(ascii: ":")) }
      if position == 6 { buffer.append(UInt8(ascii: ".")) }
      buffer.append(digit)
    }
  }

  /// Writes the offset without the spaces and the `GMT` or `UTC` before it.
  private mutating func appendZone(_ text: ArraySlice<UInt8>) {
    var rest = text.drop { $0.isBlank }
    let word = rest.prefix(3)
    if word.elementsEqual("GMT".utf8) || word.elementsEqual("UTC".utf8) {
      rest = rest.dropFirst(3)
      if rest.isEmpty { buffer.append(UInt8(ascii: "Z")) }
    }
    buffer.append(contentsOf: rest)
  }
}
