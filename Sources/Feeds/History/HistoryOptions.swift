import BullionMarket

/// How the parts of a date follow each other where numbers alone do not say it.
public enum DateOrder: String, Sendable, Hashable, CaseIterable {
  /// Day, month, year.
  case dmy
  /// Month, day, year.
  case mdy
  /// Year, month, day.
  case ymd
}

/// What whoever reads a history says about it beyond what stands in the file.
public struct HistoryOptions: Sendable, Hashable {
  /// Of times that do not name theirs; nil for what the rows show or such files usually have.
  public var zone: HistoryZone?
  /// Of dates that can be read in two ways; nil for what the whole file proves.
  public var dateOrder: DateOrder?
  /// The name of the column that holds the one price; nil for what the header suggests.
  public var column: String?
  /// Now: what is dated more than a day later is refused. Nil takes every date.
  public var today: Timestamp?
  /// With a calendar, rows of days start at the opening of the trade date that they name, and those of one trade
  /// date are one; nil leaves them as they are written.
  public var calendar: SessionCalendar?
  /// What the prices are to be multiplied with for dollars an ounce.
  public var factor = PriceFactor.one
  /// Whether prices that cannot be dollars an ounce are refused; `HistoryReader.verdict` then judges the file.
  public var judgesPrices = false

  /// Takes prices of a file whose name says that they are something else.
  public var asIs = false

  /// Nothing is said unless given.
  public init(
    zone: HistoryZone? = nil, dateOrder: DateOrder? = nil, column: String? = nil, today: Timestamp? = nil,
    calendar: SessionCalendar? = nil
  ) {
    self.zone = zone
    self.dateOrder = dateOrder
    self.column = column
    self.today = today
    self.calendar = calendar
  }
}

/// Rows of a history that did not become bars of their own, by why; each is counted once.
public struct HistoryCounts: Sendable, Hashable {
  /// Rows that say that there was no price.
  public var missing = 0
  /// Rows of the other metal and of other instruments.
  public var leftOut = 0
  /// Rows whose time came once more; of the two the later row was taken.
  public var doubles = 0
  /// Rows of days without a session that became part of the next trade date's row.
  public var merged = 0
  /// Rows that were not understood.
  public var refused = 0

  /// None so far.
  public init() {}
}
