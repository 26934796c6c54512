import BullionMarket
import Testing

@testable import Feeds

private func read(_ date: String, _ time: String? = nil) -> String? {
  var text = HistoryTimeText()
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
    ("", nil), ("noon", nil), ("01/02/2026", nil), ("2026-13-01", nil), ("2026-1-5", nil), ("20261301", nil),
    ("2026-01-23 24:00", nil), ("2026-01-23 14", nil), ("2026-01-23 14:00", "14:00"), ("2026", nil),
    ("26.01.26", nil),
    ("2026-01-23 14:00 PM", nil), ("2026-01.23", nil), ("1960M12 05", nil), ("1,769,176,800", nil),
    (String(repeating: "1", count: 200), nil), ("2026-01-23", String(repeating: "1", count: 200)),
  ] as [(String, String?)])
func whatIsNoTime(date: String, time: String?) {
  #expect(read(date, time) == nil)
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
  var shared = HistoryTimeText()
  for first in dates {
    for second in dates {
      for time in times {
        for isApart in [false, true] {
          _ = shared.read(Array("\(first) 10:30:00".utf8)[...])
          let date = Array((isApart ? second : second + (time ?? "")).utf8)[...]
          let timeOfDay = isApart ? time.map { Array($0.drop { $0 == " " }.utf8)[...] } : nil
          var fresh = HistoryTimeText()
          #expect(
            shared.read(date, timeOfDay: timeOfDay) == fresh.read(date, timeOfDay: timeOfDay),
            "\(first), then \(second) \(time ?? "nil") apart \(isApart)")
        }
      }
    }
  }
}
