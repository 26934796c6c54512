/// Moments read from text, to the millisecond; finer digits are cut, so that a quote is never dated later than it was.
extension Timestamp {
  /// Reads an ISO 8601 time or a number since 1970, whichever it is.
  public init?(text bytes: some Collection<UInt8>) {
    // As with prices: code for one concrete type is much faster for callers in other modules.
    guard
      let time = bytes.withContiguousStorageIfAvailable({ Timestamp(scanning: $0) })
        ?? Timestamp(scanning: bytes)
    else { return nil }
    self = time
  }

  private init?(scanning bytes: some Collection<UInt8>) {
    // Only a date has its first dash after the first byte.
    if bytes.dropFirst().contains(UInt8(ascii: "-")) {
      self.init(iso8601: bytes)
    } else {
      self.init(epochDigits: bytes)
    }
  }

  /// Reads an ISO 8601 time or a number since 1970, whichever it is.
  public init?(text: some StringProtocol) { self.init(text: text.utf8) }

  /// Reads `2026-01-23`, `2026-01-23T14:00`, `2026-01-23 14:00:00.250+01:00` and what lies between.
  ///
  /// - Parameter bytes: a date, then optionally `T` or a space and hours and minutes, optionally seconds and a
  ///   fraction of any length, optionally `Z`, `±HH`, `±HHMM` or `±HH:MM`. Without a zone the time is UTC.
  /// - Returns: nil for any other shape and for times that do not exist (hour 24, second 60, 30 February).
  public init?(iso8601 bytes: some Collection<UInt8>) {
    guard let parsed = Self.parse(iso8601: bytes) else { return nil }
    self = parsed.time
  }

  /// The same, and whether the text named its zone: who reads files has to say so when it did not.
  public static func parse(iso8601 bytes: some Collection<UInt8>) -> (time: Timestamp, hasZone: Bool)? {
    // As with prices: code for one concrete type is much faster for callers in other modules.
    bytes.withContiguousStorageIfAvailable { scan(iso8601: $0) } ?? scan(iso8601: bytes)
  }

  private static func scan(iso8601 bytes: some Collection<UInt8>) -> (time: Timestamp, hasZone: Bool)? {
    var scanner = ASCIIScanner(bytes)
    guard let date = CalendarDate(scanning: &scanner) else { return nil }
    let midnight = Timestamp(midnightOf: date)
    if scanner.isAtEnd { return (midnight, false) }
    guard scanner.take("T") || scanner.take(" ") || scanner.take("t"),
      let hour = scanner.number(digits: 2), hour < 24, scanner.take(":"),
      let minute = scanner.number(digits: 2), minute < 60
    else { return nil }
    var second = 0
    var fraction = 0
    if scanner.take(":") {
      guard let value = scanner.number(digits: 2), value < 60 else { return nil }
      second = value
      if scanner.take(".") || scanner.take(",") {
        guard let milliseconds = scanner.fractionMilliseconds() else { return nil }
        fraction = milliseconds
      }
    }
    let local = midnight.advanced(
      byMilliseconds: Int64(((hour * 60 + minute) * 60 + second) * 1000 + fraction))
    if scanner.isAtEnd { return (local, false) }
    guard let offset = scanner.zoneMinutes(), scanner.isAtEnd else { return nil }
    return (local.advanced(bySeconds: Int64(-offset * 60)), true)
  }

  /// Reads a number since 1970 whose unit its width tells: up to 11 digits are seconds, 12 to 14 milliseconds,
  /// 15 to 17 microseconds, 18 and 19 nanoseconds.
  ///
  /// - Parameter bytes: digits, optionally with a fraction (`1769126400.5`); a minus sign is taken for seconds only.
  ///   Leading zeros do not count.
  public init?(epochDigits bytes: some Collection<UInt8>) {
    var scanner = ASCIIScanner(bytes)
    let negative = scanner.take("-")
    var whole: UInt64 = 0
    var width = 0
    var hasDigits = false
    while let digit = scanner.digit() {
      hasDigits = true
      if width > 0 || digit > 0 { width += 1 }
      guard width <= 19 else { return nil }
      whole = whole * 10 + UInt64(digit)
    }
    var fraction = 0
    if scanner.take(".") {
      guard let milliseconds = scanner.fractionMilliseconds() else { return nil }
      fraction = milliseconds
    }
    guard hasDigits, scanner.isAtEnd, !negative || width <= 11 else { return nil }
    switch width {
    case ...11:
      let magnitude = Int64(whole) * 1000 + Int64(fraction)
      milliseconds = negative ? -magnitude : magnitude
    case ...14: milliseconds = Int64(whole)
    case ...17: milliseconds = Int64(whole / 1000)
    default: milliseconds = Int64(whole / 1_000_000)
    }
  }
}

extension ASCIIScanner {
  /// The digits of a fraction of a second, at least one, cut to milliseconds.
  fileprivate mutating func fractionMilliseconds() -> Int? {
    var value = 0
    var count = 0
    while let digit = digit() {
      if count < 3 { value = value * 10 + digit }
      count += 1
    }
    switch count {
    case 0: return nil
    case 1: return value * 100
    case 2: return value * 10
    default: return value
    }
  }

  /// `Z` or a signed offset from UTC, in minutes to the east.
  fileprivate mutating func zoneMinutes() -> Int? {
    if take("Z") || take("z") { return 0 }
    let west = take("-")
    guard west || take("+"), let hours = number(digits: 2), hours < 24 else { return nil }
    var minutes = 0
    if take(":") || !isAtEnd {
      guard let value = number(digits: 2), value < 60 else { return nil }
      minutes = value
    }
    return west ? -(hours * 60 + minutes) : hours * 60 + minutes
  }
}
