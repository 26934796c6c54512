import BullionMarket
import Testing

/// Hours of five days as a clock shows them that is so many hours ahead of New York, without the one in which the market
/// rests.
private func hours(from start: Timestamp, aheadOfNewYork hours: Int64, days: Int = 5) -> [String] {
  (0..<(days * 24)).compactMap { hour in
    let moment = start.advanced(bySeconds: Int64(hour) * 3600)
    let local = NewYorkTime(moment)
    guard local.minuteOfDay / 60 != 17 else { return nil }
    let offset = NewYorkTime.utcOffset(at: moment) + hours * 3_600_000
    return moment.advanced(byMilliseconds: offset).iso8601.replacing("T", with: " ").replacing("Z", with: "")
  }
}

private func picture(_ times: [String], head: String = "time,open,high,low,close") throws -> HistoryPicture {
  try HistoryPicture(([head] + times.map { $0 + ",1,1,1,1" }).joined(separator: "\n"))
}

@Test(arguments: [
  (Int64(0), "New York"), (7, "New York + 7 hours"), (4, "UTC"), (6, "Warsaw"), (9, "UTC+05:00"),
])
func theDailyRestTellsTheZone(ahead: Int64, zone: String) throws {
  let start = Timestamp(2025, 6, 9, 22)
  let read = try picture(hours(from: start, aheadOfNewYork: ahead))
  #expect(read.shape.contains("times read as \(zone)"), "\(read.shape)")
  #expect(read.shape.contains("rest while New York does from 17:00"))
  #expect(read.rows.first == "2025-06-09T22:00:00Z 1")
}

@Test func theRestGoesBeforeTheHabitOfAFormat() throws {
  let times = hours(from: Timestamp(2025, 6, 9, 22), aheadOfNewYork: 4)
  let head = "time,open,high,low,close,tick_volume"
  let read = try HistoryPicture(([head] + times.map { $0 + ",1,1,1,1,5" }).joined(separator: "\n"))
  #expect(read.rows.first == "2025-06-09T22:00:00Z 1")
  let usual = hours(from: Timestamp(2025, 6, 9, 22), aheadOfNewYork: 7)
  let own = try HistoryPicture(([head] + usual.map { $0 + ",1,1,1,1,5" }).joined(separator: "\n"))
  #expect(own.shape.contains("as MetaTrader writes them"))
}

/// Without a rest, with a longer one, or with too few days nothing is decided.
@Test func noRestDecidesNothing() throws {
  let start = Timestamp(2025, 6, 9, 22)
  let all = (0..<120).map { start.advanced(bySeconds: Int64($0) * 3600).iso8601.replacing("Z", with: "") }
  let day = hours(from: start, aheadOfNewYork: 0).filter { $0.contains(" 10:") || $0.contains(" 11:") }
  for times in [all, day, hours(from: start, aheadOfNewYork: 0, days: 1)] {
    #expect(try picture(times).shape.contains("times name no zone, read as UTC"))
  }
}
