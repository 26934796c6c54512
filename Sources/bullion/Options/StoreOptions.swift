import ArgumentParser
import BullionMarket
import Foundation
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
    let path = try path.map { try expandedPath($0, "--store") }
    if writing, let path { try checkFolder(of: path) }
    guard let path = path ?? usual else { throw NoHomeDirectory() }
    var settings = StoreSettings(choices)
    if self.path != nil { settings.strangers = .sparedWithText }
    let store = try HistoryStore(
      path: path, settings: settings, calendar: configuration.settings.calendar, writing: writing, now: .now)
    for line in store.news { printToStandardError("bullion: \(line)") }
    if writing, !store.isWritable { throw ExitCode.failure }
    return store
  }

  /// The sessions that the history goes by, and the history itself where there is one: for saying what would be done.
  func look() throws -> (calendar: SessionCalendar, store: HistoryStore?) {
    let configuration = try configuration.load()
    let usual = configuration.store.file(in: UserDirectories(variable: environmentVariable))
    let path = try path.map { try expandedPath($0, "--store") } ?? usual
    let isThere = path.map { access($0, F_OK) == 0 } ?? false
    return (configuration.settings.calendar, isThere ? try open(writing: false) : nil)
  }

  /// A folder that a user names is made where the one above it is there; more is a slip of the pen.
  private func checkFolder(of path: String) throws(StoreProblem) {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    let above = folder.deletingLastPathComponent().path
    guard access(folder.path, F_OK) != 0, access(above, F_OK) != 0 else { return }
    throw StoreProblem(
      kind: .notWritable, path: path, problem: "cannot be written: there is no folder \(above)",
      advice: "make it, or name another with --store")
  }
}

extension Instrument: ExpressibleByArgument {
  public init?(argument: String) { self.init(symbol: argument) }
  public static var allValueStrings: [String] { allCases.map(\.name) }
  public var defaultValueDescription: String { name }
}
