/// Brings text of other encodings into UTF-8, as its bytes come.
package struct TextDecoder: Sendable {
  package enum Encoding: Sendable, Hashable {
    case utf8, utf16LittleEndian, utf16BigEndian, windows1252

    /// The encoding of a text by its first bytes.
    ///
    /// UTF-16 without a byte order mark shows by the empty halves of its letters; what is no UTF-8 is taken for the
    /// code page of Western Europe.
    package init(head: ArraySlice<UInt8>) {
      let start = Array(head.prefix(2))
      if start == [0xFF, 0xFE] {
        self = .utf16LittleEndian
      } else if start == [0xFE, 0xFF] {
        self = .utf16BigEndian
      } else if let order = Self.emptyHalves(of: head.prefix(256)) {
        self = order
      } else {
        self = Self.isUTF8(head) ? .utf8 : .windows1252
      }
    }

    private static func emptyHalves(of head: ArraySlice<UInt8>) -> Encoding? {
      var counts = [0, 0]
      for (place, byte) in head.enumerated() where byte == 0 { counts[place % 2] += 1 }
      // Digits, commas and line ends are most of any table of prices.
      let most = head.count / 2 * 7 / 10
      if counts[1] > most, counts[0] <= 2, head.count >= 4 { return .utf16LittleEndian }
      if counts[0] > most, counts[1] <= 2, head.count >= 4 { return .utf16BigEndian }
      return nil
    }

    /// A character that is cut off at the end does not count against it.
    private static func isUTF8(_ head: ArraySlice<UInt8>) -> Bool {
      guard head.contains(where: { $0 >= 0x80 }) else { return true }
      var rest = head
      while let first = rest.popFirst() {
        let more: Int
        switch first {
        case ..<0x80: continue
        case 0xC2..<0xE0: more = 1
        case 0xE0..<0xF0: more = 2
        case 0xF0..<0xF5: more = 3
        default: return false
        }
        let tail = rest.prefix(more)
        guard tail.allSatisfy({ $0 & 0xC0 == 0x80 }) else { return false }
        rest = rest.dropFirst(tail.count)
      }
      return true
    }
  }

  private let encoding: Encoding
  /// Half a character that waits for its other half.
  private var odd: UInt8?
  private var high: UInt16?

  package init(_ encoding: Encoding) { self.encoding = encoding }

  package mutating func decode(_ chunk: [UInt8]) -> [UInt8] {
    switch encoding {
    case .utf8: return chunk
    case .windows1252:
      var text: [UInt8] = []
      text.reserveCapacity(chunk.count + chunk.count / 8)
      for byte in chunk { Self.append(Self.scalar(ofWindows1252: byte), to: &text) }
      return text
    case .utf16LittleEndian, .utf16BigEndian: return decodeUTF16(chunk)
    }
  }

  private mutating func decodeUTF16(_ chunk: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(chunk.count / 2 + 16)
    for byte in chunk {
      guard let first = odd else {
        odd = byte
        continue
      }
      odd = nil
      let unit =
        encoding == .utf16BigEndian
        ? UInt16(first) << 8 | UInt16(byte) : UInt16(byte) << 8 | UInt16(first)
      if let high {
        self.high = nil
        if unit & 0xFC00 == 0xDC00 {
          Self.append(0x10000 + UInt32(high & 0x3FF) << 10 + UInt32(unit & 0x3FF), to: &text)
          continue
        }
        Self.append(0xFFFD, to: &text)
      }
      if unit & 0xFC00 == 0xD800 {
        high = unit
      } else {
        Self.append(UInt32(unit), to: &text)
      }
    }
    return text
  }

  private static func append(_ scalar: UInt32, to text: inout [UInt8]) {
    if scalar < 0x80 {
      text.append(UInt8(truncatingIfNeeded: scalar))
    } else {
      text.append(contentsOf: String(Unicode.Scalar(scalar) ?? "\u{FFFD}").utf8)
    }
  }

  private static func scalar(ofWindows1252 byte: UInt8) -> UInt32 {
    (0x80..<0xA0).contains(byte) ? UInt32(windows1252[Int(byte) - 0x80]) : UInt32(byte)
  }

  /// 0x80 to 0x9F, where the code page differs from Latin-1.
  private static let windows1252: [UInt16] = [
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152,
    0xFFFD,
    0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161,
    0x203A,
    0x0153, 0xFFFD, 0x017E, 0x0178,
  ]
}
