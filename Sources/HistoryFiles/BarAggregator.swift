import BullionMarket

/// Makes longer bars out of the bars or ticks of a history, on the grid that the live bars have.
///
/// Daily bars become trade dates: whatever midnight a file counts its days from, the bar starts at the opening of the
/// session (18:00 New York) that its date means, so that days of two sources meet.
package struct BarAggregator: Sendable {
  package let interval: BarInterval
  private let isDaily: Bool
  private let calendar: SessionCalendar
  private var builder: BarBuilder

  /// - Parameters:
  ///   - interval: what is made.
  ///   - step: milliseconds between the bars that come in; nil for ticks and where it is not known.
  package init(to interval: BarInterval, from step: Int64?, calendar: SessionCalendar = SessionCalendar()) {
    self.interval = interval
    self.calendar = calendar
    // A day of a server's clock has 23 hours once a year.
    isDaily = interval == .oneDay && (step ?? 0) >= 23 * 3_600_000
    builder = BarBuilder(interval, calendar: calendar)
  }

  /// Bars and ticks left out because the market was closed.
  package var outsideCount: Int { builder.outsideCount }

  /// Takes a bar; returns the longer bar that it finished.
  package mutating func add(_ bar: Bar) -> Bar? {
    guard isDaily else { return builder.add(bar) }
    var day = bar
    day.start = calendar.opening(of: calendar.tradeDate(ofDayFrom: bar.start))
    return builder.add(day)
  }

  /// The last bar, once nothing comes any more.
  package mutating func finish() -> Bar? {
    builder.advance(to: Timestamp(milliseconds: .max))
  }
}
