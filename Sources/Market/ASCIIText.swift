/// Text of ASCII bytes in the making: numbers of fixed width without Foundation.
struct ASCIIText {
  private var bytes: [UInt8] = []

  init(reserving capacity: Int = 32) { bytes.reserveCapacity(capacity) }

  mutating func append(_ byte: UInt8) { bytes.append(byte) }

  mutating func append(_ character: Unicode.Scalar) { bytes.append(UInt8(ascii: character)) }

  mutating func append(_ text: some StringProtocol) { bytes.append(contentsOf: text.utf8) }

  /// A number of at least `width` digits, filled up with zeros.
  mutating func append(_ number: Int, width: Int) {
    if number < 0 { append("-" as Unicode.Scalar) }
    bytes.append(decimal: UInt64(number.magnitude), width: width)
  }

  var string: String { String(decoding: bytes, as: UTF8.self) }
}

extension [UInt8] {
  /// Appends a number of at least `width` digits, filled up with zeros.
  mutating func append(decimal number: UInt64, width: Int = 1) {
    var length = 1
    var power: UInt64 = 1
    while number / power >= 10 { (length, power) = (length + 1, power * 10) }
    while length < width {
      append(UInt8(ascii: "0"))
      length += 1
    }
    var rest = number
    while power > 0 {
      append(UInt8(ascii: "0") + UInt8(rest / power))
      rest %= power
      power /= 10
    }
  }
}

/// Reads ASCII bytes from left to right; what does not match is left where it is.
struct ASCIIScanner<Bytes: Collection> where Bytes.Element == UInt8 {
  private let bytes: Bytes
  private var index: Bytes.Index

  init(_ bytes: Bytes) {
    self.bytes = bytes
    index = bytes.startIndex
  }

  var next: UInt8? { index < bytes.endIndex ? bytes[index] : nil }

  var isAtEnd: Bool { index == bytes.endIndex }

  /// Steps over one byte when it is this one.
  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: character) else { return false }
    index = bytes.index(after: index)
    return true
  }

  /// Steps over one digit and returns its value.
  mutating func digit() -> Int? {
    guard let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
    index = bytes.index(after: index)
    return Int(byte - UInt8(ascii: "0"))
  }

  /// The number that exactly so many digits (at most 18) make; nil when there are fewer.
  mutating func number(digits count: Int) -> Int? {
    var value = 0
    for _ in 0..<count {
      guard let digit = digit() else { return nil }
      value = value * 10 + digit
    }
    return value
  }
}
