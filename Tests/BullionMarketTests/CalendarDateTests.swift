import BullionMarket
import Foundation
import TestRandomness
import Testing

struct CalendarDateTests {
  private static let calendar: Calendar = {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = TimeZone(secondsFromGMT: 0) ?? .current
    return calendar
  }()

  @Test func equalsFoundationOnEveryDayFrom1900To2100() {
    let first = CalendarDate(year: 1900, month: 1, day: 1).daysSinceEpoch
    let last = CalendarDate(year: 2100, month: 12, day: 31).daysSinceEpoch
    #expect(last - first == 73_413)
    var mistakes = 0
    for days in first...last {
      let date = CalendarDate(daysSinceEpoch: days)
      let parts = Self.calendar.dateComponents(
        [.year, .month, .day, .weekday], from: Date(timeIntervalSince1970: Double(days) * 86400))
      // Foundation counts weekdays from Sunday, which is 1.
      let weekday = ((parts.weekday ?? 0) + 5) % 7
      let isEqual =
        date.year == parts.year && date.month == parts.month && date.day == parts.day
        && date.weekday == weekday && date.daysSinceEpoch == days && date.isValid
      if !isEqual { mistakes += 1 }
    }
    #expect(mistakes == 0)
  }

  @Test func daysAndDatesAreInverse() {
    var random = SplitMix64(seed: 6)
    for _ in 0..<20_000 {
      let days = Int.random(in: -100_000_000_000...100_000_000_000, using: &random)
      #expect(CalendarDate(daysSinceEpoch: days).daysSinceEpoch == days)
    }
  }

  @Test func onlyExistingDatesAreValid() {
    #expect(CalendarDate(year: 2024, month: 2, day: 29).isValid)
    #expect(!CalendarDate(year: 2026, month: 2, day: 29).isValid)
    #expect(!CalendarDate(year: 1900, month: 2, day: 29).isValid)
    #expect(CalendarDate(year: 2000, month: 2, day: 29).isValid)
    #expect(!CalendarDate(year: 2026, month: 4, day: 31).isValid)
    #expect(!CalendarDate(year: 2026, month: 0, day: 1).isValid)
    #expect(!CalendarDate(year: 2026, month: 13, day: 1).isValid)
    #expect(!CalendarDate(year: 2026, month: 1, day: 0).isValid)
    #expect(!CalendarDate(year: 2026, month: .min, day: .max).isValid)
  }

  @Test func monthsAndDaysCarryOver() {
    let january = CalendarDate(year: 2027, month: 1, day: 5).daysSinceEpoch
    #expect(CalendarDate(year: 2026, month: 13, day: 5).daysSinceEpoch == january)
    #expect(CalendarDate(year: 2028, month: -11, day: 5).daysSinceEpoch == january)
    #expect(CalendarDate(year: 2026, month: 12, day: 36).daysSinceEpoch == january)
  }

  @Test(
    arguments: [
      ("2026-03-31", -1, "2026-02-28"), ("2024-03-31", -1, "2024-02-29"), ("2026-01-15", -1, "2025-12-15"),
      ("2025-12-31", 2, "2026-02-28"), ("2026-01-31", 12, "2027-01-31"), ("2026-05-31", -25, "2024-04-30"),
      ("2026-07-04", 0, "2026-07-04"),
    ] as [(String, Int, String)])
  func monthsKeepTheDayOrTheEndOfTheMonth(from: String, months: Int, to: String) throws {
    let date = try #require(CalendarDate(iso8601: from.utf8))
    #expect(date.advanced(byMonths: months).iso8601 == to)
  }

  @Test func monthsAreCountedExactly() throws {
    var random = SplitMix64(seed: 7)
    for _ in 0..<2000 {
      let date = CalendarDate(daysSinceEpoch: Int.random(in: -20_000...40_000, using: &random))
      let months = Int.random(in: -400...400, using: &random)
      let moved = date.advanced(byMonths: months)
      #expect(moved.isValid)
      #expect(moved.year * 12 + moved.month == date.year * 12 + date.month + months)
      let first = CalendarDate(year: moved.year, month: moved.month, day: 1)
      let start = Date(timeIntervalSince1970: Double(first.daysSinceEpoch) * 86400)
      let length = try #require(Self.calendar.range(of: .day, in: .month, for: start)).count
      #expect(moved.day == min(date.day, length))
    }
  }

  @Test func nothingTrapsAtTheEnds() {
    for number in [Int.min, .min + 1, -1_000_000_000_000, 1_000_000_000_000, .max - 1, .max] {
      let date = CalendarDate(daysSinceEpoch: number)
      #expect((1...12).contains(date.month))
      let wild = CalendarDate(year: number, month: number, day: number)
      #expect((0..<7).contains(wild.weekday))
      #expect(!wild.isValid)
      #expect((1...31).contains(wild.advanced(byDays: number).day))
      #expect((1...12).contains(date.advanced(byMonths: number).month))
      #expect(!wild.iso8601.isEmpty && !wild.weekdayDate.isEmpty)
    }
  }

  @Test func datesAreOrdered() {
    let date = CalendarDate(year: 2026, month: 1, day: 31)
    #expect(date < CalendarDate(year: 2026, month: 2, day: 1))
    #expect(date > CalendarDate(year: 2025, month: 12, day: 31))
    #expect(date.advanced(byDays: -31) == CalendarDate(year: 2025, month: 12, day: 31))
  }
}
