import Testing

@testable import CursesTerminal

struct TerminalChoiceTests {
  private static let known: [String: TerminalChoice.Facts] = [
    "xterm": .init(colors: 8, isDirect: false, addressesCursor: true),
    "xterm-16color": .init(colors: 16, isDirect: false, addressesCursor: true),
    "xterm-256color": .init(colors: 256, isDirect: false, addressesCursor: true),
    "xterm-direct": .init(colors: 1 << 24, isDirect: true, addressesCursor: true),
    "screen-256color": .init(colors: 256, isDirect: false, addressesCursor: true),
    "vt100": .init(colors: -1, isDirect: false, addressesCursor: true),
    "dumb": .init(colors: -1, isDirect: false, addressesCursor: false),
  ]

  private func choose(_ name: String?) throws(TerminalError) -> TerminalChoice {
    try TerminalChoice(wanted: name) { Self.known[$0] }
  }

  @Test func takesWhatIsKnown() throws {
    let choice = try choose("xterm")
    #expect(choice.name == "xterm")
    #expect(choice.notices.isEmpty)
  }

  @Test(arguments: [
    ("foot", "xterm-256color"), ("xterm-ghostty", "xterm-256color"), ("screen-direct", "screen-256color"),
    ("tmux-direct", "screen-256color"), ("nonsense", "xterm-256color"),
  ])
  func standsInForTheUnknown(wanted: String, used: String) throws {
    let choice = try choose(wanted)
    #expect(choice.name == used)
    #expect(choice.notices == ["terminal type \(wanted) is not known here; using \(used)"])
  }

  @Test func refusesWhatCannotWork() {
    #expect(throws: TerminalError.terminalTypeMissing) { try choose(nil) }
    #expect(throws: TerminalError.terminalTypeMissing) { try choose("") }
    #expect(throws: TerminalError.terminalTooSimple(name: "dumb")) { try choose("dumb") }
    #expect(throws: TerminalError.terminalTypeUnknown(name: "foot", tried: ["xterm-256color", "xterm"])) {
      try TerminalChoice(wanted: "foot") { _ in nil }
    }
  }

  @Test(arguments: [
    ("xterm", ColorDepth.eight), ("xterm-16color", .sixteen), ("xterm-256color", .twoFiftySix),
    ("xterm-direct", .direct), ("vt100", .monochrome),
  ])
  func depthFollowsTheDescription(name: String, depth: ColorDepth) throws {
    #expect(try choose(name).depth == depth)
  }

  @Test func depthsAreOrdered() {
    #expect(ColorDepth.allCases.sorted() == [.monochrome, .eight, .sixteen, .twoFiftySix, .direct])
  }

  @Test(arguments: [
    ("truecolor", "xterm-256color", false, true), ("24bit", "xterm-256color", false, true),
    (nil, "xterm-256color", false, false), ("yes", "xterm-256color", false, false),
    ("truecolor", "screen-256color", false, false), ("truecolor", "screen-256color", true, true),
    ("truecolor", "screen.xterm-256color", false, false), ("truecolor", "tmux-256color", true, true),
  ])
  func directColorNeedsAPromise(colorTerm: String?, terminal: String, tmux: Bool, expected: Bool) {
    #expect(
      TerminalChoice.promisesDirectColor(colorTerm: colorTerm, terminal: terminal, isInsideTmux: tmux)
        == expected)
  }
}
