import BullionMarket
import BullionMonitor
import TestMarket
import Testing

@testable import Panels

private let now = ScriptedMarket.now

private func chart(_ monitor: Monitor, _ instrument: Instrument, columns: Int = 60) -> String {
  picture(columns, 12) { PriceChart(context(monitor), instrument: instrument).draw(into: &$0, in: $1) }
}

/// The rows in which the value axis carries the mark of the last price.
private func tag(_ picture: String) -> String {
  picture.split(separator: "\n").first { $0.contains("◀") }
    .map { String($0.drop { $0 != "◀" }.dropFirst()).trimmed } ?? ""
}

extension String {
  fileprivate var trimmed: String { split(separator: " ").joined(separator: " ") }
}

@Test(
  "The last price is never written like a level that it has not reached",
  arguments: [
    (4999.61, "4,999.61"), (4999.996, "4,999.996"), (5000, "5,000.00"), (5000.004, "5,000.004"),
  ])
func theTagTellsThePriceFromTheLevel(price: Double, text: String) {
  var monitor = ScriptedMarket.monitor()
  monitor.receive(ScriptedMarket.quote(.gold, at: now, bid: price, spread: 0))
  #expect(tag(chart(monitor, .gold)) == text)
}

@Test func silverNearItsLineKeepsItsDecimals() {
  var monitor = ScriptedMarket.monitor()
  monitor.receive(ScriptedMarket.quote(.silver, at: now, bid: 99.998, spread: 0))
  #expect(tag(chart(monitor, .silver)) == "99.998")
}

@Test("Another source is a gap in the line and a mark on the axis")
func aSwitchOfSourceIsMarked() {
  var monitor = Monitor(feedName: "live", mode: .live)
  func change(_ from: String?, _ to: String, after seconds: Int64) {
    monitor.receive(
      .switched(
        SourceSwitch(
          from: from, to: to, kind: .spot, instruments: Instrument.allCases, reason: "test",
          time: now.advanced(bySeconds: seconds))))
  }
  func quotes(_ range: Range<Int64>, gold: Double) {
    for second in range where second % 10 == 0 {
      monitor.receive(
        ScriptedMarket.quote(
          .gold, at: now.advanced(bySeconds: second), bid: gold + 0.1 * Double(second % 60), spread: 0.1))
    }
  }
  change(nil, "hyperliquid", after: 0)
  quotes(0..<1800, gold: 4990)
  #expect(!chart(monitor, .gold).contains("╪"))
  change("hyperliquid", "kraken", after: 1800)
  quotes(1800..<3600, gold: 4994)
  let picture = chart(monitor, .gold)
  #expect(picture.contains("→ kraken"))
  let lines = picture.split(separator: "\n", omittingEmptySubsequences: false).map(Array.init)
  let axis = lines.first { $0.contains("╪") }
  let column = axis?.firstIndex(of: "╪") ?? 0
  #expect(column > 5)
  // Nothing is drawn in the column of the mark but the grid.
  for line in lines.prefix(9) {
    #expect(" ┈╌╎".contains(line[column]), "\(line[column])")
  }
}

@Test("A hole of months in the ratio is a gap with a mark, and its axis names the year behind it")
func aHoleInTheRatioIsNoCliff() {
  var monitor = Monitor(feedName: "file:x.csv", mode: .replay)
  var history: [FeedEvent] = []
  func day(_ date: CalendarDate, gold: Double, silver: Double) {
    for (instrument, price) in [(Instrument.gold, gold), (.silver, silver)] {
      guard let price = Price(dollars: price) else { continue }
      history.append(
        .bar(
          instrument, .oneDay,
          Bar(
            start: SessionCalendar().opening(of: date), open: price, high: price, low: price, close: price)))
    }
  }
  for offset in 0..<60 {
    let early = CalendarDate(year: 2025, month: 1, day: 6).advanced(byDays: offset)
    let late = CalendarDate(year: 2026, month: 1, day: 5).advanced(byDays: offset)
    if early.weekday < 5 { day(early, gold: 2700, silver: 30 + 0.01 * Double(offset)) }
    if late.weekday < 5 { day(late, gold: 5000, silver: 100 + 0.1 * Double(offset)) }
  }
  monitor.load(history: history)
  let picture = picture(70, 12) { RatioHistory(context(monitor)).draw(into: &$0, in: $1) }
  #expect(picture.contains("gap"))
  #expect(picture.contains("╪"))
  #expect(picture.contains("2026"))
}
