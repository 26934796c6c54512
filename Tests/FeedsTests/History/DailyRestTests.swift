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

/// The zone that the header names is taken, whatever else the rows could be.
@Test(arguments: [
  ("Time (America/Chicago)", "Chicago"), ("Time (CST/CDT)", "Chicago"), ("Time (CST)", "Chicago"),
  ("Time [CT]", "Chicago"), ("time_cst", "Chicago"), ("Time (UTC-6)", "UTC-06:00"),
  ("Time (EST)", "New York"),
  ("Time (US/Eastern)", "New York"), ("Date (CET/CEST)", "Warsaw"), ("time_utc", "UTC"),
  ("Time (IST)", "UTC+05:30"),
])
func theHeaderNamesTheZone(name: String, zone: String) throws {
  let read = try picture(["2026-01-20 09:00", "2026-01-20 10:00"], head: "\(name),open,high,low,close")
  #expect(read.shape.contains("times read as \(zone), as the header says"), "\(read.shape)")
}

/// An abbreviation that is used for winter time alone and for both is what the rest of the rows shows.
@Test func theRestTellsWhatAnAbbreviationMeans() throws {
  let summer = hours(from: Timestamp(2025, 6, 9, 22), aheadOfNewYork: -2)
  #expect(try picture(summer, head: "Time (CST),o,h,l,c").shape.contains("times read as UTC-06:00"))
}

/// Zones whose clocks go forward with New York's, or on the other half of the earth against it.
@Test(arguments: [("Chicago", Int64(-1)), ("Denver", -2), ("Los Angeles", -3)])
func theRestOfBothHalvesOfTheYearTellsTheZone(zone: String, ahead: Int64) throws {
  let times =
    hours(from: Timestamp(2025, 1, 13, 23), aheadOfNewYork: ahead)
    + hours(from: Timestamp(2025, 6, 9, 22), aheadOfNewYork: ahead)
  #expect(try picture(times).shape.contains("times read as \(zone), as the rows rest"))
}

/// A rest that no zone explains is said, and the hours of a zone off the full hour are its own.
@Test func aRestOfNoZoneIsSaid() throws {
  let times =
    hours(from: Timestamp(2025, 1, 13, 23), aheadOfNewYork: -5)
    + hours(from: Timestamp(2025, 6, 9, 22), aheadOfNewYork: -5)
  let shape = try picture(times).shape
  #expect(shape.contains("rest from 12:00 to 13:00 on their own clock"), "\(shape)")
}

@Test func hoursAtHalfPastAreThoseOfAZoneOffTheFullHour() throws {
  let times = hours(from: Timestamp(2025, 6, 9, 22), aheadOfNewYork: 9).map {
    $0.replacing(":00:00", with: ":30:00")
  }
  let read = try picture(times)
  #expect(read.shape.contains("times read as UTC+05:30"), "\(read.shape)")
  #expect(read.rows.first == "2025-06-09T22:00:00Z 1")
}
