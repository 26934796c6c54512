import BullionMarket

/// From where to where a bar goes, the end not included.
package struct BarSpan: Sendable, Equatable {
  package var interval: BarInterval
  package var start: Timestamp
  package var end: Timestamp
  /// The last millisecond that belongs to it.
  var lastMoment: Timestamp { end.advanced(byMilliseconds: -1) }
}

extension BarInterval {
  /// The span of a bar that starts at a moment: intraday at a multiple of the interval in UTC.
  ///
  /// A day's bar that starts within a session is that session, however the day was dated; one that starts outside
  /// of all sessions lasts 24 hours, or to the next opening.
  package func span(ofBarAt start: Timestamp, calendar: SessionCalendar) -> BarSpan {
    if self == .oneDay {
      let date = calendar.tradeDate(at: start)
      let opening = calendar.opening(of: date)
      let closing = calendar.end(of: date)
      if opening <= start, start < closing { return BarSpan(interval: self, start: opening, end: closing) }
      let wholeDay = start.advanced(byMilliseconds: milliseconds)
      return BarSpan(interval: self, start: start, end: start < opening ? min(opening, wholeDay) : wholeDay)
    }
    let rest = start.milliseconds % milliseconds
    let aligned = start.advanced(byMilliseconds: -(rest < 0 ? rest + milliseconds : rest))
    return BarSpan(interval: self, start: aligned, end: aligned.advanced(byMilliseconds: milliseconds))
  }

  /// The place among all intervals, the shortest first.
  var position: Int {
    switch self {
    case .oneMinute: 0
    case .fiveMinutes: 1
    case .fifteenMinutes: 2
    case .oneHour: 3
    case .oneDay: 4
    }
  }
}

extension Instrument {
  /// The place in lists that hold one entry for each metal.
  var position: Int { Int(rawValue) }
}

extension Bar {
  /// Why these cannot be the prices of a bar; nil when they can.
  var refusal: RefusalReason? {
    let largest = Int64(Price.largestDollars) * Price.ticksPerDollar
    let lowest = min(open, high, low, close)
    let highest = max(open, high, low, close)
    if highest.ticks > largest || lowest.ticks < -largest { return .nonFinite }
    if lowest.ticks <= 0 { return .nonPositive }
    return lowest < low || highest > high ? .malformed : nil
  }
}

extension Timestamp {
  /// Times that no price of the metals can have are misread: before 1700, from 2300 on.
  var isPlausible: Bool { Self.plausible.contains(self) }

  private static let plausible = Timestamp(1700, 1, 1)..<Timestamp(2300, 1, 1)
}
