import ArgumentParser
import Screen
import Settings

/// `--theme`, `--ascii` and `--no-color`, the same wherever something is drawn.
struct ThemeOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A theme by name (\(ThemeLibrary.names.joined(separator: ", "))) or a base16 file.",
      valueName: "name|file"))
  var theme: String?

  @Flag(help: "Draw with ASCII characters only.")
  var ascii = false

  /// The theme that the flag names, else the configured one.
  func load(_ configuration: Configuration) throws -> Theme {
    guard let theme else { return try ThemeLibrary.theme(configuration.theme) }
    let choice = try expandedPath(theme, "--theme")
    do {
      return try ThemeLibrary.theme(choice)
    } catch {
      throw ValidationError("--theme: \(error)")
    }
  }
}
