import BullionMarket
import Foundation
import TestRandomness
import Testing

struct TimestampTextTests {
  @Test func writesTheFormsOfTheScreen() {
    let moment = Timestamp(2026, 1, 23, 14, 0, 5)
    #expect(moment.iso8601 == "2026-01-23T14:00:05Z")
    #expect(moment.advanced(byMilliseconds: 7).iso8601 == "2026-01-23T14:00:05.007Z")
    #expect(moment.hourMinute == "14:00")
    #expect(moment.hourMinuteSecond == "14:00:05")
    #expect(moment.dayMonth == "23 Jan")
    #expect(moment.weekdayDate == "Fri 23 Jan 2026")
    #expect(Timestamp(milliseconds: -1).iso8601 == "1969-12-31T23:59:59.999Z")
  }

  @Test func equalsFoundation() {
    let formatter = ISO8601DateFormatter()
    var random = SplitMix64(seed: 9)
    for _ in 0..<2000 {
      let second = Int64.random(in: -2_000_000_000...4_000_000_000, using: &random)
      let expected = formatter.string(from: Date(timeIntervalSince1970: Double(second)))
      #expect(Timestamp(seconds: second).iso8601 == expected)
    }
  }

  @Test func theEndsCanBeWritten() {
    #expect(Timestamp(milliseconds: .max).iso8601 == "+292278994-08-17T07:12:55.807Z")
    #expect(Timestamp(milliseconds: .min).iso8601 == "-292275055-05-16T16:47:04.192Z")
    #expect(Timestamp(milliseconds: .min).hourMinuteSecond == "16:47:04")
  }
}
