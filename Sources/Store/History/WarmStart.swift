import BullionMarket
import GRDB

/// The bars of one source side by side.
struct SourceBars: Sendable {
  var gold: [Bar] = []
  var silver: [Bar] = []

  subscript(_ instrument: Instrument) -> [Bar] {
    get { instrument == .gold ? gold : silver }
    set { if instrument == .gold { gold = newValue } else { silver = newValue } }
  }
}

/// Puts the bars of several sources into one history without a bar twice.
enum WarmStart {
  /// For each start the bars of the first source that has both metals, since a ratio needs both legs from one;
  /// else of each metal the bar of the first source that has it.
  ///
  /// - Parameter sources: in order of preference; each oldest first.
  static func merge(_ sources: [SourceBars], interval: BarInterval) -> [FeedEvent] {
    var next = sources.map { _ in (gold: 0, silver: 0) }
    var events: [FeedEvent] = []
    while true {
      var start: Timestamp?
      for (index, source) in sources.enumerated() {
        for bar in [source.gold.at(next[index].gold), source.silver.at(next[index].silver)] {
          if let bar, start.map({ bar.start < $0 }) ?? true { start = bar.start }
        }
      }
      guard let start else { return events }
      var both: (gold: Bar, silver: Bar)?
      var gold: Bar?
      var silver: Bar?
      for (index, source) in sources.enumerated() {
        let goldHere = source.gold.at(next[index].gold).flatMap { $0.start == start ? $0 : nil }
        let silverHere = source.silver.at(next[index].silver).flatMap { $0.start == start ? $0 : nil }
        if goldHere != nil { next[index].gold += 1 }
        if silverHere != nil { next[index].silver += 1 }
        if both == nil, let goldHere, let silverHere { both = (goldHere, silverHere) }
        gold = gold ?? goldHere
        silver = silver ?? silverHere
      }
      if let bar = both?.gold ?? gold { events.append(.bar(.gold, interval, bar)) }
      if let bar = both?.silver ?? silver { events.append(.bar(.silver, interval, bar)) }
    }
  }
}

extension [Bar] {
  fileprivate func at(_ index: Int) -> Bar? { index < count ? self[index] : nil }
}

extension HistoryStore {
  /// Days that are made of minutes on the spot where a source has no bars of a day at all.
  private static let improvisedDays = 60

  /// What a monitor is to be fed before the first quote: bars of a day, then the minutes of the last sessions, in
  /// order of time, no bar twice and none that is not over.
  ///
  /// For each of them the first source counts that has both metals, else any; partial minutes are marked as such.
  ///
  /// - Parameters:
  ///   - now: bars that end later are left out.
  ///   - preferredSources: in order; all others come behind them by name.
  ///   - minutes: how far back from the newest minute at least; they begin with a session.
  ///   - days: the most bars of a day for each metal and source.
  package func warmStart(
    now: Timestamp, preferredSources: [String] = [], minutes: Int = 4320, days: Int = 400
  ) throws(StoreProblem) -> [FeedEvent] {
    try reading { database in
      let end = now.advanced(byMilliseconds: 1 - BarInterval.oneMinute.milliseconds)
      let byMinute = try sources(database, .oneMinute, preferring: preferredSources)
      let newest = try byMinute.flatMap { source in
        try source.ids.compactMap { instrument, id in
          let series = StoreSeries(instrument, source: source.source, interval: .oneMinute)
          return try self.bars(database, id, series, from: .first, to: end, limit: 1, newest: true).last?
            .start
        }
      }.max()
      let reach = Int64(max(minutes, 1)) * BarInterval.oneMinute.milliseconds
      let minutesFrom = newest.map {
        calendar.opening(of: calendar.tradeDate(at: $0.advanced(byMilliseconds: -reach)))
      }
      // Without minutes, the days that are over.
      let daysTo = minutesFrom ?? calendar.opening(of: calendar.tradeDate(at: now))
      let byDay = try sources(database, .oneDay, preferring: preferredSources)
      var names = byDay.map(\.source)
      names += byMinute.map(\.source).filter { !names.contains($0) }
      var dayBars: [SourceBars] = []
      for name in names.sorted(by: order(preferredSources)) {
        var bars = SourceBars()
        for instrument in Instrument.allCases {
          if let id = byDay.first(where: { $0.source == name })?.ids[instrument] {
            let series = StoreSeries(instrument, source: name, interval: .oneDay)
            bars[instrument] = try self.bars(
              database, id, series, from: .first, to: daysTo, limit: max(days, 0), newest: true)
          } else if let id = byMinute.first(where: { $0.source == name })?.ids[instrument] {
            let series = StoreSeries(instrument, source: name, interval: .oneMinute)
            bars[instrument] = try improvisedDays(database, id, series, before: daysTo, atMost: days)
          }
        }
        dayBars.append(bars)
      }
      var events = WarmStart.merge(dayBars, interval: .oneDay)
      if let minutesFrom {
        let minuteBars = try byMinute.map { source in
          var bars = SourceBars()
          for (instrument, id) in source.ids {
            let series = StoreSeries(instrument, source: source.source, interval: .oneMinute)
            bars[instrument] = try self.bars(database, id, series, from: minutesFrom, to: end)
          }
          return bars
        }
        events += WarmStart.merge(minuteBars, interval: .oneMinute)
      }
      return events
    }
  }

  private func order(_ preferred: [String]) -> (String, String) -> Bool {
    func rank(_ source: String) -> Int { preferred.firstIndex(of: source) ?? preferred.count }
    return { (rank($0), $0) < (rank($1), $1) }
  }

  /// The series of one length by source, in order of preference.
  private func sources(
    _ database: Database, _ interval: BarInterval, preferring preferred: [String]
  ) throws -> [(source: String, ids: [Instrument: Int64])] {
    var ids: [String: [Instrument: Int64]] = [:]
    for (id, series) in try Self.series(database) where series.interval == interval {
      ids[series.source, default: [:]][series.instrument] = id
    }
    return ids.keys.sorted(by: order(preferred)).map { ($0, ids[$0] ?? [:]) }
  }

  private func improvisedDays(
    _ database: Database, _ id: Int64, _ series: StoreSeries, before end: Timestamp, atMost days: Int
  ) throws -> [Bar] {
    let reach = Int64(min(max(days, 0), Self.improvisedDays)) * 2 * Timestamp.millisecondsPerDay
    let from = calendar.opening(of: calendar.tradeDate(at: end.advanced(byMilliseconds: -reach)))
    var maker = DayBars(from: .oneMinute, calendar: calendar)
    var made: [Bar] = []
    for bar in try bars(database, id, series, from: from, to: end) {
      if let day = maker.add(bar) { made.append(day) }
    }
    if let day = maker.finish() { made.append(day) }
    return made.suffix(min(max(days, 0), Self.improvisedDays))
  }
}

extension Timestamp {
  fileprivate static let first = Timestamp(milliseconds: .min)
}
