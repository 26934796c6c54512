/// Which description of the terminal to use, and how many colours to show.
struct TerminalChoice: Equatable {
  struct Facts: Equatable {
    /// 0 or less without colours.
    var colors: Int
    /// Whether colour numbers are 0xRRGGBB.
    var isDirect: Bool
    var addressesCursor: Bool
  }

  var name: String
  var facts: Facts
  var notices: [String] = []

  /// Takes `TERM` as it is when it is known, otherwise the most likely relative.
  init(wanted: String?, lookUp: (String) -> Facts?) throws(TerminalError) {
    guard let wanted, !wanted.isEmpty else { throw .terminalTypeMissing }
    if let facts = lookUp(wanted) {
      guard facts.addressesCursor else { throw .terminalTooSimple(name: wanted) }
      name = wanted
      self.facts = facts
      return
    }
    let relatives = Self.relatives(of: wanted)
    for relative in relatives {
      guard let facts = lookUp(relative), facts.addressesCursor else { continue }
      name = relative
      self.facts = facts
      notices = ["terminal type \(wanted) is not known here; using \(relative)"]
      return
    }
    throw .terminalTypeUnknown(name: wanted, tried: relatives)
  }

  /// The depth that the description promises.
  var depth: ColorDepth {
    if facts.isDirect { return .direct }
    switch facts.colors {
    case ..<8: return .monochrome
    case ..<16: return .eight
    case ..<256: return .sixteen
    default: return .twoFiftySix
    }
  }

  /// Whether the environment vouches for 24-bit colour where the description stops at 256.
  ///
  /// GNU screen passes `COLORTERM` on from the terminal around it and does not understand what it promises; tmux
  /// calls itself screen, too, but does.
  static func promisesDirectColor(colorTerm: String?, terminal: String, isInsideTmux: Bool) -> Bool {
    guard colorTerm == "truecolor" || colorTerm == "24bit" else { return false }
    return !terminal.hasPrefix("screen") || isInsideTmux
  }

  private static func relatives(of name: String) -> [String] {
    if name.hasPrefix("tmux") { return ["tmux-256color", "screen-256color", "xterm-256color"] }
    if name.hasPrefix("screen") { return ["screen-256color", "xterm-256color"] }
    return ["xterm-256color", "xterm"]
  }
}
