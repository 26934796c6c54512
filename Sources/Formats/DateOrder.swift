/// How the parts of a date follow each other where numbers alone do not say it.
package enum DateOrder: String, Sendable, Hashable, CaseIterable {
  /// Day, month, year.
  case dmy
  /// Month, day, year.
  case mdy
  /// Year, month, day.
  case ymd
}
