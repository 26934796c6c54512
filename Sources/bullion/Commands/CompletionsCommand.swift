import ArgumentParser

/// `bullion completions`: what Tab offers, as a script for a shell.
///
/// The script is made from the commands themselves, so that it can name none that the program does not know.
struct CompletionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions",
    abstract: "Print the completion script for a shell.",
    discussion: """
      Where the shells look for it:

        bullion completions bash > ~/.local/share/bash-completion/completions/bullion
        bullion completions zsh > DIR/_bullion      DIR being one of $fpath
        bullion completions fish > ~/.config/fish/completions/bullion.fish
      """)

  /// The shells that a script can be made for.
  enum Shell: String, CaseIterable, ExpressibleByArgument {
    case bash, zsh, fish

    var dialect: CompletionShell {
      switch self {
      case .bash: .bash
      case .zsh: .zsh
      case .fish: .fish
      }
    }
  }

  @Argument(help: "The shell.")
  var shell: Shell

  func run() throws {
    let script = Bullion.completionScript(for: shell.dialect)
    try printOut(script.hasSuffix("\n") ? script : script + "\n")
  }
}
