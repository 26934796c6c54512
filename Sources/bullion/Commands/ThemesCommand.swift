import ArgumentParser
import BullionMarket
import Glibc
import Panels
import Screen
import Settings

/// `bullion themes`: all themes, each with a strip of what it looks like.
struct ThemesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "themes",
    abstract: "List all themes, with a strip of each on a terminal.",
    discussion: """
      Themes are the built-in ones and the files in the folder themes of the configuration: of Bullion itself, base16, \
      base24, btop or ghostty. What cannot be taken is named on standard error, with exit status 1. In the dashboard the \
      key t chooses among the same.
      """)

  @OptionGroup var file: ConfigurationFileOption

  @Flag(help: "Leave the themes' colours as their files have them, readable or not.")
  var themeExact = false

  @Flag(help: "Draw the strips also where the output is no terminal.")
  var strips = false

  @Argument(
    help: ArgumentHelp("These themes by name or by file; without any all of them.", valueName: "name|file"))
  var names: [String] = []

  private static let width = 78

  func run() throws {
    let configuration = try file.load()
    let shelf = ThemeShelf(
      folder: ThemeOptions.folder, isExact: themeExact, isRedUp: configuration.isRedUp)
    let hasColours = environmentVariable("NO_COLOR").map(\.isEmpty) ?? true
    let draws = strips || (isatty(STDOUT_FILENO) == 1 && hasColours)
    var isWhole = true
    for name in names.isEmpty ? shelf.names : try names.map(ThemeOptions.choice) {
      do {
        try show(try shelf.theme(name), name, draws: draws)
      } catch let error as ThemeError {
        isWhole = false
        printToStandardError("bullion: \(error)")
      }
    }
    if !isWhole { throw ExitCode.failure }
  }

  private func show(_ theme: Theme, _ name: String, draws: Bool) throws {
    let note = ThemeLibrary.names.contains(name) ? "built in" : "your own"
    guard draws else {
      return try printOut("\(visible(name))\t\(theme.isDark ? "dark" : "light")\t\(note)\n")
    }
    var frame = Frame(size: Size(columns: Self.width, rows: ThemeStrip.height))
    ThemeStrip(theme, name: name, note: note).draw(into: &frame, in: frame.bounds)
    try printOut(ANSIText.text(of: frame) + "\n")
  }
}
