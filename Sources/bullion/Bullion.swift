import ArgumentParser

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
      AlarmsCommand.self, ConfigCommand.self, DoctorCommand.self,
    ],
    defaultSubcommand: DashboardCommand.self)
}

enum Version {
  static let number = "0.1.0"
}
