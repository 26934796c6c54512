import BullionMarket
import Testing

@testable import Files
@testable import QuoteFiles

private let text = "Fecha;Último\n2026-01-22;1\n2026-01-23;2\n"
private let expected = ["2026-01-22T00:00:00Z 1", "2026-01-23T00:00:00Z 2"]

private func utf16(_ text: String, isBigEndian: Bool) -> [UInt8] {
  text.utf16.flatMap { unit in
    let bytes = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
    return isBigEndian ? bytes.reversed() : bytes
  }
}

/// The text packed without compression: a gzip member of one stored block.
private func gzip(_ bytes: [UInt8], isCutOff: Bool = false) -> [UInt8] {
  var crc: UInt32 = 0xFFFF_FFFF
  for byte in bytes {
    crc ^= UInt32(byte)
    for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
  }
  func little(_ value: UInt32, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(value >> (8 * UInt32($0)) & 0xFF) }
  }
  let count = UInt32(bytes.count)
  let head: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 1] + little(count, 2) + little(~count & 0xFFFF, 2)
  return head + bytes + (isCutOff ? [] : little(~crc, 4) + little(count, 4))
}

@Test func everyEncodingIsRead() throws {
  let utf8 = Array(text.utf8)
  let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
  let latin = text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
  let files: [[UInt8]] = [
    utf8, mark + mark + mark + utf8, latin, gzip(utf8),
    gzip(Array(utf8.prefix(30))) + gzip(Array(utf8.dropFirst(30))),
    utf16("\u{FEFF}" + text, isBigEndian: false), utf16("\u{FEFF}" + text, isBigEndian: true),
    utf16("Date;Close\n2026-01-22;1\n2026-01-23;2\n", isBigEndian: false),
    utf16("Date;Close\n2026-01-22;1\n2026-01-23;2\n", isBigEndian: true),
    gzip(utf16("\u{FEFF}" + text, isBigEndian: false)), Array(text.replacing("\n", with: "\r").utf8),
    Array("Fecha;Último\r\n2026-01-22;1\r2026-01-23;2\n".utf8),
  ]
  for bytes in files { #expect(try HistoryPicture(bytes: bytes).rows == expected) }
}

@Test func aPackedFeedIsPlayed() throws {
  let file = try TemporaryFile(bytes: gzip(Array("ts,symbol,price\n1769176800,XAU,5000\n".utf8)))
  var feed = try FileFeed(path: file.path)
  var count = 0
  feed.forEachEvent { event in
    if case .quote = event { count += 1 }
    return true
  }
  #expect(count == 1)
}

@Test(
  arguments: [
    (gzip(Array(text.utf8), isCutOff: true), "cut off"),
    ([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 7, 7, 7], "damaged"),
    (Array("PK".utf8) + [3, 4, 20, 0] + Array("[Content_Types].xml".utf8), "Excel workbook"),
    (Array("PK".utf8) + [3, 4, 20, 0] + Array("gold.csv".utf8), "zip archive"),
    ([0xD0, 0xCF, 0x11, 0xE0, 1, 2, 3], "old Excel workbook"), (Array("%PDF-1.4".utf8), "PDF"),
    (Array("BZh91".utf8), "bunzip2"), (gzip(Array("%PDF-1.4".utf8)), "PDF"),
  ] as [([UInt8], String)])
func whatIsNoTextIsNamed(bytes: [UInt8], words: String) throws {
  let error = #expect(throws: FeedError.self) { try HistoryPicture(bytes: bytes) }
  #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
}
