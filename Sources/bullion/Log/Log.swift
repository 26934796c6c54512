import BullionMarket
import Logging
import Settings

/// The program's log: `Logger(label: "feed")` writes to it once `Log.start` has been called.
enum Log {
  /// Sends all loggers to one writer. To be called once, before the first logger is made.
  ///
  /// - Parameters:
  ///   - choices: the configuration's `log`.
  ///   - secrets: kept out of every line.
  ///   - toStandardOutput: for programs without a screen; otherwise the configured file.
  @discardableResult
  static func start(
    _ choices: LogChoices, secrets: Secrets, toStandardOutput: Bool = false
  ) -> LogWriter {
    let file = choices.file(in: UserDirectories(variable: environmentVariable))
    let destination: LogWriter.Destination =
      toStandardOutput
      ? .standardOutput : file.map { .file(path: $0, limit: choices.size) } ?? .nowhere
    let writer = LogWriter(
      destination, level: choices.level, secrets: secrets.all, now: { Timestamp.now })
    LoggingSystem.bootstrap { label in LineLogHandler(label: label, writer: writer) }
    return writer
  }
}

/// What stands between a logger and the writer.
struct LineLogHandler: LogHandler {
  let label: String
  let writer: LogWriter
  var metadata: Logger.Metadata = [:]
  var metadataProvider: Logger.MetadataProvider?
  private var ownLevel: Logger.Level?

  init(label: String, writer: LogWriter) {
    self.label = label
    self.writer = writer
  }

  /// The writer's, which may change while the program runs, unless the logger was given one of its own.
  var logLevel: Logger.Level {
    get { ownLevel ?? writer.level }
    set { ownLevel = newValue }
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    var all = metadataProvider?.get() ?? [:]
    all.merge(metadata) { _, own in own }
    all.merge(event.metadata ?? [:]) { _, own in own }
    if let error = event.error { all["error"] = "\(error)" }
    writer.write(event.level, label, event.message.description, all)
  }
}
