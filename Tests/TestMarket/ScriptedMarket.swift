import BullionMarket
import BullionMonitor

/// A small market made by hand: a year of days, the last ones in minutes, and a few quotes at the end.
public enum ScriptedMarket {
  /// Friday, 23 January 2026, 14:00 UTC.
  public static let now = Timestamp(2026, 1, 23, 14)

  /// Prices climb steadily from 2,700 and 30 to 4,950 and 95; the ratio falls with them.
  public static var history: [FeedEvent] {
    var events: [FeedEvent] = []
    let calendar = SessionCalendar(holidays: .empty)
    let days = (0..<382).compactMap { offset -> CalendarDate? in
      let date = CalendarDate(year: 2025, month: 1, day: 6).advanced(byDays: offset)
      return date.weekday < 5 ? date : nil
    }
    for (index, date) in days.enumerated() {
      let share = Double(index) / Double(days.count - 1)
      let wave = Double(index % 7) - 3
      events.append(
        bar(.gold, .oneDay, calendar.opening(of: date), 2700 + 2230 * share + 6 * wave, range: 20))
      events.append(
        bar(.silver, .oneDay, calendar.opening(of: date), 30 + 64 * share * share + 0.2 * wave, range: 0.6))
    }
    // Three hours of a climb, and before them the rest of the day that is not among the days.
    let minutesFrom = calendar.opening(of: CalendarDate(year: 2026, month: 1, day: 23))
    for minute in -now.milliseconds(since: minutesFrom) / 60_000..<0 {
      let start = now.advanced(bySeconds: minute * 60)
      guard calendar.isOpen(at: start) else { continue }
      let step = Double(max(0, minute + 180))
      let wave = Double((minute + 180_000) % 5) - 2
      events.append(bar(.gold, .oneMinute, start, 4950 + 0.15 * step + 0.4 * wave, range: 0.5))
      events.append(bar(.silver, .oneMinute, start, 95 + 0.02 * step + 0.05 * wave, range: 0.02))
    }
    return events
  }

  private static func bar(
    _ instrument: Instrument, _ interval: BarInterval, _ start: Timestamp, _ dollars: Double, range: Double
  ) -> FeedEvent {
    func price(_ offset: Double) -> Price { Price(dollars: dollars + offset) ?? Price(ticks: 0) }
    return .bar(
      instrument, interval,
      Bar(start: start, open: price(-range / 2), high: price(range), low: price(-range), close: price(0)))
  }

  /// Ten minutes of quotes, both metals every five seconds; silver rises from 98.6 through 100.
  public static var rise: [FeedEvent] {
    (0..<120).flatMap { step -> [FeedEvent] in
      let time = now.advanced(bySeconds: Int64(step) * 5)
      return [
        quote(.gold, at: time, bid: 4977 + 0.2 * Double(step), spread: 0.4),
        quote(
          .silver, at: time.advanced(byMilliseconds: 300), bid: 98.58 + 0.0143 * Double(step), spread: 0.03),
      ]
    }
  }

  public static func quote(_ instrument: Instrument, at time: Timestamp, bid: Double, spread: Double)
    -> FeedEvent
  {
    let low = Price(dollars: bid) ?? Price(ticks: 0)
    return .quote(
      Quote(
        instrument: instrument, time: time, bid: low, ask: low + (Price(dollars: spread) ?? Price(ticks: 0))))
  }

  public static func monitor(
    mode: FeedMode = .demo, settings: MonitorSettings = MonitorSettings()
  ) -> Monitor {
    var monitor = Monitor(settings: settings, feedName: mode == .demo ? "demo" : "file:day.csv", mode: mode)
    monitor.load(history: history)
    return monitor
  }

  /// The market after the rise: silver above 100, both metals overbought.
  public static func risen(settings: MonitorSettings = MonitorSettings()) -> Monitor {
    var monitor = monitor(settings: settings)
    for event in rise { monitor.receive(event) }
    monitor.receive(.refused(RefusedLine(line: 7, reason: .malformed, text: "rubbish")))
    return monitor
  }
}
