import Screen

/// Turns the bytes and key codes that ncurses delivers into keys.
///
/// ncurses recognises what the terminal's description names. The rest is decoded here: UTF-8, and the escape
/// sequences that terminals send whatever their description says. A sequence that means nothing is swallowed
/// as a whole, and so is a letter with Alt, since half of it would be taken for a command.
struct KeyDecoder {
  /// A code from ncurses: below 256 a byte.
  typealias Code = Int32

  private enum State {
    case ground
    case escape
    /// ESC [ and what came after it so far.
    case control([UInt8])
    /// ESC O.
    case singleShift
    /// A text that ends with BEL or ESC \: a reply of the terminal.
    case string(sawEscape: Bool)
    /// Bytes of a mouse report in the old manner, which may be any: they are passed over.
    case oldMouse(left: Int)
  }

  private var state = State.ground
  private var partial: [UInt8] = []
  private var click: Click?

  /// What the mouse has done by the code that was decoded last, once.
  mutating func takeClick() -> Click? {
    defer { click = nil }
    return click
  }

  /// What one code completes.
  mutating func decode(_ code: Code, named: (Code) -> Key?) -> [Key] {
    guard let byte = UInt8(exactly: code) else {
      // A named key cannot be inside a sequence; an Escape before it was Alt.
      state = .ground
      partial = []
      return named(code).map { [$0] } ?? []
    }
    switch state {
    case .ground: return plain(byte)
    case .escape: return afterEscape(byte)
    case .control(let parameters): return control(byte, after: parameters)
    case .oldMouse(let left):
      state = left > 1 ? .oldMouse(left: left - 1) : .ground
      return []
    case .singleShift:
      state = .ground
      let key = byte == UInt8(ascii: "M") ? Key.enter : Self.cursorKey(byte)
      return key.map { [$0] } ?? []
    case .string(let sawEscape):
      let ended = byte == 0x07 || sawEscape && byte == 0x5C
      state = ended ? .ground : .string(sawEscape: byte == 0x1B)
      return []
    }
  }

  /// What is left when no more input is there: a lone Escape. An unfinished UTF-8 character waits for the rest.
  mutating func finish() -> [Key] {
    defer { state = .ground }
    if case .escape = state { return [.escape] }
    return []
  }

  private mutating func plain(_ byte: UInt8) -> [Key] {
    if byte >= 0x80 { return text(byte) }
    partial = []
    switch byte {
    case 0x1B:
      state = .escape
      return []
    case 0x0A, 0x0D: return [.enter]
    case 0x09: return [.tab]
    case 0x08, 0x7F: return [.backspace]
    case 0x00: return [.control(" ")]
    case 0x01...0x1A: return [.control(Character(Unicode.Scalar(byte + 0x60)))]
    case 0x1C...0x1F: return [.control(Character(Unicode.Scalar(byte + 0x40)))]
    default: return [.character(Character(Unicode.Scalar(byte)))]
    }
  }

  private mutating func text(_ byte: UInt8) -> [Key] {
    // Anything but a continuation begins anew, so that one bad byte does not spoil what follows.
    if byte >= 0xC0 { partial = [] }
    partial.append(byte)
    let needed: Int
    switch partial[0] {
    case 0xC2...0xDF: needed = 2
    case 0xE0...0xEF: needed = 3
    case 0xF0...0xF4: needed = 4
    default:
      partial = []
      return []
    }
    guard partial.count >= needed else { return [] }
    defer { partial = [] }
    guard let decoded = String(validating: partial, as: UTF8.self), let scalar = decoded.unicodeScalars.first,
      columnWidth(of: scalar) > 0
    else { return [] }
    return [.character(Character(scalar))]
  }

  private mutating func afterEscape(_ byte: UInt8) -> [Key] {
    switch byte {
    case 0x1B: return [.escape]
    case 0x5B: state = .control([])
    case 0x4F: state = .singleShift
    case 0x50, 0x5D, 0x5E, 0x5F: state = .string(sawEscape: false)
    default: state = .ground
    }
    return []
  }

  private mutating func control(_ byte: UInt8, after parameters: [UInt8]) -> [Key] {
    switch byte {
    case 0x20...0x3F:
      // No sequence is that long; do not collect for ever.
      state = parameters.count < 32 ? .control(parameters + [byte]) : .ground
      return []
    case 0x1B:
      state = .escape
      return []
    case UInt8(ascii: "M") where parameters.isEmpty:
      state = .oldMouse(left: 3)
      return []
    case UInt8(ascii: "M") where parameters.first == UInt8(ascii: "<"),
      UInt8(ascii: "m") where parameters.first == UInt8(ascii: "<"):
      state = .ground
      if byte == UInt8(ascii: "M") { click = Self.click(parameters.dropFirst()) }
      return []
    default:
      state = .ground
      return Self.controlKey(byte, parameters).map { [$0] } ?? []
    }
  }

  /// The report of a button in the manner of SGR (1006): button, column, row, from 1. A button with Shift, Alt or
  /// Control, one that is released, and movements are none.
  private static func click(_ parameters: ArraySlice<UInt8>) -> Click? {
    let numbers = parameters.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
      .map { Int(String(decoding: $0, as: UTF8.self)) }
    guard numbers.count == 3, let button = numbers[0], let column = numbers[1], let row = numbers[2],
      (1...Size.limit).contains(column), (1...Size.limit).contains(row)
    else { return nil }
    switch button {
    case 0: return Click(.press, x: column - 1, y: row - 1)
    case 64: return Click(.wheelUp, x: column - 1, y: row - 1)
    case 65: return Click(.wheelDown, x: column - 1, y: row - 1)
    default: return nil
    }
  }

  private static func controlKey(_ final: UInt8, _ parameters: [UInt8]) -> Key? {
    guard final == UInt8(ascii: "~") else { return cursorKey(final) }
    let number = parameters.prefix { (0x30...0x39).contains($0) }
    switch Int(String(decoding: number, as: UTF8.self)) {
    case 1, 7: return .home
    case 4, 8: return .end
    case 3: return .delete
    case 5: return .pageUp
    case 6: return .pageDown
    default: return nil
    }
  }

  private static func cursorKey(_ final: UInt8) -> Key? {
    switch final {
    case UInt8(ascii: "A"): .up
    case UInt8(ascii: "B"): .down
    case UInt8(ascii: "C"): .right
    case UInt8(ascii: "D"): .left
    case UInt8(ascii: "H"): .home
    case UInt8(ascii: "F"): .end
    case UInt8(ascii: "Z"): .backTab
    default: nil
    }
  }
}
