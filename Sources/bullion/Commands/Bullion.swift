import ArgumentParser
import Glibc

/// The command line.
@main
struct Bullion: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bullion",
    abstract: "A live dashboard for the gold and silver market, in the terminal.",
    discussion: """
      Without a command it opens the dashboard on the built-in demo, a replay of the surge of early 2026: no \
      network, no configuration. Press ? for the keys and q to leave.

        bullion                               the demo
        bullion --feed file:day.csv           a recorded day, sixty times as fast
        tail -f day.ndjson | bullion --feed - quotes as they come
        bullion snapshot --feed file:day.csv  one reading, as text or JSON
        bullion analyze --gold FILE --silver FILE   indicators over history
      """,
    version: "bullion \(Version.number)",
    subcommands: [
      DashboardCommand.self, SnapshotCommand.self, StreamCommand.self, ScreenCommand.self,
      AnalyzeCommand.self, RecordCommand.self, ImportCommand.self, ExportCommand.self, FeedsCommand.self,
      AlarmsCommand.self, StatusCommand.self, HistoryCommand.self, ThemesCommand.self, ConfigCommand.self,
      DoctorCommand.self, CompletionsCommand.self,
    ],
    defaultSubcommand: DashboardCommand.self)

  /// Runs the command line. Whatever a command says instead of its result is printed here and nowhere else.
  static func main() {
    // A file at its limit (ulimit -f) is then an error as a full disk is one, and not the end.
    signal(SIGXFSZ, SIG_IGN)
    do {
      if let problem = CommandNames.problem(with: CommandLine.arguments.dropFirst(), of: Bullion.self) {
        throw problem
      }
      var command = try parseAsRoot()
      try command.run()
    } catch {
      end(with: error)
    }
  }

  /// Help goes to standard output and has to arrive there; problems, which repeat foreign text, go to standard error.
  private static func end(with error: any Error) -> Never {
    let code = exitCode(for: error)
    let text = fullMessage(for: error)
    guard code.isSuccess else {
      for line in text.split(separator: "\n", omittingEmptySubsequences: false) where !text.isEmpty {
        printToStandardError(String(line))
      }
      exit(withError: code)
    }
    do {
      try printOut(text.isEmpty ? "" : text + "\n")
    } catch {
      if let problem = error as? OutputError { printToStandardError("Error: \(problem)") }
      exit(withError: ExitCode.failure)
    }
    exit(withError: code)
  }
}

enum Version {
  static let number = "0.1.0"
}
