import BullionMarket

/// A notification of the terminal, as an escape sequence.
package enum TerminalNotice: String, Sendable, CaseIterable {
  /// iTerm2's, which most terminals know: OSC 9.
  case osc9
  /// urxvt's, with a title: OSC 777.
  case osc777
  /// kitty's, with a title and a body: OSC 99.
  case osc99
  /// For terminals that know none.
  case bell

  /// The one that suits a terminal.
  ///
  /// - Parameters:
  ///   - name: of the terminal's type: `xterm-kitty`.
  ///   - program: as `TERM_PROGRAM` names it; nil where it does not.
  package init(for name: String, program: String?) {
    func isOne(of names: [String]) -> Bool { names.contains { name.hasPrefix($0) } }
    switch program ?? "" {
    case "iTerm.app": self = .osc9
    case "WezTerm", "ghostty": self = .osc777
    case _ where isOne(of: ["xterm-kitty", "kitty"]): self = .osc99
    case _ where isOne(of: ["xterm-ghostty", "ghostty", "foot", "rxvt", "wezterm", "konsole"]): self = .osc777
    default: self = .bell
    }
  }

  /// The bytes for some messages; no control character of a message is in them.
  package func sequence(for messages: [AlarmMessage]) -> String {
    guard let first = messages.first else { return "" }
    let more = messages.count > 1 ? " (and \(messages.count - 1) more)" : ""
    let text = Self.plain(first.line + more)
    let end = "\u{1B}\\"
    switch self {
    // A digit and a semicolon at the beginning would be another command.
    case .osc9: return "\u{1B}]9;Bullion: \(text)\(end)"
    case .osc777: return "\u{1B}]777;notify;Bullion;\(text)\(end)"
    case .osc99:
      return "\u{1B}]99;i=bullion-\(first.fingerprint):d=0:p=title;Bullion\(end)"
        + "\u{1B}]99;i=bullion-\(first.fingerprint):d=1:p=body:u=\(first.priority == 1 ? 2 : 1);\(text)\(end)"
    case .bell: return "\u{7}"
    }
  }

  private static let longest = 200

  /// Without control characters, on one line, and not too long.
  private static func plain(_ text: String) -> String {
    let shown = visible(text)
    return shown.count > longest ? shown.prefix(longest - 1) + "…" : shown
  }
}
