import BullionMarket
import Chance

/// The bars from before the first frame: a year and more of days, then the last days minute by minute.
enum DemoHistory {
  /// Daily bars of every trade date before the first minute, then the minutes up to the first frame.
  static func events(of scenario: DemoScenario, seed: UInt64) -> [FeedEvent] {
    let minutesFrom = scenario.minutesFrom
    var events: [FeedEvent] = []
    events.reserveCapacity(16_000)
    appendDays(before: minutesFrom, seed: seed, to: &events)
    for entry in scenario.timetable.entries(from: minutesFrom, before: scenario.liveFrom) {
      if case .quotes(let gaps) = entry.leg.play, entry.leg.wall > 0 {
        appendScene(entry, gaps: gaps, seed: seed, to: &events)
        continue
      }
      var minutes = DemoMinutes(entry, seed: seed)
      while let step = minutes.next() {
        guard case .bars(let gold, let silver, _) = step else { continue }
        events.append(.bar(.gold, .oneMinute, gold))
        events.append(.bar(.silver, .oneMinute, silver))
      }
    }
    return events
  }

  /// A scene that another scenario plays quote by quote, as the minutes that come of it.
  private static func appendScene(
    _ entry: DemoTimetable.Entry, gaps: ClosedRange<Int64>, seed: UInt64, to events: inout [FeedEvent]
  ) {
    var scene = entry
    scene.leg.flaws = []
    var quotes = DemoQuotes(scene, gaps: gaps, wallStart: 0, seed: seed)
    var due: [DueEvent] = []
    while quotes.append(to: &due) {}
    var builders = Instrument.allCases.map { _ in BarBuilder(.oneMinute, calendar: .demo) }
    var bars: [(Instrument, Bar)] = []
    for case .quote(let quote) in due.map(\.event) {
      guard let bar = builders[Int(quote.instrument.rawValue)].add(quote.mid, at: quote.time) else {
        continue
      }
      bars.append((quote.instrument, bar))
    }
    for instrument in Instrument.allCases {
      guard let bar = builders[Int(instrument.rawValue)].advance(to: Timestamp(milliseconds: .max)) else {
        continue
      }
      bars.append((instrument, bar))
    }
    bars.sort { $0.1.start < $1.1.start }
    events += bars.map { .bar($0.0, .oneMinute, $0.1) }
  }

  private static let dailyGoldVolatility = 0.008
  private static let dailySilverVolatility = 0.009
  /// How far a day reaches beyond its body: a fraction, gold and silver.
  private static let dailyReach = MetalPair(gold: 0.005, silver: 0.009)

  private static func appendDays(before end: Timestamp, seed: UInt64, to events: inout [FeedEvent]) {
    var random = SplitMix64(seed: seed, stream: 0)
    var rows = SurgeTable.days[...]
    guard var from = rows.popFirst() else { return }
    for row in rows {
      let dates = tradeDates(after: from.date, through: row.date)
      var walk = DemoWalk(
        from: from.close, to: row.close, length: Double(dates.count), goldVolatility: dailyGoldVolatility,
        silverVolatility: dailySilverVolatility, bounds: SurgeTable.beforeHundred)
      var last = from.close
      for date in dates {
        let start = SessionCalendar.demo.opening(of: date)
        guard start < end else { return }
        let close = walk.advance(by: 1, random: &random)
        for instrument in Instrument.allCases {
          let bar = DemoMinutes.bar(
            instrument, start: start, open: last.price(instrument), close: close.price(instrument),
            reach: instrument == .gold ? dailyReach.gold : dailyReach.silver,
            lowest: SurgeTable.beforeHundred.floor, highest: SurgeTable.beforeHundred.ceiling, random: &random
          )
          events.append(.bar(instrument, .oneDay, bar))
        }
        last = close
      }
      from = row
    }
  }

  private static func tradeDates(after first: CalendarDate, through last: CalendarDate) -> [CalendarDate] {
    let days = last.daysSinceEpoch - first.daysSinceEpoch
    guard days > 0 else { return [] }
    return (1...days).map(first.advanced(byDays:)).filter(SessionCalendar.demo.isTradeDate)
  }
}
