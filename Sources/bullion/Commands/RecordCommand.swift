import ArgumentParser
import BullionMarket
import BullionMonitor
import CursesTerminal
import Glibc
import Logging
import Settings
import Store

/// `bullion record`: live feeds into the history, without a screen.
struct RecordCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "record",
    abstract: "Write live prices into the history, without a screen, until told to end.",
    discussion: """
      Prices of all sources are kept: bars of a minute and of a day, and quotes for as long as the configuration \
      says. The log goes to standard output, a line for each thing that happens and one a minute with the counts. \
      Alarms are watched and kept in the journal.

      SIGTERM and Ctrl-C end it with 0 when all is on the disk; SIGHUP reads the configuration anew, and what \
      cannot be read leaves everything as it was.
      """)

  @OptionGroup var feed: FeedOptions
  @OptionGroup var configuration: ConfigurationOptions

  func run() throws {
    // Before anything else: whoever starts it may tell it at once to read its configuration anew.
    guard let signals = EndingSignals() else {
      throw OutputError(description: "the system gives no descriptor")
    }
    let loaded = try configuration.load()
    let prepared = try prepare(loaded)
    let writer = Log.start(loaded.log, secrets: prepared.secrets, toStandardOutput: true)
    var recorder = Recorder(prepared.session, configuration: loaded)
    var rules = RuleFile(configuration.file.choice)
    let manager = ServiceManager()
    while true {
      recorder.wait(watching: signals.descriptor)
      let (mustEnd, mustReread) = signals.take()
      if mustEnd { break }
      if mustReread { reread(&recorder, writer) }
      if let news = rules.look(at: .now) { recorder.take(news) }
      recorder.work()
      recorder.tell(manager)
    }
    manager?.stop()
    // The reason is in the log.
    guard recorder.close() else { throw ExitCode.failure }
  }

  /// Everything that can be refused, before anything is begun.
  private func prepare(_ loaded: Configuration) throws -> (secrets: Secrets, session: LiveSession.Prepared) {
    let nothing = "nothing would be recorded: "
    try feed.refuseReplays(for: "record", configuration: loaded)
    guard loaded.store.isEnabled else {
      throw ValidationError(nothing + "the configuration says store: enabled: false")
    }
    guard loaded.store.file(in: UserDirectories(variable: environmentVariable)) != nil else {
      throw OutputError(description: nothing + "\(NoStateDirectory())")
    }
    let secrets = try Secrets.held(loaded.secrets)
    return (secrets, try LiveSession.Prepared(feed.livePlan(loaded)))
  }

  /// A configuration that is not in order, or cannot be had, changes nothing.
  private func reread(_ recorder: inout Recorder, _ writer: LogWriter) {
    do {
      let loaded = try configuration.load()
      let prepared = try prepare(loaded)
      writer.reread(loaded.log, secrets: prepared.secrets.all)
      recorder.begin(anewWith: prepared.session, configuration: loaded)
    } catch {
      recorder.logger.error("configuration not taken", metadata: ["reason": "\(error)"])
    }
  }
}
