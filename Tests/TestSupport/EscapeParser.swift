/// Cuts what a program writes to a terminal into characters and control functions.
package struct EscapeParser {
  /// One thing for the terminal to do.
  package enum Item: Equatable {
    case scalar(Unicode.Scalar)
    /// A control character below 32.
    case control(UInt8)
    /// ESC and one more, with intermediate bytes in front: `(B`, `7`.
    case escape(String)
    /// ESC [ `mark` `parameters` `final`; the mark is a question mark or nothing.
    case sequence(mark: String, parameters: [Int?], final: Character)
  }

  private enum State {
    case ground
    case escape(String)
    case sequence(String)
    /// OSC, DCS and the like: skipped up to BEL or ESC \.
    case string(sawEscape: Bool)
  }

  private var state = State.ground
  private var partial: [UInt8] = []

  package init() {}

  /// What the bytes complete; the rest waits for the next call.
  package mutating func parse(_ bytes: some Sequence<UInt8>) -> [Item] {
    bytes.compactMap { parse($0) }
  }

  private mutating func parse(_ byte: UInt8) -> Item? {
    switch state {
    case .ground: return ground(byte)
    case .escape(let before):
      if byte == 0x5B, before.isEmpty {
        state = .sequence("")
      } else if [0x50, 0x5D, 0x5E, 0x5F].contains(byte), before.isEmpty {
        state = .string(sawEscape: false)
      } else if (0x20...0x2F).contains(byte) {
        state = .escape(before + String(Unicode.Scalar(byte)))
      } else {
        state = .ground
        return .escape(before + String(Unicode.Scalar(byte)))
      }
    case .sequence(let before):
      switch byte {
      case 0x20...0x3F: state = .sequence(before + String(Unicode.Scalar(byte)))
      case 0x18: state = .ground
      case 0x1B: state = .escape("")
      case 0x40...0x7E:
        state = .ground
        return Self.sequence(before, Character(Unicode.Scalar(byte)))
      default: return .control(byte)
      }
    case .string(let sawEscape):
      let ended = byte == 0x07 || byte == 0x18 || sawEscape && byte == 0x5C
      state = ended ? .ground : .string(sawEscape: byte == 0x1B)
    }
    return nil
  }

  private mutating func ground(_ byte: UInt8) -> Item? {
    switch byte {
    case 0x1B:
      state = .escape("")
      return nil
    case ..<0x20, 0x7F: return .control(byte)
    case ..<0x80: return .scalar(Unicode.Scalar(byte))
    default:
      if byte >= 0xC0 { partial = [] }
      partial.append(byte)
      guard let text = String(validating: partial, as: UTF8.self), let scalar = text.unicodeScalars.first
      else { return nil }
      partial = []
      return .scalar(scalar)
    }
  }

  private static func sequence(_ text: String, _ final: Character) -> Item {
    let mark = String(text.prefix { "?><=".contains($0) })
    let parameters = text.dropFirst(mark.count)
      .split(omittingEmptySubsequences: false) { $0 == ";" || $0 == ":" }
    return .sequence(mark: mark, parameters: parameters.map { Int($0) }, final: final)
  }
}
