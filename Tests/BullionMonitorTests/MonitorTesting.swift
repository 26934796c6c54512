import BullionAlarms
import BullionMarket

@testable import BullionMonitor

/// Friday, 23 January 2026, 14:00 UTC: 9:00 in New York, the market is open.
let friday = Timestamp(2026, 1, 23, 14)

func dollars(_ amount: Double) -> Price { Price(dollars: amount) ?? Price(ticks: 0) }

func price(_ instrument: Instrument, _ amount: Double, at time: Timestamp, received: Timestamp? = nil)
  -> FeedEvent
{
  .quote(Quote(instrument: instrument, time: time, received: received, price: dollars(amount)))
}

func quote(
  _ instrument: Instrument, _ bid: Double, _ ask: Double, at time: Timestamp, received: Timestamp? = nil
) -> FeedEvent {
  .quote(
    Quote(instrument: instrument, time: time, received: received, bid: dollars(bid), ask: dollars(ask)))
}

func bar(
  _ instrument: Instrument, _ interval: BarInterval, at start: Timestamp, open: Double, high: Double,
  low: Double,
  close: Double
) -> FeedEvent {
  .bar(
    instrument, interval,
    Bar(start: start, open: dollars(open), high: dollars(high), low: dollars(low), close: dollars(close)))
}

/// A bar that did not move.
func bar(_ instrument: Instrument, _ interval: BarInterval, at start: Timestamp, _ close: Double) -> FeedEvent
{
  bar(instrument, interval, at: start, open: close, high: close, low: close, close: close)
}

extension Timestamp {
  /// Later by so many seconds.
  func plus(_ seconds: Double) -> Timestamp { advanced(byMilliseconds: Int64((seconds * 1000).rounded())) }
}

extension Monitor {
  /// A monitor on a replay, in which the event time is the clock.
  static func replay(_ change: (inout MonitorSettings) -> Void = { _ in }) -> Monitor {
    var settings = MonitorSettings()
    change(&settings)
    return Monitor(settings: settings, feedName: "test", mode: .replay)
  }

  mutating func receive(_ events: [FeedEvent]) {
    for event in events { receive(event) }
  }

  /// Everything the alarms did so far.
  var allNotices: [AlarmNotice] { Array(alarmNotices(after: 0)) }

  /// `rule raised at`, for every announcement so far.
  var announcements: [String] {
    allNotices.compactMap { notice in
      guard let index = notice.ruleIndex, let effect = notice.effect, effect.annunciates else { return nil }
      return "\(settings.rules[index].id) \(notice.time.timeOfDay)"
    }
  }

  var activeIDs: [String] { alarms.filter(\.state.isActive).map(\.id) }
}

extension Timestamp {
  /// `14:30:05.250`, in UTC.
  var timeOfDay: String {
    func padded(_ number: Int64, _ width: Int) -> String {
      String(repeating: "0", count: max(0, width - String(number).count)) + String(number)
    }
    let rest = millisecondsOfDay
    return "\(padded(rest / 3_600_000, 2)):\(padded(rest / 60_000 % 60, 2)):\(padded(rest / 1000 % 60, 2))"
      + (rest % 1000 == 0 ? "" : ".\(padded(rest % 1000, 3))")
  }
}

/// One rule of the defaults or of one's own, alone.
func rule(_ id: String, _ metric: String, _ condition: AlarmRule.Condition, _ limit: Double) -> AlarmRule {
  var rule = AlarmRule(id: id, metric: metric, condition: condition, limit: limit)
  rule.message = id
  return rule
}

/// Forty days of a metal before `friday`: days first, and the last two of them minute by minute.
func quietMonth(_ instrument: Instrument, _ amount: (Timestamp) -> Double) -> [FeedEvent] {
  let calendar = SessionCalendar()
  let minutesFrom = calendar.opening(of: friday.date.advanced(byDays: -2))
  var events: [FeedEvent] = []
  for day in stride(from: 40, to: 0, by: -1) {
    let date = friday.date.advanced(byDays: -day)
    let opening = calendar.opening(of: date)
    guard calendar.tradeDate(onOrAfter: date) == date, opening < minutesFrom else { continue }
    events.append(bar(instrument, .oneDay, at: opening, amount(opening)))
  }
  var minute = minutesFrom
  while minute < friday {
    if calendar.isOpen(at: minute) { events.append(bar(instrument, .oneMinute, at: minute, amount(minute))) }
    minute = minute.plus(60)
  }
  return events
}

/// The same at one price.
func quietMonth(_ instrument: Instrument, _ amount: Double) -> [FeedEvent] {
  quietMonth(instrument) { _ in amount }
}
