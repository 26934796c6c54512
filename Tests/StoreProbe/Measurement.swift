import BullionMarket
import Glibc
import Store

/// Measures the store with years of minutes, to be run by hand in a release build:
///
///     store-probe fill PATH YEARS
///     store-probe warm PATH
enum Measurement {
  /// The end of what is filled in.
  private static let end = Timestamp(2026, 1, 21, 20)

  /// Writes minutes of both metals of every session, and their days.
  static func fill(_ path: String, years: Int) throws(StoreProblem) {
    let store = try HistoryStore(path: path, now: end)
    let calendar = SessionCalendar()
    var clock = SessionClock(calendar: calendar)
    var random: UInt64 = 42
    let begin = ContinuousClock.now
    var rows = 0
    var batch = StoreBatch()
    var walks = Instrument.allCases.map { Walk($0, calendar: calendar) }
    var time = end.advanced(byMilliseconds: -Int64(years) * 365 * Timestamp.millisecondsPerDay)
    while time < end {
      if clock.isOpen(at: time) {
        for index in walks.indices { rows += walks[index].step(at: time, &random, to: &batch) }
      }
      if batch.barCountIsAtLeast(50_000) {
        try store.write(batch)
        batch = StoreBatch()
      }
      time = time.advanced(bySeconds: 60)
    }
    try store.write(batch)
    let seconds = begin.duration(to: .now) / .seconds(1)
    let size = try store.size()
    print("\(rows) rows in \(seconds) s: \(Int(Double(rows) / seconds)) a second")
    print("\(size) bytes: \(Double(size) / Double(rows)) a row")
  }

  /// Opens the file and reads what a dashboard reads at its start, several times.
  static func warm(_ path: String) throws(StoreProblem) {
    for _ in 0..<10 {
      let begin = ContinuousClock.now
      let store = try HistoryStore(path: path, now: end)
      let opened = ContinuousClock.now
      let events = try store.warmStart(now: end)
      let read = ContinuousClock.now
      print(
        "open \(begin.duration(to: opened) / .milliseconds(1)) ms, warm start "
          + "\(opened.duration(to: read) / .milliseconds(1)) ms, \(events.count) bars")
    }
  }
}

/// A metal whose price wanders by its usual steps.
private struct Walk {
  private let instrument: Instrument
  private var ticks: Int64
  private var days: DayBars

  init(_ instrument: Instrument, calendar: SessionCalendar) {
    self.instrument = instrument
    ticks = instrument == .gold ? 5_000_000_000 : 100_000_000
    days = DayBars(from: .oneMinute, calendar: calendar)
  }

  mutating func step(at time: Timestamp, _ random: inout UInt64, to batch: inout StoreBatch) -> Int {
    func next(_ bound: UInt64) -> Int64 {
      random ^= random << 13
      random ^= random >> 7
      random ^= random << 17
      return Int64(random >> 33 % bound)
    }
    let tick: Int64 = instrument == .gold ? 10_000 : 1_000
    let open = ticks
    ticks = max(open / 2, open + (next(401) - 200) * tick)
    let bar = Bar(
      start: time, open: Price(ticks: open), high: Price(ticks: max(open, ticks) + next(100) * tick),
      low: Price(ticks: min(open, ticks) - next(100) * tick), close: Price(ticks: ticks),
      count: Int(next(600)) + 1)
    batch.add(bar, of: StoreSeries(instrument, source: "import", interval: .oneMinute))
    guard let day = days.add(bar) else { return 1 }
    batch.add(day, of: StoreSeries(instrument, source: "import", interval: .oneDay))
    return 2
  }
}

extension StoreBatch {
  /// Cheaper than `barCount` while few series are filled.
  fileprivate func barCountIsAtLeast(_ count: Int) -> Bool { bars.values.contains { $0.count >= count } }
}
