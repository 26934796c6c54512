/// How many bars make a year. Raw values are what stands next to the number on the screen and in JSON.
public enum Annualisation: String, Sendable, Codable, CaseIterable, Hashable {
  /// Daily closes of a market that trades on weekdays.
  case tradingDays = "252d"
  /// Daily closes of a venue that never closes.
  case calendarDays = "365d"
  /// Minutes of the COMEX session, 23 hours on 252 days.
  case sessionMinutes = "252x23h"
  /// Minutes of five whole days a week.
  case weekdayMinutes = "260x24h"
  /// Minutes of the whole year, for a venue that never closes.
  case calendarMinutes = "365x24h"

  /// Bars in a year; volatility grows with its square root.
  public var periodsPerYear: Double {
    switch self {
    case .tradingDays: 252
    case .calendarDays: 365
    case .sessionMinutes: 252 * 23 * 60
    case .weekdayMinutes: 260 * 24 * 60
    case .calendarMinutes: 365 * 24 * 60
    }
  }
}
