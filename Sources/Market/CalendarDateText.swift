extension CalendarDate {
  private static let monthNames = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
  private static let weekdayNames = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

  /// `2026-01-23`; years outside 0 to 9999 carry a sign, as ISO 8601 wants it.
  public var iso8601: String {
    var text = ASCIIText(reserving: 10)
    append(to: &text)
    return text.string
  }

  func append(to text: inout ASCIIText) {
    if year > 9999 { text.append("+" as Unicode.Scalar) }
    text.append(year, width: 4)
    text.append("-" as Unicode.Scalar)
    text.append(month, width: 2)
    text.append("-" as Unicode.Scalar)
    text.append(day, width: 2)
  }

  /// Reads `2026-01-23`; nil when anything else stands there or no such date exists.
  public init?(iso8601 bytes: some Collection<UInt8>) {
    var scanner = ASCIIScanner(bytes)
    guard let date = CalendarDate(scanning: &scanner), scanner.isAtEnd else { return nil }
    self = date
  }

  init?(scanning scanner: inout ASCIIScanner<some Collection<UInt8>>) {
    guard let year = scanner.number(digits: 4), scanner.take("-"),
      let month = scanner.number(digits: 2), scanner.take("-"),
      let day = scanner.number(digits: 2)
    else { return nil }
    self.init(year: year, month: month, day: day)
    guard isValid else { return nil }
  }

  /// `23 Jan`.
  public var dayMonth: String { "\(day) \(monthName)" }

  /// `Fri 23 Jan 2026`.
  public var weekdayDate: String { "\(Self.weekdayNames[weekday]) \(dayMonth) \(year)" }

  /// `Jan` to `Dec`; a question mark when there is no such month.
  public var monthName: String { (1...12).contains(month) ? Self.monthNames[month - 1] : "?" }
}
