import TestSupport
import Testing

/// Terminals and locales that can do less.
@Suite(.serialized) struct DashboardTerminalTests {
  @Test func anUnknownTerminalIsTakenForARelative() throws {
    let terminal = try startDashboard(environment: ["TERM": "nonsense"])
    #expect(terminal.screen.text.contains("DEMO"))
    #expect(terminal.screen.isAlternate)
    quit(terminal)
  }

  @Test(arguments: ["dumb", nil])
  func aTerminalThatCannotShowAPageIsRefused(type: String?) throws {
    let terminal = try PseudoTerminal()
    try terminal.start(BuiltProduct.path(of: "bullion"), environment: ["TERM": type])
    #expect(terminal.waitForExit() == .status(1))
    #expect(terminal.outputText.contains(type ?? "TERM"))
    #expect(!terminal.outputText.contains("\u{1B}"))
    expectRestored(terminal)
  }

  @Test(arguments: [["LC_ALL": "C"], ["LC_ALL": "POSIX"]])
  func withoutUnicodeOnlyASCIIIsSent(environment: [String: String]) throws {
    let terminal = try startDashboard(environment: environment.mapValues { $0 })
    press("?", on: terminal) { terminal.screen.text.contains("Ctrl-L") }
    // While the list is there `q` closes it.
    press("q", on: terminal) { !terminal.screen.text.contains("Ctrl-L") }
    quit(terminal)
    #expect(terminal.output.allSatisfy { $0 < 0x80 })
  }

  @Test func asciiCanBeAskedFor() throws {
    let terminal = try startDashboard(["--ascii"])
    quit(terminal)
    #expect(terminal.output.allSatisfy { $0 < 0x80 })
  }

  @Test func withUnicodeTheBordersAreLines() throws {
    let terminal = try startDashboard()
    #expect(terminal.screen.text.contains("╭"))
    quit(terminal)
  }

  @Test(arguments: [true, false])
  func coloursCanBeTurnedOff(byEnvironment: Bool) throws {
    let terminal = try startDashboard(
      byEnvironment ? [] : ["--no-color"], environment: ["NO_COLOR": byEnvironment ? "1" : nil])
    press("t", on: terminal) { terminal.screen.text.contains("Themes") }
    press("\r", on: terminal) { !terminal.screen.text.contains("Themes") && showsPrices(terminal) }
    quit(terminal)
    #expect(colours(in: terminal).isEmpty)
    // Roles are told apart all the same.
    #expect(attributes(in: terminal).isSuperset(of: [1, 7]))
  }

  @Test func coloursAreThereOtherwise() throws {
    let terminal = try startDashboard()
    quit(terminal)
    #expect(!colours(in: terminal).isEmpty)
  }

  /// All that was selected by SGR, except for what resets to the standard colours.
  private func attributes(in terminal: PseudoTerminal) -> Set<Int> {
    var parser = EscapeParser()
    var numbers: Set<Int> = []
    for case .sequence(mark: "", let parameters, final: "m") in parser.parse(terminal.output) {
      numbers.formUnion(parameters.compactMap { $0 })
    }
    return numbers.subtracting([39, 49])
  }

  private func colours(in terminal: PseudoTerminal) -> Set<Int> {
    attributes(in: terminal).filter { (30...49).contains($0) || (90...107).contains($0) }
  }
}
