import BullionMarket
import Formats

/// What whoever reads a history says about it beyond what stands in the file.
package struct HistoryOptions: Sendable, Hashable {
  /// Of times that do not name theirs; nil for what the rows show or such files usually have.
  package var zone: HistoryZone?
  /// Of dates that can be read in two ways; nil for what the whole file proves.
  package var dateOrder: DateOrder?
  /// The name of the column that holds the one price; nil for what the header suggests.
  package var column: String?
  /// Now: what is dated more than a day later is refused. Nil takes every date.
  package var today: Timestamp?
  /// With a calendar, rows of days start at the opening of the trade date that they name, and those of one trade
  /// date are one; nil leaves them as they are written.
  package var calendar: SessionCalendar?
  /// What the prices are to be multiplied with for dollars an ounce.
  package var factor = PriceFactor.one
  /// Whether prices that cannot be dollars an ounce are refused; `HistoryReader.verdict` then judges the file.
  package var judgesPrices = false

  /// Finds zones that a header names.
  package var zones: ZoneLookup?

  /// Takes prices of a file whose name says that they are something else.
  package var asIs = false

  /// Nothing is said unless given.
  package init(
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
package struct HistoryCounts: Sendable, Hashable {
  /// Rows that say that there was no price.
  package var missing = 0
  /// Rows of the other metal and of other instruments.
  package var leftOut = 0
  /// Rows whose time came once more; of the two the later row was taken.
  package var doubles = 0
  /// Rows of days without a session that became part of the next trade date's row.
  package var merged = 0
  /// Rows that were not understood.
  package var refused = 0

  /// None so far.
  package init() {}
}
