import ArgumentParser
import BullionMarket
import Venues
import Settings

/// `bullion config`: where the configuration is, what holds, and whether a file is in order.
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config",
    abstract: "Show and check the configuration.",
    subcommands: [Path.self, Show.self, Check.self, Init.self])

  struct Path: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "path", abstract: "Print where the configuration file is looked for.")

    @OptionGroup var file: ConfigurationFileOption

    func run() throws {
      guard let path = file.choice.path else { throw NoHomeDirectory() }
      try printOut(path + "\n")
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show",
      abstract: "Print the configuration that holds, as a file with a comment for every key.",
      discussion: """
        To begin a configuration file:
          bullion config init
        """)

    @OptionGroup var file: ConfigurationFileOption

    @Flag(name: .customLong("default"), help: "The defaults, without file and environment.")
    var showsDefault = false

    @Flag(name: .customLong("supply"), help: "The figures of mine production and balances, as a supply file.")
    var showsSupply = false

    func run() throws {
      let configuration = showsDefault ? Configuration() : try file.load()
      if showsSupply {
        try printOut(configuration.supplyFile.yaml)
      } else {
        try printOut((showsDefault ? "" : origin(of: configuration)) + configuration.yaml)
      }
    }

    /// Where it comes from, as comments.
    private func origin(of configuration: Configuration) -> String {
      var lines: [String] = []
      if let source = configuration.source {
        lines.append("Read from \(source).")
      } else if let path = file.choice.path {
        lines.append("There is no \(path): the defaults hold.")
      }
      var variables = configuration.variables
      variables += VenueCatalog.accounts.map(\.tokenVariable)
        .filter { !(environmentVariable($0) ?? "").isEmpty }
      if !variables.isEmpty { lines.append("From the environment: \(variables.joined(separator: ", ")).") }
      return lines.map { "# \(visible($0))\n" }.joined()
    }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: "Check a configuration file and the files that it names.",
      discussion: "Exits with 0 when all is in order and with 1 when there are problems, each on a line.")

    @OptionGroup var option: ConfigurationFileOption

    @Argument(help: "The file to check; the usual one when left out.")
    var file: String?

    func run() throws {
      let choice = file.map { ConfigurationFile.Choice.named($0) } ?? option.choice
      guard let path = choice.path else { throw NoHomeDirectory() }
      let configuration: Configuration
      do {
        configuration = try ConfigurationFile.load(choice, variable: environmentVariable)
      } catch {
        for line in error.description.split(separator: "\n") { printToStandardError(String(line)) }
        throw ExitCode.failure
      }
      for remark in configuration.remarks { printToStandardError("remark: \(remark)") }
      let problems = ConfigurationSurroundings(configuration, variable: environmentVariable).problems
      for problem in problems { printToStandardError(problem) }
      guard problems.isEmpty else { throw ExitCode.failure }
      guard configuration.source != nil else {
        try printOut(visible(path) + ": there is no such file; the defaults hold\n")
        return
      }
      let rules = configuration.settings.rules.count
      let off = configuration.settings.disabledRules.count
      try printOut(
        visible(path) + ": in order; \(rules) alarm rules\(off > 0 ? ", \(off) switched off" : "")\n")
    }
  }
}

/// Why there is no place for a configuration file.
struct NoHomeDirectory: Error, CustomStringConvertible {
  let description = "neither XDG_CONFIG_HOME nor HOME names a directory; name the file with --config"
}
