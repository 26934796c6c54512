/// A colour as a value; the terminal backend brings it down to what the terminal can show.
package struct Color: Sendable, Hashable {
  /// 0 is the terminal's own default; otherwise the top byte says what the rest means.
  package let rawValue: UInt32

  private static let paletteTag: UInt32 = 0x0100_0000
  private static let trueColorTag: UInt32 = 0x0200_0000

  private init(rawValue: UInt32) { self.rawValue = rawValue }

  /// The terminal's default foreground or background.
  package static let terminalDefault = Color(rawValue: 0)

  /// One of the sixteen ANSI colours.
  package static func palette(_ index: UInt8) -> Color { Color(rawValue: paletteTag | UInt32(index & 15)) }

  /// 24 bits as 0xRRGGBB.
  package static func rgb(_ value: UInt32) -> Color { Color(rawValue: trueColorTag | (value & 0xFF_FFFF)) }

  package enum Kind: Sendable, Hashable {
    case terminalDefault
    case palette(UInt8)
    case rgb(red: UInt8, green: UInt8, blue: UInt8)
  }

  package var kind: Kind {
    switch rawValue & 0xFF00_0000 {
    case Self.paletteTag: .palette(UInt8(rawValue & 15))
    case Self.trueColorTag:
      .rgb(
        red: UInt8(rawValue >> 16 & 255), green: UInt8(rawValue >> 8 & 255), blue: UInt8(rawValue & 255))
    default: .terminalDefault
    }
  }

  /// A mix of two 24-bit colours; `self` when either is not 24-bit.
  ///
  /// - Parameter share: 0 or less gives `self`, as does NaN, 1 or more gives `other`.
  package func mixed(with other: Color, share: Double) -> Color {
    guard case .rgb(let r1, let g1, let b1) = kind, case .rgb(let r2, let g2, let b2) = other.kind else {
      return self
    }
    // The comparison is false for NaN too.
    let part = share > 0 ? min(share, 1) : 0
    func mix(_ a: UInt8, _ b: UInt8) -> UInt32 {
      UInt32((Double(a) + (Double(b) - Double(a)) * part).rounded())
    }
    return .rgb(mix(r1, r2) << 16 | mix(g1, g2) << 8 | mix(b1, b2))
  }
}
