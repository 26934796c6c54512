import BullionMarket

/// The windows of the calendar that gains are measured over. Raw values are the names in JSON.
public enum GainWindow: String, Sendable, Codable, CaseIterable, Hashable {
  /// 24 hours.
  case day
  /// 7 days.
  case week
  /// One calendar month: from 31 March back to the last of February.
  case month
  /// Since the last price of the previous year (UTC).
  case yearToDate
}

/// What a price gained over a day, a week, a month and the year so far: against the last price at or before
/// the window's start.
///
/// Keeps a minute-by-minute series of 32 days (at most 46,082 points, about 740 kB) and the last price of the
/// previous year.
///
/// ```swift
/// var gain = CalendarGain()
/// gain.record(Price(ticks: 5_000_000_000), at: Timestamp(2026, 1, 22, 15, 0))
/// gain.record(Price(ticks: 5_100_000_000), at: Timestamp(2026, 1, 23, 15, 0))
/// if let move = gain.gain(over: .day) { print(move.percent) }
/// // 2.0
/// ```
public struct CalendarGain: Sendable, Equatable, Codable {
  private var series: PriceSeries
  private var yearEnd: PriceSeries.Point?
  /// When the year of the newest price is over; kept, since asking each price for its year would cost more than
  /// all the rest.
  private var nextYear: Timestamp?

  /// Gains before the first price.
  ///
  /// - Parameter resolution: the steps in milliseconds that prices are kept in, a minute unless given.
  public init(resolution: Int64 = 60_000) {
    series = PriceSeries(duration: 32 * 86_400_000, resolution: resolution)
  }

  /// The newest price.
  public var newest: PriceSeries.Point? { series.newest }

  /// Takes a price; one that is not above zero or older than the newest is refused. O(1) on average.
  public mutating func record(_ price: Price, at time: Timestamp) {
    guard price.ticks > 0, time.follows(newest?.time) else { return }
    if time >= nextYear ?? time {
      yearEnd = newest
      nextYear = Timestamp(time.date.year + 1, 1, 1)
    }
    series.append(price, at: time)
  }

  /// Raises all prices so far by as much: the prices that follow are those of a source that is dearer by that, and the
  /// step between the two is no gain. O(n).
  public mutating func shift(by offset: Price) {
    series.shift(by: offset)
    if let point = yearEnd { yearEnd = PriceSeries.Point(time: point.time, price: point.price + offset) }
  }

  /// The newest price's move over a window that ends now. O(log n).
  ///
  /// - Parameters:
  ///   - window: how far to look back.
  ///   - now: the newest price's time unless given; earlier times count as that.
  /// - Returns: nil without history that old.
  public func gain(over window: GainWindow, at now: Timestamp? = nil) -> PriceMove? {
    guard let newest else { return nil }
    return reference(over: window, at: now).flatMap { PriceMove(from: $0.price, to: newest.price) }
  }

  /// The price that a gain over a window is against, with its time; nil without history that old. O(log n).
  public func reference(over window: GainWindow, at now: Timestamp? = nil) -> PriceSeries.Point? {
    guard let newest else { return nil }
    return reference(
      of: window, at: max(now.flatMap { $0.isAdmissible ? $0 : nil } ?? newest.time, newest.time))
  }

  private func reference(of window: GainWindow, at now: Timestamp) -> PriceSeries.Point? {
    switch window {
    case .day: return series.last(atOrBefore: now.advanced(byMilliseconds: -86_400_000))
    case .week: return series.last(atOrBefore: now.advanced(byMilliseconds: -7 * 86_400_000))
    case .month: return series.last(atOrBefore: now.monthEarlier)
    case .yearToDate:
      guard let newest else { return nil }
      // The year can turn after the newest price: then that price is the last of the previous year.
      let reference = newest.time.date.year < now.date.year ? newest : yearEnd
      return reference?.time.date.year == now.date.year - 1 ? reference : nil
    }
  }
}

extension Timestamp {
  /// The same time of day one calendar month earlier, or on that month's last day when it is too short.
  var monthEarlier: Timestamp {
    let date = date
    let firstOfMonth = CalendarDate(year: date.year, month: date.month, day: 1)
    let lastOfMonthBefore = firstOfMonth.advanced(byDays: -1)
    let target = CalendarDate(
      year: lastOfMonthBefore.year, month: lastOfMonthBefore.month, day: min(date.day, lastOfMonthBefore.day))
    return Timestamp(milliseconds: Int64(target.daysSinceEpoch) * 86_400_000 + millisecondsOfDay)
  }
}
