import BullionMarket
import Testing

@testable import Demo

/// A scenario played once from its first event up to `.restarted`, with the wall time of each event.
struct DemoCycle: Sendable {
  static let surge = DemoCycle(.surge)
  static let crash = DemoCycle(.crash)
  static let outage = DemoCycle(.outage)

  let history: [FeedEvent]
  let events: [DueEvent]

  init(_ scenario: DemoScenario, seed: UInt64 = 2026, limit: Int = 100_000) {
    var feed = DemoFeed(scenario: scenario, seed: seed)
    var history: [FeedEvent] = []
    var events: [DueEvent] = []
    while events.count < limit, let due = feed.nextDue(), let event = feed.next() {
      if case .history(let bars) = event {
        history = bars
        continue
      }
      events.append(DueEvent(due: due, event: event))
      if event == .restarted { break }
    }
    self.history = history
    self.events = events
  }

  struct DueQuote {
    var due: Int64
    var quote: Quote
  }

  /// Quotes a filter takes: the crossed one of the surge is left out.
  var quotes: [DueQuote] {
    events.compactMap {
      guard case .quote(let quote) = $0.event, let bid = quote.bid, let ask = quote.ask, bid <= ask else {
        return nil
      }
      return DueQuote(due: $0.due, quote: quote)
    }
  }

  func bars(_ instrument: Instrument) -> [Bar] {
    events.compactMap {
      if case .bar(instrument, .oneMinute, let bar) = $0.event { bar } else { nil }
    }
  }

  /// A moment of the cycle as a screen would have it: both mids, and when.
  struct Sight {
    var due: Int64
    var time: Timestamp
    var isQuote: Bool
    var mid: MetalPair
  }

  /// After every quote and every minute's bars.
  var sights: [Sight] {
    var sights: [Sight] = []
    var gold: Double?
    var silver: Double?
    for item in events {
      let time: Timestamp
      var isQuote = false
      switch item.event {
      case .quote(let quote) where (quote.bid ?? quote.mid) <= (quote.ask ?? quote.mid):
        time = quote.time
        isQuote = true
        if quote.instrument == .gold { gold = quote.mid.dollars } else { silver = quote.mid.dollars }
      case .bar(.gold, .oneMinute, let bar):
        gold = bar.close.dollars
        continue
      case .bar(.silver, .oneMinute, let bar):
        silver = bar.close.dollars
        time = bar.start.advanced(bySeconds: 60)
      default: continue
      }
      guard let gold, let silver else { continue }
      sights.append(
        Sight(due: item.due, time: time, isQuote: isQuote, mid: MetalPair(gold: gold, silver: silver)))
    }
    return sights
  }
}

extension [FeedEvent] {
  func bars(_ instrument: Instrument, _ interval: BarInterval) -> [Bar] {
    compactMap {
      if case .bar(instrument, interval, let bar) = $0 { bar } else { nil }
    }
  }
}

/// Closes of every minute of the market, from bars and from the quotes of the scenes.
func minuteCloses(_ cycle: DemoCycle, _ instrument: Instrument) -> [(start: Timestamp, close: Double)] {
  var closes: [Timestamp: Double] = [:]
  for bar in cycle.history.bars(instrument, .oneMinute) + cycle.bars(instrument) {
    closes[bar.start] = bar.close.dollars
  }
  for item in cycle.quotes where item.quote.instrument == instrument {
    let time = item.quote.time
    closes[Timestamp(milliseconds: time.milliseconds - time.milliseconds % 60_000)] = item.quote.mid.dollars
  }
  return closes.sorted { $0.key < $1.key }.map { (start: $0.key, close: $0.value) }
}
