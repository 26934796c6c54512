import BullionMarket
import Yams

/// What is added to the exchange's holidays or taken back: the key `holidays`.
enum HolidayChoices {
  static let key = SettingKey<Configuration>(
    "holidays",
    """
    The exchange's holidays and early closes are known by rule for all years; bullion doctor names the next. What it
    announces beyond them is added here, or taken back:
      date          the trade date, such as 2027-03-26
      close         closed: no session, the evening before included; a time in New York: it ends early; open: it
                    is an ordinary day
      name          what it is called on the screen
    """, shape: .pairs(like: "date=closed"),
    read: { configuration, reader, _ in
      guard let holidays = read(from: &reader) else { return }
      configuration.settings.calendar = SessionCalendar(holidays: holidays)
      configuration.remarks += remarks(holidays)
    }, text: { text($0.settings.calendar.holidays) })

  static let entryKeys = ["date", "close", "name"]
  private static let closes = "closed, open, or a time in New York such as 13:30, from 00:01 to 16:59"

  /// The exchange's days with what the file says over them; nil when it says nothing.
  ///
  /// A list of entries, or a block of `date: close` alone.
  static func read(from reader: inout MappingReader) -> HolidayTable? {
    guard let node = reader["holidays"] else { return nil }
    var table = HolidayTable.exchange
    var dates: Set<CalendarDate> = []
    func add(_ date: CalendarDate, _ hours: Holiday.Hours?, _ name: String?) {
      if !dates.insert(date).inserted {
        reader.report("holidays names \(date.iso8601) more than once", at: node.line)
      }
      if let hours {
        let usual = hours == .closed ? "holiday" : "early close"
        table.add(Holiday(date, hours, name: name ?? ExchangeHolidays.holiday(on: date)?.name ?? usual))
      } else {
        table.reopen(date)
      }
    }
    if case .mapping(let mapping) = node {
      for (key, value) in mapping {
        guard let date = Self.date(key.scalar?.string ?? ""),
          let close = Self.close(value.scalar?.string ?? "")
        else {
          reader.report(
            "holidays must be dates such as 2027-03-26, each with \(closes)", at: key.line ?? node.line)
          continue
        }
        add(date, close.hours, nil)
      }
    } else if let list = reader.list("holidays") {
      for node in list {
        var inner = MappingReader(node, title: "holidays", known: entryKeys)
        let date = inner.value("date", "a date such as 2027-03-26", Self.date)
        let close = inner.value("close", closes, Self.close)
        let name = inner.caption("name", longest: 40)
        if inner.problems.isEmpty, date == nil || close == nil {
          inner.report("an entry needs date and close", at: node.line)
        }
        if let date, let close { add(date, close.hours, name) }
        reader.take(inner.problems)
      }
    }
    return table
  }

  /// Days that have no session anyway.
  private static func remarks(_ table: HolidayTable) -> [String] {
    table.additions.compactMap { date, _ in
      guard date.weekday > 4 else { return nil }
      let day = date.weekday == 5 ? "Saturday" : "Sunday"
      return "holidays: \(date.iso8601) is a \(day), which no session is named after: it changes nothing"
    }
  }

  private static func date(_ text: String) -> CalendarDate? { CalendarDate(iso8601: text.utf8) }

  /// Nil when it is not understood; no hours are those of an ordinary day.
  private static func close(_ text: String) -> (hours: Holiday.Hours?, Void)? {
    switch text {
    case "closed": return (.closed, ())
    case "open": return (nil, ())
    default:
      let parts = text.split(separator: ":", omittingEmptySubsequences: false)
      guard parts.count == 2,
        parts.allSatisfy({ $0.utf8.count == 2 && $0.utf8.allSatisfy { 48...57 ~= $0 } }),
        let hour = Int(parts[0]), let minute = Int(parts[1]), minute < 60, 1..<17 * 60 ~= hour * 60 + minute
      else { return nil }
      return (.until(minute: hour * 60 + minute), ())
    }
  }

  static func text(_ table: HolidayTable) -> String {
    let entries = table.additions.map { date, holiday in
      let name = holiday.map { "\n    name: \(YAMLText.quoted($0.name))" } ?? ""
      return "\n  - date: \(date.iso8601)\n    close: \(text(holiday?.hours))\(name)"
    }
    return entries.isEmpty ? " []" : entries.joined()
  }

  /// As `close` is written: `closed`, `13:30`, `open`.
  private static func text(_ hours: Holiday.Hours?) -> String {
    switch hours {
    case nil: "open"
    case .closed?: "closed"
    case .until(let minute)?: "\(minute / 600)\(minute / 60 % 10):\(minute % 60 / 10)\(minute % 10)"
    }
  }
}
