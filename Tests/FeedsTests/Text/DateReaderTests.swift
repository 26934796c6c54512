import BullionMarket
import Testing

@testable import Formats

private func read(_ date: String, _ time: String? = nil, order: DateOrder? = nil) -> String? {
  var text = DateReader(order: order)
  return text.read(Array(date.utf8)[...], timeOfDay: time.map { Array($0.utf8)[...] }).map { reading in
    reading.time.iso8601.dropLast() + (reading.isEpoch ? " epoch" : reading.hasZone ? " zone" : "")
  }
}

@Test(arguments: [
  ("2026-01-23", nil, "2026-01-23T00:00:00"), ("2026.01.23", "14:00", "2026-01-23T14:00:00"),
  ("2026/01/23 14:00:05", nil, "2026-01-23T14:00:05"),
  ("23.01.2026 14:00:05.250", nil, "2026-01-23T14:00:05.250"),
  ("20260123", nil, "2026-01-23T00:00:00"), ("20260123 140000", nil, "2026-01-23T14:00:00"),
  ("20260123 140000250", nil, "2026-01-23T14:00:00.250"), ("20260123140000", nil, "2026-01-23T14:00:00"),
  ("20260123140000250", nil, "2026-01-23T14:00:00.250"), ("20260123", "1400", "2026-01-23T14:00:00"),
  ("20260123T140000", nil, "2026-01-23T14:00:00"), ("2026-01", nil, "2026-01-01T00:00:00"),
  ("2026.01", nil, "2026-01-01T00:00:00"), ("1960M12", nil, "1960-12-01T00:00:00"),
  ("2026-01-23 9:05", nil, "2026-01-23T09:05:00"), ("2026.01.23", "9:05", "2026-01-23T09:05:00"),
  ("2026-01-23 14:00:00 -05:00", nil, "2026-01-23T19:00:00 zone"),
  ("23.01.2026 14:00:00.000 GMT+0100", nil, "2026-01-23T13:00:00 zone"),
  ("2026.01.23 14:00 UTC", nil, "2026-01-23T14:00:00 zone"),
  ("20260123T140000Z", nil, "2026-01-23T14:00:00 zone"),
  ("1769176800", nil, "2026-01-23T14:00:00 epoch"), ("1769176800000", nil, "2026-01-23T14:00:00 epoch"),
  ("1769176800000000", nil, "2026-01-23T14:00:00 epoch"),
  ("1769176800000000000", nil, "2026-01-23T14:00:00 epoch"),
  ("1769176800.5", nil, "2026-01-23T14:00:00.500 epoch"), ("-315619200", nil, "1960-01-01T00:00:00 epoch"),
])
func timesInAllSpellings(date: String, time: String?, expected: String) {
  #expect(read(date, time) == expected)
}

@Test(
  arguments: [
    ("", nil), ("noon", nil), ("01/02/2026", nil), ("2026-13-01", nil), ("20261301", nil),
    ("2026-01-23 24:00", nil), ("2026-01-23 14", nil), ("2026-01-23 14:00", "14:00"), ("2026", nil),
    ("99.01.26", nil), ("46055", nil), ("1.77241E+12", nil), ("Highest: 2,523.82", nil), ("Q1 2024", nil),
    ("30 Feb 2026", nil), ("2026-01-23 13:00 AM", nil), ("2026-01-23", "7"), ("xx/2019", nil),
    ("2026-01-23 14:00 PM", nil), ("2026-01.23", nil), ("1960M12 05", nil), ("1,769,176,800", nil),
    (String(repeating: "1", count: 200), nil), ("2026-01-23", String(repeating: "1", count: 200)),
  ] as [(String, String?)])
func whatIsNoTime(date: String, time: String?) {
  #expect(read(date, time) == nil)
}

/// The day and the month by name, in the orders and languages of the world.
@Test(arguments: [
  ("Jan 23, 2026", "2026-01-23T00:00:00"), ("January 5th, 2026", "2026-01-05T00:00:00"),
  ("23 Jan 2026", "2026-01-23T00:00:00"), ("23-Jan-26", "2026-01-23T00:00:00"),
  ("Jan 23 '26", "2026-01-23T00:00:00"),
  ("23 de enero de 2026", "2026-01-23T00:00:00"), ("23. Januar 2026", "2026-01-23T00:00:00"),
  ("23 janv. 2026", "2026-01-23T00:00:00"), ("1er févr. 2026", "2026-02-01T00:00:00"),
  ("23 января 2026 г.", "2026-01-23T00:00:00"), ("23 Şub 2026", "2026-02-23T00:00:00"),
  ("23 grudnia 2025", "2025-12-23T00:00:00"), ("2026-Jan-23", "2026-01-23T00:00:00"),
  ("2026年1月23日", "2026-01-23T00:00:00"), ("2026년 1월 23일", "2026-01-23T00:00:00"),
  ("Fri, 23 Jan 2026 14:00:00 GMT", "2026-01-23T14:00:00 zone"),
  ("Fri Jan 23 2026 09:00:00 GMT-0500 (EST)", "2026-01-23T14:00:00 zone"),
  ("Friday, January 23, 2026", "2026-01-23T00:00:00"), ("2026. 01. 23.", "2026-01-23T00:00:00"),
  ("23.1.2026", "2026-01-23T00:00:00"), ("Jan 2026", "2026-01-01T00:00:00"),
  ("202601", "2026-01-01T00:00:00"),
  ("202601231405", "2026-01-23T14:05:00"), ("1769176800000.0", "2026-01-23T14:00:00 epoch"),
])
func datesWithNamesAndMarks(date: String, expected: String) {
  #expect(read(date) == expected)
}

@Test(
  arguments: [
    ("3/4/2026", .dmy, "2026-04-03T00:00:00"), ("3/4/2026", .mdy, "2026-03-04T00:00:00"),
    ("3-4-26", .dmy, "2026-04-03T00:00:00"), ("26/3/4", .ymd, "2026-03-04T00:00:00"),
    ("13/04/2026 14:00", nil, "2026-04-13T14:00:00"), ("4/13/26", nil, "2026-04-13T00:00:00"),
    ("5/5/2026", nil, "2026-05-05T00:00:00"), ("3/4/99", .dmy, "1999-04-03T00:00:00"),
    ("13/4/2026", .mdy, nil), ("2026/3/4", .dmy, "2026-03-04T00:00:00"),
  ] as [(String, DateOrder?, String?)])
func theOrderOfNumbers(date: String, order: DateOrder?, expected: String?) {
  #expect(read(date, order: order) == expected)
}

@Test(arguments: [
  ("2:00 PM", "14:00:00"), ("12:00 AM", "00:00:00"), ("12:30 p.m.", "12:30:00"), ("下午2:00", "14:00:00"),
  ("9:05", "09:05:00"), ("90000", "09:00:00"), ("0", "00:00:00"), ("230000", "23:00:00"),
  ("1:00:00 am", "01:00:00"),
])
func timesOfDayInAColumnOfTheirOwn(time: String, expected: String) {
  #expect(read("2026-01-23", time) == "2026-01-23T" + expected)
}

/// Why a text is no date, in words that say what to do.
@Test(arguments: [
  ("46055", "spreadsheet"), ("46055.75", "spreadsheet"), ("25660410", "Buddhist"), ("2566-04-10", "Buddhist"),
  ("1404-02-31", "Persian"), ("1.77241E+12", "exponent"), ("03/04/2026", "--date-order"),
  ("113/01/05", "Taiwan"),
  ("noon", "not understood"),
])
func whatIsNoDateIsSaidInWords(text: String, words: String) {
  #expect(DateLimits.words(Array(text.utf8)[...]).contains(words))
}

@Test func datesBeforeGoldWasQuotedAndAfterTomorrowAreRefused() {
  let limits = DateLimits(today: Timestamp(2026, 4, 10, 15))
  for (time, isIn) in [
    (Timestamp(1699, 12, 31), false), (Timestamp(1700, 1, 1), true), (Timestamp(2026, 4, 11, 23), true),
    (Timestamp(2026, 4, 12), false), (Timestamp(9026, 1, 1), false), (Timestamp(26, 1, 1), false),
  ] { #expect(limits.contains(time) == isIn, "\(time.iso8601)") }
  let future = limits.words(beyond: Array("2062-03-18".utf8)[...], Timestamp(2062, 3, 18))
  #expect(future.contains("future"))
  let early = limits.words(beyond: Array("0026-03-18".utf8)[...], Timestamp(26, 3, 18))
  #expect(early.contains("before 1700"))
}

/// The date of the line before is remembered; that must never show.
@Test func whatCameBeforeChangesNothing() {
  let dates = [
    "2026-01-23", "2026.01.23", "23.01.2026", "2026-01-24", "20260123", "1769176800", "20260123T1",
    "2026-13-01",
  ]
  let times = [
    nil, "", " ", " 14:00", " 14:00:05", " 14:00:05.250", " 14:60", " 24:00", " 1a:00", " 14:00:5x",
    " 14:00 UTC",
    "T14:00", " 14:00:05,250", " 14.00", " 14:00:05.2x0", " 9:05",
  ]
  var shared = DateReader()
  for first in dates {
    for second in dates {
      for time in times {
        for isApart in [false, true] {
          _ = shared.read(Array("\(first) 10:30:00".utf8)[...])
          let date = Array((isApart ? second : second + (time ?? "")).utf8)[...]
          let timeOfDay = isApart ? time.map { Array($0.drop { $0 == " " }.utf8)[...] } : nil
          var fresh = DateReader()
          #expect(
            shared.read(date, timeOfDay: timeOfDay) == fresh.read(date, timeOfDay: timeOfDay),
            "\(first), then \(second) \(time ?? "nil") apart \(isApart)")
        }
      }
    }
  }
}
