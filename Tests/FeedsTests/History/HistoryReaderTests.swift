import BullionMarket
import Testing

@testable import Chance

private func rows(_ lines: [String]) throws -> [String] {
  try HistoryPicture(lines.joined(separator: "\n")).rows
}

private let header = "time,open,high,low,close"

@Test func refusedLinesHaveTheirNumberAndAReason() throws {
  #expect(
    try rows([
      header, "2026-01-23T14:00Z,1,3,0.5,2", "2026-01-23T14:01Z,1,3,0.5", "noon,1,3,0.5,2", "",
      "# a comment", "2026-01-23T14:02Z,1,3,0.5,", "2026-01-23T14:03Z,1,3,0.5,x",
      "2026-01-23T14:04Z,0,3,0.5,2",
      "2026-01-23T14:05Z,-1,3,0.5,2", "2026-01-23T14:06Z,inf,3,0.5,2", "2026-01-23T14:07Z,1,3,0.5,2,9",
      "2026-01-23T13:59Z,1,3,0.5,2", ",1,3,0.5,2", header,
      "2026-01-23T14:08Z,1,3,0.5,2", "2026-02-30T14:08Z,1,3,0.5,2", "2026-01-23T14:08Z,\"1,3,0.5,2",
    ]) == [
      "2026-01-23T14:00:00Z 1 3 0.5 2", "3: malformed: 4 fields where there should be 5",
      "4: malformed: the time noon is not understood",
      "8: malformed: close x is not a price", "9: nonPositive: open 0 is not above zero",
      "10: nonPositive: open -1 is not above zero", "11: nonFinite: open inf is not finite",
      "12: malformed: more than 5 fields",
      "13: late: out of order: earlier than line 2", "14: malformed: no time",
      "2026-01-23T14:08:00Z 1 3 0.5 2", "17: malformed: the time 2026-02-30T14:08Z is not understood",
      "18: malformed: a quoted field without its end",
    ])
}

@Test func highAndLowAreWidenedAndCounted() throws {
  let read = try HistoryPicture(
    [
      header, "2026-01-23T14:00Z,5,4,1,2", "2026-01-23T14:01Z,5,6,4,2", "2026-01-23T14:02Z,,,,2",
      "2026-01-23T14:03Z,null,5,NaN,2", "2026-01-23T14:04Z,2,2,2,2",
    ].joined(separator: "\n"))
  #expect(
    read.rows == [
      "2026-01-23T14:00:00Z 5 5 1 2", "2026-01-23T14:01:00Z 5 6 2 2", "2026-01-23T14:02:00Z 2",
      "2026-01-23T14:03:00Z 2 5 2 2", "2026-01-23T14:04:00Z 2",
    ])
  #expect(read.widened == 2)
}

@Test(arguments: [
  ("time;close", "2026-01-23;5000,10", "5000.1"), ("time;close", "2026-01-23;5.000,10", "5000.1"),
  ("time;close", "2026-01-23;5,000.10", "5000.1"), ("time\tclose", "2026-01-23\t31,528", "31.528"),
  ("time,close", "2026-01-23,\"5,000\"", "5000"), ("time,close", "2026-01-23,\"5,000.10\"", "5000.1"),
  ("time,close", "2026-01-23,\"31,5\"", "31.5"), ("time;close", "2026-01-23;5'000.10", "5000.1"),
  ("time;close", "2026-01-23;5 000,10", "5000.1"), ("time;close", "2026-01-23;5\u{A0}000,10", "5000.1"),
  ("time;close", "2026-01-23;5\u{202F}000,10", "5000.1"), ("time|close", "2026-01-23|1,234,567", "1234567"),
  ("time;close", "2026-01-23;12.345.678,5", "12345678.5"),
])
func thousandsAndDecimalCommas(header: String, row: String, price: String) throws {
  #expect(try rows([header, row]) == ["2026-01-23T00:00:00Z \(price)"])
}

@Test func aLoneCommaFollowsTheRestOfTheFile() throws {
  #expect(
    try rows(["time;close", "2026-01-23;5,000", "2026-01-24;5,25"]) == [
      "2026-01-23T00:00:00Z 5", "2026-01-24T00:00:00Z 5.25",
    ])
  #expect(
    try rows(["time;close", "2026-01-23;5,000", "2026-01-24;5,250.5"]) == [
      "2026-01-23T00:00:00Z 5000", "2026-01-24T00:00:00Z 5250.5",
    ])
  #expect(
    try rows(["time;close", "2026-01-23;5,25", "2026-01-24;50.00,5", "2026-01-25;5000"]) == [
      "2026-01-23T00:00:00Z 5.25", "3: malformed: close 50.00,5 is not a price", "2026-01-25T00:00:00Z 5000",
    ])
}

@Test func newestFirstIsTurnedRound() throws {
  let lines = [
    "\u{FEFF}" + header, "2026-01-23T14:03Z,1,3,0.5,2", "rubbish", "2026-01-23T14:02Z,1,3,0.5,2.5", "",
    "2026-01-23T14:02Z,1,3,0.5,2", "2026-01-23T14:01Z,1,3,0.5,2",
  ]
  let expected = [
    "2026-01-23T14:01:00Z 1 3 0.5 2", "2026-01-23T14:02:00Z 1 3 0.5 2.5",
    "3: malformed: 1 fields where there should be 5",
    "2026-01-23T14:03:00Z 1 3 0.5 2",
  ]
  for end in ["", "\n", "\r\n", "\n\n\n"] {
    let read = try HistoryPicture(lines.joined(separator: "\n") + end)
    #expect(read.rows == expected)
    #expect(read.shape.contains("newest first"))
  }
}

/// Over many chunks of the file, from both ends.
@Test func aLongFileIsTheSameFromBothEnds() throws {
  let start = Timestamp(2020, 1, 1)
  let bars = (0..<20_000).map { minute in
    "\(start.advanced(bySeconds: Int64(minute) * 60).iso8601),\(1000 + minute % 977).\(minute % 10)"
  }
  let up = try HistoryPicture("time,close\n" + bars.joined(separator: "\n"))
  let down = try HistoryPicture("time,close\n" + bars.reversed().joined(separator: "\r\n") + "\r\n")
  #expect(up.rows.count == 20_000)
  #expect(up.rows == down.rows)
  #expect(up.rows[12_345] == "2020-01-09T13:45:00Z 1621.5")
}

@Test func overlongLinesAreRefusedFromBothEnds() throws {
  let long = String(repeating: "9", count: 200_000)
  let bars = [
    "2026-01-23T14:00Z,1", "2026-01-23T14:01Z,\(long)", "2026-01-23T14:02Z,2", "2026-01-23T14:03Z,3",
  ]
  let expected = [
    "2026-01-23T14:00:00Z 1", "longer than 64 KiB", "2026-01-23T14:02:00Z 2", "2026-01-23T14:03:00Z 3",
  ]
  let up = try HistoryPicture((["time,close"] + bars).joined(separator: "\n"))
  let down = try HistoryPicture((["time,close"] + bars.reversed()).joined(separator: "\n"))
  #expect(up.rows.map { $0.replacing("3: malformed: ", with: "") } == expected)
  #expect(down.rows.map { $0.replacing("4: malformed: ", with: "") } == expected)
}

/// The server's day begins at 17:00 New York all year, so that its offset from UTC changes with New York's.
@Test func metaTraderFollowsNewYorksDaylightSaving() throws {
  #expect(
    try rows([
      "2026.03.06,23:59,1,1,1,1,1", "2026.03.09,00:00,1,1,1,1,1", "2026.10.30,23:59,1,1,1,1,1",
      "2026.11.02,00:00,1,1,1,1,1",
    ]) == [
      "2026-03-06T21:59:00Z 1", "2026-03-08T21:00:00Z 1", "2026-10-30T20:59:00Z 1", "2026-11-01T22:00:00Z 1",
    ])
}

/// The hour that New York's clocks show twice in November: the order of the file tells which is meant.
@Test func theHourShownTwiceIsTakenInTurn() throws {
  let lines = ["00:30", "01:00", "01:30", "01:00", "01:30", "02:00"].map { "2026-11-01 \($0),1" }
  let expected = ["04:30", "05:00", "05:30", "06:00", "06:30", "07:00"].map { "2026-11-01T\($0):00Z 1" }
  let up = try HistoryPicture("time,close\n" + lines.joined(separator: "\n"), zone: .newYork)
  #expect(up.rows == expected)
  let down = try HistoryPicture("time,close\n" + lines.reversed().joined(separator: "\n"), zone: .newYork)
  #expect(down.rows == expected)
}

@Test func aRowOfHostileBytesTrapsNothing() throws {
  var random = SplitMix64(seed: 5)
  let alphabet = Array("0123456789.,;:-+\"'{}[]T Z\tne".utf8) + [0x00, 0xC2, 0xA0, 0xFF, 0x0A]
  for _ in 0..<300 {
    let noise = (0..<200).map { _ in alphabet[Int(random.next() % UInt64(alphabet.count))] }
    for head in [
      "time,open,high,low,close\n2026-01-23T14:00Z,1,3,0.5,2\n", "", "[", "2026.01.23,14:00,1,2,3,4\n",
    ] {
      let read = try? HistoryPicture(bytes: Array(head.utf8) + noise)
      #expect(read.map { $0.rows.count <= 201 } ?? true)
    }
  }
}
