import CursesTerminal
import Glibc
import Screen

extension Doctor {
  /// Below this the dashboard only says that the window is too small.
  private static let smallest = Size(columns: 40, rows: 12)

  var terminalFindings: [DoctorFinding] {
    [terminalType, terminalOutput, terminalSize, multiplexer].compactMap { $0 }
  }

  private var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  private var terminalType: DoctorFinding {
    do {
      let capabilities = try TerminalCapabilities()
      guard let notice = capabilities.notices.first else {
        return DoctorFinding("terminal.type", .ok, capabilities.terminalType)
      }
      return DoctorFinding(
        "terminal.type", .warning, notice, advice: "install ncurses-term, which describes more terminals")
    } catch {
      // Without a terminal, as under cron, its type is nobody's fault.
      return DoctorFinding("terminal.type", isTerminal ? .problem : .warning, "\(error)")
    }
  }

  private var terminalOutput: DoctorFinding {
    guard isTerminal else {
      return DoctorFinding(
        "terminal.output", .ok, "a file or a pipe; the dashboard needs a terminal, other commands do not")
    }
    guard isatty(STDIN_FILENO) == 1 else {
      return DoctorFinding("terminal.output", .ok, "a terminal; keys are read from /dev/tty with --feed -")
    }
    return DoctorFinding("terminal.output", .ok, "a terminal")
  }

  private var terminalSize: DoctorFinding? {
    guard let size = TerminalCapabilities.windowSize(of: STDOUT_FILENO) else {
      return isTerminal
        ? DoctorFinding(
          "terminal.size", .warning, "the terminal does not say its size; 80x24 is assumed",
          advice: "run: stty cols 120 rows 40, with the real numbers") : nil
    }
    let text = "\(size.columns)x\(size.rows)"
    guard size.columns >= Self.smallest.columns, size.rows >= Self.smallest.rows else {
      return DoctorFinding(
        "terminal.size", .problem, "\(text), which is too small",
        advice: "enlarge the window to at least \(Self.smallest.columns)x\(Self.smallest.rows)")
    }
    return DoctorFinding("terminal.size", .ok, text)
  }

  /// tmux or GNU screen between the program and the terminal.
  private var multiplexer: DoctorFinding? {
    let type = set("TERM") ?? ""
    if set("TMUX") != nil {
      let version = set("TERM_PROGRAM") == "tmux" ? set("TERM_PROGRAM_VERSION") : nil
      let name = "tmux\(version.map { " \($0)" } ?? "")"
      guard type.hasPrefix("tmux") || type.hasPrefix("screen") else {
        return DoctorFinding(
          "terminal.multiplexer", .warning, "\(name), but TERM is \(type.isEmpty ? "not set" : type)",
          advice: "do not set TERM yourself; in ~/.tmux.conf: set -g default-terminal tmux-256color")
      }
      guard set("COLORTERM") != nil else {
        return DoctorFinding(
          "terminal.multiplexer", .warning, "\(name) without COLORTERM: 256 colours are used",
          advice:
            "in ~/.tmux.conf: \(Self.directColorSetting(version)), set-environment -g COLORTERM truecolor")
      }
      return DoctorFinding("terminal.multiplexer", .ok, name)
    }
    guard set("STY") != nil else { return nil }
    return DoctorFinding(
      "terminal.multiplexer", .warning, "GNU screen, which shows 256 colours at most",
      advice: "use tmux for 24-bit colours")
  }

  /// How a version of tmux is told that the terminal around it shows 24-bit colours.
  static func directColorSetting(_ version: String?) -> String {
    let digits = (version ?? "3.2").drop { !$0.isNumber }
    let numbers = digits.split(separator: ".").map { part in Int(part.prefix(while: \.isNumber)) ?? 0 }
    let isNew = (numbers.first ?? 0, numbers.dropFirst().first ?? 0) >= (3, 2)
    return isNew ? "set -as terminal-features ',*:RGB'" : "set -as terminal-overrides ',*:Tc'"
  }

  var colorFindings: [DoctorFinding] {
    if let value = set("NO_COLOR") {
      return [
        DoctorFinding("colors", .ok, "none: NO_COLOR is \(value)", advice: "unset NO_COLOR to have colours")
      ]
    }
    guard let capabilities = try? TerminalCapabilities() else { return [] }
    switch capabilities.depth {
    case .direct: return [DoctorFinding("colors", .ok, "24 bits")]
    case .twoFiftySix:
      return [
        DoctorFinding(
          "colors", .ok, "256", advice: "if the terminal shows 24-bit colours: export COLORTERM=truecolor")
      ]
    case .sixteen, .eight:
      return [
        DoctorFinding(
          "colors", .warning, "\(capabilities.depth == .eight ? 8 : 16) only",
          advice: "if the terminal shows more: export TERM=xterm-256color")
      ]
    case .monochrome:
      return [
        DoctorFinding(
          "colors", .warning, "none: \(capabilities.terminalType) has no colours",
          advice: "if the terminal shows some: export TERM=xterm-256color")
      ]
    }
  }

  var localeFindings: [DoctorFinding] {
    let names = ["LC_ALL", "LC_CTYPE", "LANG"]
    let source =
      names.lazy.compactMap { name in set(name).map { "\(name)=\($0)" } }.first ?? "no locale is set"
    if TerminalCapabilities.localeIsUTF8() { return [DoctorFinding("locale", .ok, "UTF-8 (\(source))")] }
    return [
      DoctorFinding(
        "locale", .warning, "not UTF-8 (\(source)): charts are drawn with ASCII characters",
        advice: "export LC_ALL=C.UTF-8")
    ]
  }
}
