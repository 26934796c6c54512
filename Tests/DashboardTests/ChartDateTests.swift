import BullionMarket
import Testing

@testable import Dashboard

@Test(arguments: [
  ("2026-01-23", "2026-01-23T00:00:00Z"), ("2026-01-23 14:00", "2026-01-23T14:00:00Z"),
  ("2026-1-5 9:30", "2026-01-05T09:30:00Z"), ("2026-03", "2026-03-01T00:00:00Z"),
  ("2025", "2025-01-01T00:00:00Z"), ("13:45", "2026-01-23T13:45:00Z"),
]) func datesAreReadAsTheyAreTyped(text: String, time: String) {
  #expect(ChartDate.time(text, before: Timestamp(2026, 1, 23, 18))?.iso8601 == time)
}

@Test(arguments: ["", "soon", "2026-13-01", "26-01-01", "2026-01-23 25:00", "2026-01-23 14:00 x", "1-2-3-4"])
func whatIsNoDateIsNone(text: String) {
  #expect(ChartDate.time(text, before: Timestamp(2026, 1, 23, 18)) == nil)
}
