import Foundation
import Testing

@Suite struct ThemesCommandTests {
  @Test func allThemesAreListedAndBrokenOnesNamed() throws {
    try withFolder { folder in
      let themes = folder + "/bullion/themes"
      try FileManager.default.createDirectory(atPath: themes, withIntermediateDirectories: true)
      let environment = ["HOME": folder, "XDG_CONFIG_HOME": folder]
      let whole = try CommandRun(["themes"], environment: environment)
      #expect(whole.exit == .status(0) && whole.errors.isEmpty)
      #expect(
        whole.output.hasPrefix("bullion-dark\tdark\tbuilt in\n") || whole.output.hasPrefix("dark\tdark"))
      #expect(whole.lines.count >= 8 && !whole.output.contains("\u{1B}"))

      try "hello\n".write(toFile: themes + "/broken.yaml", atomically: true, encoding: .utf8)
      let scheme =
        "background = #101010\nforeground = #d0d0d0\n"
        + (0...15).map { "palette = \($0)=#80c0\($0 + 10)\n" }.joined()
      try scheme.write(toFile: themes + "/3024 Day", atomically: true, encoding: .utf8)
      let run = try CommandRun(["themes"], environment: environment)
      #expect(run.exit == .status(1))
      #expect(run.output.contains("3024 Day\tdark\tyour own\n"))
      #expect(run.errors.contains("broken.yaml"))

      let one = try CommandRun(["themes", "3024 Day", "--strips"], environment: environment)
      #expect(one.exit == .status(0) && one.lines.count == 3)
      #expect(one.output.contains("\u{1B}[0;1;") && one.output.contains("3024 Day"))
      let none = try CommandRun(["themes", "3024 Dya"], environment: environment)
      #expect(none.exit == .status(1) && none.errors.contains("did you mean \"3024 Day\"?"))
    }
  }
}
