import ArgumentParser
import Screen
import Settings

/// `--theme`, `--ascii` and `--no-color`, the same wherever something is drawn.
struct ThemeOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      A theme by name (\(ThemeLibrary.names.joined(separator: ", ")), or a file in the folder themes of the \
      configuration), or a base16, base24, btop or ghostty file.
      """,
      valueName: "name|file"))
  var theme: String?

  @Flag(help: "Leave the theme's colours as its file has them, readable or not.")
  var themeExact = false

  @Flag(help: "Draw with ASCII characters only.")
  var ascii = false

  /// The theme that the flag names, else the configured one.
  func load(_ configuration: Configuration) throws -> Theme {
    let shelf = shelf(configuration)
    guard let theme else { return try shelf.theme(configuration.theme) }
    do {
      return try shelf.theme(Self.choice(theme))
    } catch let error as ThemeError {
      throw ValidationError("--theme: \(error)")
    }
  }

  /// Where themes are had from.
  func shelf(_ configuration: Configuration) -> ThemeShelf {
    ThemeShelf(folder: Self.folder, isExact: themeExact, isRedUp: configuration.isRedUp)
  }

  /// Where the user's own themes are.
  static var folder: String? { UserDirectories(variable: environmentVariable).themes }

  /// What the flag names: a path with `~` and variables replaced, or the name as it is.
  static func choice(_ text: String) throws -> String {
    ThemeLibrary.names(folder: folder).contains(text) ? text : try expandedPath(text, "--theme")
  }
}
