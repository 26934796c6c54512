import BullionMarket
import TestRandomness
import Testing

struct TimestampParsingTests {
  private static let second: Int64 = 1_769_176_805_000

  @Test(
    arguments: [
      ("2026-01-23T14:00:05Z", second), ("2026-01-23 14:00:05Z", second), ("2026-01-23t14:00:05z", second),
      ("2026-01-23T14:00:05", second), ("2026-01-23T14:00Z", second - 5000),
      ("2026-01-23 14:00", second - 5000),
      ("2026-01-23T14:00:05.25Z", second + 250), ("2026-01-23T14:00:05,1Z", second + 100),
      ("2026-01-23T14:00:05.123456789Z", second + 123),
      ("2026-01-23T14:00:05.9999999999999999999Z", second + 999),
      ("2026-01-23T15:00:05+01:00", second), ("2026-01-23T15:00:05+0100", second),
      ("2026-01-23T15:00:05+01", second),
      ("2026-01-23T09:00:05-05:00", second), ("2026-01-24T03:45:05+13:45", second),
      ("2026-01-22T22:30:05.5-1530", second + 500), ("2026-01-23", second - 50_405_000),
      ("1969-12-31T23:59:59.5Z", -500), ("0000-01-01T00:00:00Z", -62_167_219_200_000),
    ] as [(String, Int64)])
  func readsISO8601(text: String, milliseconds: Int64) {
    #expect(Timestamp(iso8601: text.utf8)?.milliseconds == milliseconds, "\(text)")
    #expect(Timestamp(text: text)?.milliseconds == milliseconds, "\(text)")
  }

  @Test(arguments: [
    "", "T", "2026-01-23T", "2026-01-23T14", "2026-01-23T14:", "2026-01-23T14:0", "2026-01-23T24:00:00Z",
    "2026-01-23T14:60:00Z", "2026-01-23T14:00:60Z", "2026-02-30T00:00:00Z", "2026-01-23T14:00:05.Z",
    "2026-01-23T14:00:05ZZ", "2026-01-23T14:00:05 Z", "2026-01-23T14:00:05+", "2026-01-23T14:00:05+1",
    "2026-01-23T14:00:05+24:00", "2026-01-23T14:00:05+01:60", "2026-01-23T14:00:05+01:",
    "2026-01-23T14:00:05+01:0",
    " 2026-01-23", "2026-01-23 ", "2026-01-23Z", "2026-1-3", "20260123T140005Z", "2026-01-23T14.5",
    "２０２６-01-23",
  ])
  func refusesWhatIsNoTime(text: String) {
    #expect(Timestamp(iso8601: text.utf8) == nil, "\(text)")
    #expect(Timestamp(text: text) == nil, "\(text)")
  }

  @Test(
    arguments: [
      ("2026-01-23T14:00:05Z", true), ("2026-01-23T14:00:05+00", true), ("2026-01-23 14:00", false),
    ] as [(String, Bool)])
  func saysWhetherAZoneWasNamed(text: String, hasZone: Bool) throws {
    #expect(try #require(Timestamp.parse(iso8601: text.utf8)).hasZone == hasZone)
  }

  @Test(
    arguments: [
      ("1769176805", second), ("1769176805000", second), ("1769176805000000", second),
      ("1769176805000000000", second), ("1769176805.5", second + 500), ("1769176805000.9", second),
      ("1769176805123456", second + 123), ("1769176805123456789", second + 123), ("-1.5", -1500),
      ("-86400", -86_400_000),
      ("0", 0), ("-0", 0), ("0.0019", 1), ("00001769176805", second), ("99999999999", 99_999_999_999_000),
      ("100000000000", 100_000_000_000), ("9999999999999999999", 9_999_999_999_999),
    ] as [(String, Int64)])
  func readsEpochNumbersByTheirWidth(text: String, milliseconds: Int64) {
    #expect(Timestamp(epochDigits: text.utf8)?.milliseconds == milliseconds, "\(text)")
    #expect(Timestamp(text: text)?.milliseconds == milliseconds, "\(text)")
  }

  @Test(arguments: [
    "", "-", "+5", ".", ".5", "5.", "1e9", "1 ", "12345678901234567890", "-100000000000", "-1769176805000",
    "--5", "NaN",
    "0x5",
  ])
  func refusesWhatIsNoEpochNumber(text: String) {
    #expect(Timestamp(epochDigits: text.utf8) == nil, "\(text)")
    #expect(Timestamp(text: text) == nil, "\(text)")
  }

  @Test func readsWhatIsWritten() {
    var random = SplitMix64(seed: 10)
    for _ in 0..<20_000 {
      let range: ClosedRange<Int64> = -62_167_219_200_000...253_402_300_799_999
      let moment = Timestamp(milliseconds: Int64.random(in: range, using: &random))
      #expect(Timestamp(text: moment.iso8601) == moment)
    }
  }

  @Test func noBytesTrap() {
    var random = SplitMix64(seed: 11)
    let alphabet = Array("0123456789-:+.TZ ".utf8)
    let model = Array("2026-01-23T14:00:05.123+01:00".utf8)
    var read = 0
    for _ in 0..<50_000 {
      var bytes = Array(model.prefix(Int.random(in: 0...model.count, using: &random)))
      for _ in 0..<Int.random(in: 0...3, using: &random) where !bytes.isEmpty {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] =
          alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
      }
      if Timestamp(text: bytes) != nil { read += 1 }
    }
    #expect(read > 1000)
  }
}
