import BullionMarket

/// The lengths of a chart's bars. Up to a day they are made of minutes, from a day on of days.
public enum ChartInterval: String, Sendable, CaseIterable, Codable, Hashable {
  /// 60 seconds, from a whole minute of UTC.
  case oneMinute = "1m"
  /// 300 seconds, from a multiple of them in UTC; so are those of 15 minutes and of an hour.
  case fiveMinutes = "5m"
  /// 900 seconds.
  case fifteenMinutes = "15m"
  /// 3,600 seconds.
  case oneHour = "1h"
  /// Four hours, counted from the opening of the trade date.
  case fourHours = "4h"
  /// One New York trade date.
  case oneDay = "1d"
  /// The trade dates from a Monday to a Friday.
  case oneWeek = "1w"
  /// The trade dates of a month.
  case oneMonth = "1M"

  /// As long as bars of another kind.
  public init(_ interval: BarInterval) {
    switch interval {
    case .oneMinute: self = .oneMinute
    case .fiveMinutes: self = .fiveMinutes
    case .fifteenMinutes: self = .fifteenMinutes
    case .oneHour: self = .oneHour
    case .oneDay: self = .oneDay
    }
  }

  /// The bars that these are made of.
  public var base: BarInterval { isIntraday ? .oneMinute : .oneDay }

  /// Shorter than a day.
  public var isIntraday: Bool {
    switch self {
    case .oneMinute, .fiveMinutes, .fifteenMinutes, .oneHour, .fourHours: true
    case .oneDay, .oneWeek, .oneMonth: false
    }
  }

  /// The nominal length in milliseconds; of a month 30 days.
  public var milliseconds: Int64 {
    switch self {
    case .oneMinute: 60_000
    case .fiveMinutes: 300_000
    case .fifteenMinutes: 900_000
    case .oneHour: 3_600_000
    case .fourHours: 14_400_000
    case .oneDay: Timestamp.millisecondsPerDay
    case .oneWeek: 7 * Timestamp.millisecondsPerDay
    case .oneMonth: 30 * Timestamp.millisecondsPerDay
    }
  }

  /// The start of the bar that a moment belongs to. From a day on it is midnight UTC of the trade date, of the week's
  /// Monday or of the month's first, so that it names the date.
  public func start(of moment: Timestamp, _ clock: inout SessionClock) -> Timestamp {
    switch self {
    case .oneMinute, .fiveMinutes, .fifteenMinutes, .oneHour:
      return Timestamp(milliseconds: moment.milliseconds.roundedDown(toMultipleOf: milliseconds))
    case .fourHours:
      let opening = clock.calendar.opening(of: clock.tradeDate(at: moment))
      let passed = moment.milliseconds(since: opening)
      return opening.advanced(byMilliseconds: passed.roundedDown(toMultipleOf: milliseconds))
    case .oneDay: return Timestamp(midnightOf: clock.tradeDate(at: moment))
    case .oneWeek:
      let date = clock.tradeDate(at: moment)
      return Timestamp(midnightOf: date.advanced(byDays: -date.weekday))
    case .oneMonth:
      let date = clock.tradeDate(at: moment)
      return Timestamp(midnightOf: CalendarDate(year: date.year, month: date.month, day: 1))
    }
  }
}

/// What a chart shows.
public enum ChartSubject: String, Sendable, CaseIterable, Codable, Hashable {
  /// XAU/USD, in dollars.
  case gold
  /// XAG/USD, in dollars.
  case silver
  /// Ounces of silver for one of gold.
  case ratio
  /// Both metals from a common start, in percent.
  case both

  /// The metal whose bars it draws; of both metals it is gold.
  public var instrument: Instrument { self == .silver ? .silver : .gold }
}
