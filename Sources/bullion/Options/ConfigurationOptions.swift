import ArgumentParser
import Glibc
import Settings

/// `--config` and `--supply`, the same for every command that shows readings.
struct ConfigurationOptions: ParsableArguments {
  @OptionGroup var file: ConfigurationFileOption

  @Option(
    help: ArgumentHelp("Mine production and supply balances from a YAML or CSV file.", valueName: "file"))
  var supply: String?

  /// The configuration with what flags and environment say over it. Remarks go to standard error.
  func load() throws -> Configuration {
    var configuration = try file.load(overridingSupply: supply)
    for remark in configuration.remarks { printToStandardError("bullion: \(remark)") }
    configuration.remarks = []
    return configuration
  }
}

/// `--config` alone.
struct ConfigurationFileOption: ParsableArguments {
  @Option(name: .customLong("config"), help: ArgumentHelp("Read this configuration file.", valueName: "file"))
  var path: String?

  var choice: ConfigurationFile.Choice { ConfigurationFile.choice(flag: path, variable: environmentVariable) }

  func load(overridingSupply supply: String? = nil) throws -> Configuration {
    try ConfigurationFile.load(choice, overridingSupply: supply, variable: environmentVariable)
  }
}

/// An environment variable; nil when it is not set.
func environmentVariable(_ name: String) -> String? {
  getenv(name).map { String(cString: $0) }
}
