import ArgumentParser
import BullionMarket
import Settings

extension ConfigCommand {
  /// `bullion config init`: a file to begin with.
  struct Init: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "init",
      abstract: "Write the default configuration, with a comment for every key, where it is looked for.",
      discussion: "The folder is made when it is missing. A file that is there already is never touched.")

    @OptionGroup var file: ConfigurationFileOption

    func run() throws {
      guard let path = file.choice.path else { throw NoHomeDirectory() }
      try ConfigurationFile.begin(at: path)
      try printOut("\(visible(path)): written; every key holds its default\n")
    }
  }
}
