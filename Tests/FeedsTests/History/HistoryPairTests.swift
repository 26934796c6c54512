import BullionMarket
import Testing

@testable import Files
@testable import HistoryFiles

private func bars(_ text: String, _ instrument: Instrument, _ interval: BarInterval? = nil) throws
  -> HistoryBars
{
  let file = try TemporaryFile(text)
  return try HistoryBars(HistoryReader(path: file.path, instrument: instrument), interval: interval)
}

private func pictures(gold: String, silver: String, interval: BarInterval? = nil) throws -> [String] {
  var pair = HistoryPair(gold: try bars(gold, .gold, interval), silver: try bars(silver, .silver, interval))
  var pictures: [String] = []
  while let item = pair.next() {
    let picture =
      switch item {
      case .both(let gold, let silver): "\(gold.picture) & \(silver.close.picture)"
      case .single(let instrument, let bar): "\(instrument) \(bar.picture)"
      case .refused(let instrument, let line): "\(instrument) line \(line.line ?? 0)"
      }
    pictures.append(picture)
  }
  let both = pictures.count { $0.contains("&") }
  #expect(pair.commonCount == both)
  #expect(pair.goldOnlyCount == pictures.count { $0.hasPrefix("gold 2") })
  #expect(pair.silverOnlyCount == pictures.count { $0.hasPrefix("silver 2") })
  return pictures
}

@Test func barsMissingOnEitherSide() throws {
  let gold =
    "time,close\n2026-01-05T00:01Z,1\n2026-01-05T00:02Z,2\nx\n2026-01-05T00:04Z,4\n2026-01-05T00:06Z,6"
  let silver =
    "time,close\n2026-01-05T00:06Z,60\n2026-01-05T00:05Z,50\n2026-01-05T00:04Z,40\n2026-01-05T00:02Z,20\n2026-01-05T00:00Z,10"
  #expect(
    try pictures(gold: gold, silver: silver) == [
      "silver 2026-01-05T00:00:00Z 10", "gold 2026-01-05T00:01:00Z 1", "2026-01-05T00:02:00Z 2 & 20",
      "gold line 4",
      "2026-01-05T00:04:00Z 4 & 40", "silver 2026-01-05T00:05:00Z 50", "2026-01-05T00:06:00Z 6 & 60",
    ])
}

@Test func oneFileEndsBeforeTheOtherBegins() throws {
  let early = "time,close\n2026-01-05T00:01Z,1\n2026-01-05T00:02Z,2"
  let late = "time,close\n2026-01-06T00:01Z,10\n2026-01-06T00:02Z,20"
  let expected = [
    "gold 2026-01-05T00:01:00Z 1", "gold 2026-01-05T00:02:00Z 2", "silver 2026-01-06T00:01:00Z 10",
    "silver 2026-01-06T00:02:00Z 20",
  ]
  #expect(try pictures(gold: early, silver: late) == expected)
}

@Test func minutesBecomeHours() throws {
  let minutes = ["13:58,1,1,1,1", "13:59,2,2,2,2", "14:00,3,9,3,4", "14:59,4,5,0.5,5", "16:00,6,6,6,6"]
  let text =
    "time,open,high,low,close\n"
    + minutes.map { "2026-01-05T" + $0.replacing(",", with: "Z,", maxReplacements: 1) }.joined(
      separator: "\n")
  #expect(
    try pictures(gold: text, silver: text, interval: .oneHour) == [
      "2026-01-05T13:00:00Z 1 2 1 2 & 2", "2026-01-05T14:00:00Z 3 9 0.5 5 & 5", "2026-01-05T16:00:00Z 6 & 6",
    ])
}

/// Whatever midnight their files count from, days meet on the trade date that they mean.
@Test func daysOfTwoSourcesMeet() throws {
  let stooq = "Date,Open,High,Low,Close\n2026-01-05,1,1,1,1\n2026-01-06,2,2,2,2\n2026-01-07,3,3,3,3"
  let metaTrader =
    "<DATE>\t<OPEN>\t<HIGH>\t<LOW>\t<CLOSE>\n2026.01.05\t10\t10\t10\t10\n2026.01.06\t20\t20\t20\t20\n2026.01.07\t30\t30\t30\t30"
  let yahoo =
    "Date,Open,High,Low,Close\n2026-01-05 00:00:00-05:00,10,10,10,10\n2026-01-06 00:00:00-05:00,20,20,20,20\n2026-01-07 00:00:00-05:00,30,30,30,30"
  for silver in [metaTrader, yahoo] {
    #expect(
      try pictures(gold: stooq, silver: silver, interval: .oneDay) == [
        "2026-01-04T23:00:00Z 1 & 10", "2026-01-05T23:00:00Z 2 & 20", "2026-01-06T23:00:00Z 3 & 30",
      ])
  }
}

/// Without being made into days: each keeps the time of its file. An evening of the weekend begins Monday's trade date.
@Test func daysPairByTheDateThatTheyMean() throws {
  let dates = "Date,Close\n2026-01-08,1\n2026-01-09,2\n2026-01-10,3\n2026-01-12,4"
  let evenings =
    "time,close\n2026-01-07T22:00:00Z,10\n2026-01-08T22:00:00Z,20\n2026-01-10T22:00:00Z,25\n2026-01-11T23:00:00Z,40"
  #expect(
    try pictures(gold: dates, silver: evenings) == [
      "2026-01-08T00:00:00Z 1 & 10", "2026-01-09T00:00:00Z 2 & 20", "gold 2026-01-10T00:00:00Z 3",
      "2026-01-12T00:00:00Z 4 & 40",
    ])
  let everyDay = "Date,Close\n" + (1...9).map { "2026-01-0\($0),\($0)" }.joined(separator: "\n")
  #expect(try pictures(gold: everyDay, silver: everyDay).count == 9)
}

@Test func ticksBecomeMinutes() throws {
  let gold = "ts,bid,ask\n2026-01-05T14:00:01Z,10,12\n2026-01-05T14:00:59Z,12,14\n2026-01-05T14:01:00Z,20,20"
  let silver = "ts,bid,ask\n2026-01-05T14:00:30Z,1,1\n2026-01-05T14:01:30Z,2,2"
  #expect(
    try pictures(gold: gold, silver: silver) == [
      "2026-01-05T14:00:00Z 11 13 11 13 & 1", "2026-01-05T14:01:00Z 20 & 2",
    ])
}

@Test func longBarsAreNotCutIntoShortOnes() throws {
  let days = "Date,Close\n2026-01-05,1\n2026-01-06,2"
  let error = #expect(throws: FeedError.self) { try bars(days, .gold, .oneHour) }
  #expect(error?.problem == "its bars are 1 d apart")
  let months = "Month,Gold\n2026-01,1\n2026-02,2"
  #expect(throws: FeedError.self) { try bars(months, .gold, .oneDay) }
  #expect(try bars(months, .gold).interval == nil)
  #expect(try bars(days, .gold).interval == .oneDay)
  #expect(try bars(days, .gold, .oneDay).interval == .oneDay)
}

@Test func weekendStubsEnterNoDay() throws {
  let hours = "time,close\n2026-01-09T21:00Z,1\n2026-01-09T22:00Z,2\n2026-01-10T12:00Z,3\n2026-01-11T23:00Z,4"
  var days = try bars(hours, .gold, .oneDay)
  var seen: [String] = []
  while let item = days.next() { seen.append(item.picture) }
  #expect(seen == ["2026-01-08T23:00:00Z 1", "2026-01-11T23:00:00Z 4"])
  #expect(days.outsideCount == 2)
}
