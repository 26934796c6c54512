import BullionAnalytics
import BullionMarket

/// The fall of a metal from its highest mid of the last 24 hours, of the last 30 days, and of all history.
struct DrawdownTrack: Sendable, Equatable {
  private static let day = Timestamp.millisecondsPerDay

  private var ofDay = RollingDrawdown(duration: day, resolution: 60_000)
  private var ofMonth = RollingDrawdown(duration: 30 * day, resolution: 3_600_000)
  private var ofAll = Drawdown()
  private var dayCoverage: Coverage
  private var monthCoverage: Coverage
  /// The first moment that is known.
  private(set) var since: Timestamp?

  init(calendar: SessionCalendar = SessionCalendar()) {
    dayCoverage = Coverage(duration: Self.day, calendar: calendar)
    monthCoverage = Coverage(duration: 30 * Self.day, calendar: calendar)
  }

  mutating func add(_ price: Price, at time: Timestamp) {
    add(price, at: time, toDay: true)
    cover(from: time, to: time, ofDay: true)
  }

  private mutating func cover(from start: Timestamp, to end: Timestamp, ofDay: Bool) {
    since = since ?? start
    monthCoverage.add(from: start, to: end)
    if ofDay { dayCoverage.add(from: start, to: end) }
  }

  /// Takes a finished bar as the four prices it names, in the order of `path`.
  mutating func add(_ bar: Bar, interval: BarInterval, lastMoment: Timestamp) {
    for price in bar.path.dropLast() {
      // A day's bar says nothing about the last 24 hours but its close.
      add(price, at: bar.start, toDay: interval != .oneDay)
    }
    add(bar.close, at: lastMoment, toDay: true)
    cover(from: bar.start, to: lastMoment, ofDay: interval != .oneDay)
  }

  private mutating func add(_ price: Price, at time: Timestamp, toDay: Bool) {
    let input = (price: price.dollars, time: time)
    if toDay { ofDay.update(input) }
    ofMonth.update(input)
    ofAll.update(input)
  }

  /// Nil while too little of the span is known.
  func reading(_ span: DrawdownSpan) -> DrawdownReading? {
    guard coverage(of: span) == nil else { return nil }
    return switch span {
    case .day: reading(ofDay.value)
    case .month: reading(ofMonth.value)
    case .all: reading(fraction: ofAll.value, peak: ofAll.peak, time: ofAll.peakTime)
    }
  }

  /// Seconds of trading time that a span rests on; nil when all of it is known.
  func coverage(of span: DrawdownSpan) -> Double? {
    switch span {
    case .day: dayCoverage.seconds
    case .month: monthCoverage.seconds
    case .all: nil
    }
  }

  private func reading(_ window: RollingDrawdown.Reading?) -> DrawdownReading? {
    reading(fraction: window?.fraction, peak: window?.peak, time: window?.peakTime)
  }

  private func reading(fraction: Double?, peak: Double?, time: Timestamp?) -> DrawdownReading? {
    guard let fraction, let time, let peak = peak.flatMap(Price.init(dollars:)) else { return nil }
    return DrawdownReading(percent: fraction * 100, peak: peak, peakTime: time)
  }

  /// In percent, not positive: of what is known of the span. The true fall is at least as deep, so an alarm need not
  /// wait until all of it is known.
  func percent(_ span: DrawdownSpan) -> Double? {
    let fraction =
      switch span {
      case .day: ofDay.value?.fraction
      case .month: ofMonth.value?.fraction
      case .all: ofAll.value
      }
    return fraction.map { $0 * 100 }
  }

  /// The deepest fall inside the last 24 hours, as a fraction; nil while too little of them is known.
  var deepestOfDay: Double? { dayCoverage.isWhole ? ofDay.value?.deepest : nil }

  /// The deepest fall inside the last 30 days, as a fraction; nil while too little of them is known.
  var deepestOfMonth: Double? { monthCoverage.isWhole ? ofMonth.value?.deepest : nil }
}
