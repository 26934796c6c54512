import ArgumentParser
import BullionMarket
import Settings
import Store

/// `--store`, the same for every command that reads or writes the history.
struct StoreOptions: ParsableArguments {
  @Option(
    name: .customLong("store"),
    help: ArgumentHelp(
      "The history; without it the one of the configuration, history.sqlite in the state directory.",
      valueName: "file"))
  var path: String?

  @OptionGroup var configuration: ConfigurationFileOption

  /// Opens the history; what the user ought to know goes to standard error.
  ///
  /// - Throws: when it cannot be opened, or not be written although it is to be.
  func open(writing: Bool) throws -> HistoryStore {
    let configuration = try configuration.load()
    let choices = configuration.store
    let usual = choices.file(in: UserDirectories(variable: environmentVariable))
    guard let path = path ?? usual else { throw NoHomeDirectory() }
    let store = try HistoryStore(
      path: path, settings: StoreSettings(choices), calendar: configuration.settings.calendar,
      writing: writing,
      now: .now)
    for line in store.news { printToStandardError("bullion: \(line)") }
    if writing, !store.isWritable { throw ExitCode.failure }
    return store
  }
}

extension Instrument: ExpressibleByArgument {
  public init?(argument: String) { self.init(symbol: argument) }
  public static var allValueStrings: [String] { allCases.map(\.name) }
  public var defaultValueDescription: String { name }
}
