import BullionAlarms
import BullionMarket

/// How long an alarm is put aside, as an operator writes it.
package enum ShelvingTime {
  /// Milliseconds from now on; nil for what is no time, has passed or is further away than an alarm may be put aside.
  ///
  /// - Parameter text: minutes (`15`), with a unit (`90m`, `2h`), or a time of day in UTC (`14:30`), the next one.
  package static func milliseconds(_ text: String, at now: Timestamp) -> Int64? {
    let words = text.split(separator: " ").joined().lowercased()
    guard let span = timeOfDay(words, at: now) ?? minutes(words) else { return nil }
    return (1...AlarmBoard.longestShelving).contains(span) ? span : nil
  }

  private static func minutes(_ text: String) -> Int64? {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard digits.count < 6, let number = Int64(digits) else { return nil }
    switch text.dropFirst(digits.count) {
    case "", "m", "min": return number * 60_000
    case "h": return number * 3_600_000
    default: return nil
    }
  }

  private static func timeOfDay(_ text: String, at now: Timestamp) -> Int64? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let hour = Int64(parts[0]), let minute = Int64(parts[1]), (0..<24).contains(hour),
      (0..<60).contains(minute)
    else { return nil }
    let day = Timestamp.millisecondsPerDay
    let passed = now.milliseconds.quotientAndRemainder(dividingBy: day).remainder
    let span = (hour * 60 + minute) * 60_000 - passed
    return span > 0 ? span : span + day
  }
}
