import BullionMarket
import Testing

@testable import Formats
@testable import Venues

private let start = VenueTalk.start

private func rows(
  _ texts: (time: String, prices: String)..., interval: BarInterval = .oneMinute,
  at now: Timestamp = start.advanced(bySeconds: 600)
) -> VenueRows {
  let symbol = VenueSymbol("X", .gold, .spot)
  var rows = VenueRows(of: VenuePages.Page(symbol: symbol, interval: interval, start: start), at: now)
  for (time, prices) in texts {
    let values = prices.split(separator: " ").map { JSONScanner.Value.string(Array($0.utf8)[...]) }
    var row = VenueRow(start: .number(Array(time.utf8)[...]))
    (row.open, row.high, row.low, row.close) = (values[0], values[1], values[2], values[3])
    rows.add(row)
  }
  return rows
}

private func time(_ seconds: Int64) -> String { String(start.advanced(bySeconds: seconds).milliseconds) }

private func starts(_ rows: VenueRows) -> [Double] { rows.bars.map { $0.start.seconds(since: start) } }

@Test func rowsBecomeBars() {
  let rows = rows((time(0), "5 8.5 4.25 6"), (time(60), "6 6 6 6"))
  let prices = [rows.bars[0].open, rows.bars[0].high, rows.bars[0].low, rows.bars[0].close]
  #expect(prices.map(\.ticks) == [5_000_000, 8_500_000, 4_250_000, 6_000_000])
  #expect(starts(rows) == [0, 60])
  #expect(rows.count == 2 && rows.refusedCount == 0 && rows.problem == nil)
}

@Test func barsBeforeThePageAndUnfinishedOnesAreLeftOutWithoutAWord() {
  let now = start.advanced(bySeconds: 179)
  let rows = rows(
    (time(-60), "1 1 1 1"), (time(0), "1 1 1 1"), (time(60), "1 1 1 1"), (time(120), "1 1 1 1"), at: now)
  #expect(starts(rows) == [0, 60])
  #expect(rows.count == 4 && rows.refusedCount == 0)
  #expect(rows.lastStart == start.advanced(bySeconds: 120))
}

@Test(arguments: [
  ("5 4 3 4", "a bar whose open or close lies outside high and low"),
  ("5 6 5.5 5", "a bar whose open or close lies outside high and low"),
  ("0 6 0 5", "open 0 is not above zero"),
  ("5 inf 5 5", "high is not finite"),
])
func barsThatContradictThemselvesAreRefused(prices: String, words: String) {
  let rows = rows((time(0), prices), (time(60), "1 1 1 1"))
  #expect(rows.problem?.words == words)
  #expect(rows.refusedCount == 1)
  #expect(starts(rows) == [60])
}

@Test func rowsOutOfOrderOrOffTheGridAreRefused() {
  let rows = rows(
    (time(60), "1 1 1 1"), (time(60), "2 2 2 2"), (time(0), "1 1 1 1"), (time(121), "1 1 1 1"),
    (time(180), "1 1 1 1"))
  #expect(starts(rows) == [60, 180])
  #expect(rows.refusedCount == 3)
  #expect(rows.problem?.reason == .late)
}

@Test func daysBecomeTradeDates() {
  // 17:00 New York on Friday (nothing but a stub), Sunday and Monday.
  let days = [8, 56, 80].map { time($0 * 3600) }
  let later = start.advanced(bySeconds: 20 * 86_400)
  let rows = rows(
    (days[0], "5 9 5 5"), (days[1], "4 6 3 5"), (days[2], "7 7 7 7"), interval: .oneDay, at: later)
  let monday = SessionCalendar().opening(of: CalendarDate(year: 2026, month: 1, day: 26))
  #expect(rows.bars.map(\.start) == [monday, monday.advanced(bySeconds: 86_400)])
  let prices = [rows.bars[0].open, rows.bars[0].high, rows.bars[0].low, rows.bars[0].close]
  #expect(prices.map(\.ticks) == [5_000_000, 9_000_000, 3_000_000, 5_000_000])
}
