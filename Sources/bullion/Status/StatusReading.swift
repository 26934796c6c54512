import BullionAlarms
import BullionAnalytics
import BullionMarket
import BullionMonitor
import Store

/// What the history on the disk says of now, for a line in another program. Nothing here asks the network.
struct StatusReading: Equatable {
  enum State: String { case live, closed, old, none }

  struct Metal: Equatable {
    var price: Double
    /// Percent against 24 hours before; nil where that is not known.
    var change: Double?
    /// Of closed bars of a minute, 0 to 100; nil while it is not known.
    var strength: Double?
  }

  /// A price that is older than this is old, in seconds: the recorder writes a minute when it is over.
  static let freshSeconds = 180.0

  var state = State.none
  /// `DEMO` or `REPLAY`; nil for real prices.
  var mode: String?
  var source: String?
  var gold: Metal?
  var silver: Metal?
  /// When the older of both prices was last confirmed; nil without one.
  var time: Timestamp?
  /// Seconds since then.
  var age: Double?
  /// Alarms that wait for an operator, and what the gravest says.
  var alarms = 0
  var alarm: String?
  /// Its priority; nil without one.
  var priority: Int?
  /// Why there is nothing, in a few words.
  var reason: String?

  /// Gold in silver, of prices of one source.
  var ratio: Double? {
    guard let gold, let silver, silver.price > 0 else { return nil }
    return gold.price / silver.price
  }

  /// Whether somebody should look at once.
  var isUrgent: Bool { priority == 1 }

  /// Takes the alarms that the journal has.
  mutating func note(_ board: AlarmBoard) {
    let waiting = board.rules.indices.filter { board.machines[$0].awaitsAcknowledgement }
    alarms = waiting.count
    let gravest = waiting.map { board.rules[$0] }.min { $0.priority < $1.priority }
    alarm = gravest?.statement
    priority = gravest?.priority
  }
}

extension StatusReading {
  private static let day: Int64 = 86_400_000
  /// Bars behind which Wilder's beginning no longer shows.
  private static let warmUp: Int64 = 600 * 60_000

  /// What a demo or a replay says.
  init(_ monitor: Monitor) {
    let readings = monitor.readings
    mode = readings.feed.mode == .live ? nil : readings.feed.mode.rawValue.uppercased()
    source = readings.feed.source ?? readings.feed.name
    func metal(_ reading: MetalReading) -> Metal? {
      reading.mid.map {
        Metal(price: $0.dollars, change: reading.change.percent, strength: reading.relativeStrength.value)
      }
    }
    (gold, silver) = (metal(readings.gold), metal(readings.silver))
    time = [readings.gold.time, readings.silver.time].compactMap(\.self).min()
    age = [readings.gold.age, readings.silver.age].compactMap(\.self).max()
    let qualities = [readings.gold.quality, readings.silver.quality]
    state =
      gold == nil && silver == nil
      ? .none : qualities.contains(.stale) ? .old : qualities.contains(.closed) ? .closed : .live
    if state == .none { reason = "no usable quote" }
    note(monitor.alarmBoard)
  }

  /// Reads the newest prices of the source that has both metals and whose prices are the newest.
  ///
  /// - Parameters:
  ///   - period: bars of the RSI.
  ///   - sources: these alone; empty for all.
  static func read(
    _ store: HistoryStore, at now: Timestamp, period: Int, sources: [String] = []
  ) throws(StoreProblem) -> StatusReading {
    var reading = StatusReading()
    var newest: [String: [Instrument: Timestamp]] = [:]
    for span in try store.spans()
    where span.series.interval == .oneMinute
      && (sources.isEmpty || sources.contains(span.series.source))
    {
      newest[span.series.source, default: [:]][span.series.instrument] = span.last
    }
    let both = newest.filter { $0.value.count == Instrument.allCases.count }
    let best = (both.isEmpty ? newest : both).max { left, right in
      let (old, new) = (left.value.values.min(), right.value.values.min())
      return (old ?? .init(milliseconds: 0), right.key) < (new ?? .init(milliseconds: 0), left.key)
    }
    guard let (source, lasts) = best.map({ ($0.key, $0.value) }) else {
      reading.reason =
        "the history has no prices" + (sources.isEmpty ? "" : " of \(sources.joined(separator: ", "))")
      return reading
    }
    reading.source = source
    for (instrument, last) in lasts {
      let (metal, time) = try read(store, instrument, source, last: last, period: period)
      if instrument == .gold { reading.gold = metal } else { reading.silver = metal }
      reading.time = min(reading.time ?? time, time)
    }
    let age = reading.time.map { max(0, now.seconds(since: $0)) }
    reading.age = age
    let isFresh = (age ?? .infinity) <= freshSeconds
    reading.state = isFresh ? .live : store.calendar.isOpen(at: now) ? .old : .closed
    return reading
  }

  private static func read(
    _ store: HistoryStore, _ instrument: Instrument, _ source: String, last: Timestamp, period: Int
  ) throws(StoreProblem) -> (metal: Metal, time: Timestamp) {
    let bars = try store.bars(
      instrument, .oneMinute, from: last.advanced(byMilliseconds: -day - 7_200_000),
      to: last.advanced(byMilliseconds: 1), sources: [source])
    let minute = BarInterval.oneMinute.milliseconds
    var price = bars.last?.close.dollars ?? 0
    var time = last.advanced(byMilliseconds: minute)
    if let quote = try store.newestQuote(of: StoreFeed(instrument, source: source)), quote.time > last {
      price = quote.mid.dollars
      time = quote.time
    }
    let before = bars.last { $0.start <= time.advanced(byMilliseconds: -day - minute) }
    let change = before.map { 100 * (price / $0.close.dollars - 1) }
    var strength = RelativeStrengthIndex(period: period)
    for bar in bars where !bar.isPartial && bar.start > last.advanced(byMilliseconds: -warmUp) {
      strength.update(bar.close.dollars)
    }
    return (Metal(price: price, change: change, strength: strength.value), time)
  }
}
