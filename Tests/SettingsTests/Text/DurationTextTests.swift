import Settings
import Testing

@Suite struct DurationTextTests {
  @Test(
    "Spans are read",
    arguments: [
      ("30 s", 30_000), ("30s", 30_000), ("5 min", 300_000), ("15m", 900_000), ("250 ms", 250),
      ("1 h", 3_600_000),
      ("1h 30m", 5_400_000), ("1.5 h", 5_400_000), ("0", 0), ("0 s", 0), ("2 days", 172_800_000),
      (" 7 s ", 7_000),
      ("1000 d", 86_400_000_000), ("3650d", 315_360_000_000), ("10 years", 315_360_000_000),
      ("100 years", 3_153_600_000_000), ("1 week", 604_800_000),
    ] as [(String, Int64)])
  func read(_ text: String, _ milliseconds: Int64) {
    #expect(DurationText.milliseconds(text) == milliseconds)
  }

  @Test(
    "What is no span is not read",
    arguments: [
      "", " ", "30", "s", "-5 s", "1 fortnight", "1,5 s", "1..5 s", "1e3 s", "nan s", "inf", "36501 d",
      "101 years",
      "99999999999999999999999 d", "5 s x", "٣ s", "5 S",
    ])
  func refused(_ text: String) {
    #expect(DurationText.milliseconds(text) == nil)
  }

  @Test(
    "What is written reads back",
    arguments: [
      0, 1, 999, 1000, 1500, 60_000, 90_000, 3_600_000, 86_400_000, 86_400_001, 31 * 86_400_000,
    ] as [Int64])
  func roundTrip(_ milliseconds: Int64) {
    #expect(DurationText.milliseconds(DurationText.text(milliseconds: milliseconds)) == milliseconds)
  }
}
