import Settings
import Testing

@Suite struct ByteSizeTextTests {
  @Test(
    "Amounts are read",
    arguments: [
      ("4 GiB", 4 << 30), ("4GiB", 4 << 30), ("500 MB", 500_000_000), ("1.5 MiB", 1_572_864),
      ("64 kb", 64_000),
      ("0", 0), (" 7 B ", 7), ("1024 GiB", 1 << 40),
    ] as [(String, Int64)])
  func read(_ text: String, _ bytes: Int64) {
    #expect(ByteSizeText.bytes(text) == bytes)
  }

  @Test(
    "What is no amount is not read",
    arguments: [
      "", " ", "4", "GiB", "-1 GiB", "1e3 MB", "nan MB", "4 G", "4 GiBs", "1..5 MB", "9999999 GiB", "٣ MB",
    ])
  func refused(_ text: String) {
    #expect(ByteSizeText.bytes(text) == nil)
  }

  @Test(
    "What is written reads back",
    arguments: [0, 1, 1000, 1024, 65_536, 1_000_000, 8 << 20, 4 << 30, 500_000_001, 1 << 40] as [Int64])
  func roundTrip(_ bytes: Int64) {
    #expect(ByteSizeText.bytes(ByteSizeText.text(bytes: bytes)) == bytes)
  }

  @Test func peopleGetFewDigits() {
    #expect(ByteSizeText.rounded(bytes: 900) == "900 B")
    #expect(ByteSizeText.rounded(bytes: 1 << 20) == "1.0 MiB")
    #expect(ByteSizeText.rounded(bytes: 150 << 30) == "150 GiB")
  }
}
