import BullionMarket

/// How long history is kept and how large it may become.
package struct StoreSettings: Sendable, Hashable {
  /// Milliseconds that bars shorter than a day are kept; 0 or less keeps them for ever. Bars of a day are always kept.
  package var minuteRetention = 3650 * Timestamp.millisecondsPerDay
  /// Milliseconds that quotes are kept.
  package var quoteRetention = Timestamp.millisecondsPerDay
  /// Bytes that the data may take, four gigabytes unless said otherwise; above, the oldest quotes go first, then the
  /// oldest of the shortest bars.
  package var largestSize: Int64 = 4 << 30
  /// What may be done with a file in the place of the history that is none.
  package var strangers = Strangers.setAside
  /// Seconds that a program waits for another one to finish its write.
  package var patience = 5.0

  /// What is done with a file that does not begin as a history does.
  package enum Strangers: Sendable, Hashable {
    /// It is a damaged history whatever it holds, as at the place where nothing else can be.
    case setAside
    /// It is one where files beside it show that there was a history; any other is refused.
    case spared
    /// As `spared`, and what can be read as text is refused in any case: a path that was typed may be mistyped.
    case sparedWithText
  }

  /// Ten years of minutes, a day of quotes, four gigabytes.
  package init() {}
}
