import Screen

extension TerminalSession {
  /// How the terminal is to be used.
  package struct Options: Sendable {
    /// Attributes instead of colours; a non-empty `NO_COLOR` asks for the same.
    package var noColor = false
    /// Whether to draw with ASCII; nil asks the locale.
    package var ascii: Bool?
    /// Instead of the depth that the terminal seems to have.
    package var colorDepth: ColorDepth?
    /// Brackets every frame so that terminals show it at once (DECSET 2026); others ignore it.
    package var synchronizedOutput = true
    /// Where keys come from when standard input is data: `/dev/tty`. Nil is standard input.
    package var inputPath: String?

    package init() {}
  }
}
