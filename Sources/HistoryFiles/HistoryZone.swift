import BullionMarket

/// The clock that the times of a history file were read from.
package enum HistoryZone: Sendable, Hashable, CustomStringConvertible {
  case utc
  /// So many minutes east of UTC all year.
  case offset(minutes: Int)
  /// With daylight saving time.
  case newYork
  /// The servers of most MetaTrader brokers: seven hours ahead of New York, so that their midnight is its 17:00.
  case metaTrader
  /// Any other, by its changes.
  case table(ZoneTable)

  /// Eastern Standard Time without daylight saving, the clock of HistData.
  package static let easternStandard = HistoryZone.offset(minutes: -300)

  /// What `init(name:)` understands, for messages.
  package static let names =
    "UTC, a zone such as America/New_York or Europe/Warsaw, est (UTC-5 all year), metatrader (New York + 7 h), +HH:MM, -HH:MM"

  /// Reads a zone as a user writes it; case does not matter. Nil for any other name: the zones of the world are in the
  /// system's database, which is not asked here.
  package init?(name: String) {
    let word = name.lowercased()
    switch word {
    case "utc", "gmt", "z": self = .utc
    case "america/new_york", "us/eastern", "new_york": self = .newYork
    case "est": self = .easternStandard
    case "metatrader", "mt4", "mt5": self = .metaTrader
    default:
      var digits = word.utf8[...]
      for prefix in ["utc", "gmt"] where word.hasPrefix(prefix) { digits = digits.dropFirst(3) }
      guard let minutes = Self.offset(digits) else { return nil }
      self = minutes == 0 ? .utc : .offset(minutes: minutes)
    }
  }

  /// `+2`, `+02`, `-0530`, `+05:30`, in minutes.
  private static func offset(_ text: Substring.UTF8View) -> Int? {
    guard let sign = text.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { return nil }
    let digits = text.dropFirst().filter { $0 != UInt8(ascii: ":") }.map { Int($0) - 48 }
    guard (1...4).contains(digits.count), digits.allSatisfy({ (0...9).contains($0) }) else { return nil }
    let number = digits.reduce(0) { $0 * 10 + $1 }
    let (hours, minutes) = digits.count <= 2 ? (number, 0) : (number / 100, number % 100)
    guard hours < 24, minutes < 60 else { return nil }
    return (hours * 60 + minutes) * (sign == UInt8(ascii: "-") ? -1 : 1)
  }

  package var description: String {
    switch self {
    case .utc: return "UTC"
    case .offset(let minutes):
      let (hours, rest) = minutes.magnitude.quotientAndRemainder(dividingBy: 60)
      func twoDigits(_ number: UInt) -> String { (number < 10 ? "0" : "") + String(number) }
      return "UTC\(minutes < 0 ? "-" : "+")\(twoDigits(hours)):\(twoDigits(rest))"
    case .newYork: return "New York"
    case .metaTrader: return "New York + 7 hours"
    case .table(let table): return table.name
    }
  }

  /// Milliseconds to add to UTC at a moment.
  package func offset(at moment: Timestamp) -> Int64 {
    switch self {
    case .utc: 0
    case .offset(let minutes): Int64(minutes) * 60_000
    case .newYork: NewYorkTime.utcOffset(at: moment)
    case .metaTrader: NewYorkTime.utcOffset(at: moment) + 7 * 3_600_000
    case .table(let table): table.offset(at: moment)
    }
  }
}
