import ArgumentParser
import BullionMarket
import BullionMonitor
import Feeds
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
    let loaded = try configuration.load()
    guard loaded.store.isEnabled else {
      throw ValidationError("nothing would be recorded: the configuration says store: enabled: false")
    }
    guard let signals = EndingSignals() else { throw OutputError(description: "the system gives no pipe") }
    let secrets = try Secrets.read(loaded.secrets, variable: environmentVariable)
    let writer = Log.start(loaded.log, secrets: secrets, toStandardOutput: true)
    try feed.refuseReplays(for: "record", configuration: loaded)
    var recorder = try Recorder(plan: feed.livePlan(loaded), configuration: loaded)
    var rules = RuleFile(configuration.file.choice)
    while true {
      recorder.wait(watching: signals.descriptor)
      let (mustEnd, mustReread) = signals.take()
      if mustEnd { break }
      if mustReread { reread(&recorder, writer) }
      if let news = rules.look(at: .now) { recorder.take(news) }
      recorder.work()
    }
    guard recorder.close() else {
      throw OutputError(description: "the last prices could not be written to the history; see the log")
    }
  }

  /// A configuration that is not in order changes nothing.
  private func reread(_ recorder: inout Recorder, _ writer: LogWriter) {
    do {
      let loaded = try configuration.load()
      let secrets = try Secrets.read(loaded.secrets, variable: environmentVariable)
      let plan = try feed.livePlan(loaded)
      writer.reread(loaded.log, secrets: secrets.all)
      try recorder.begin(anewWith: plan, configuration: loaded)
    } catch {
      recorder.logger.error("configuration not taken", metadata: ["reason": "\(error)"])
    }
  }
}

/// A live feed whose prices go to the history and to a monitor that watches the alarms.
struct Recorder {
  let logger = Logger(label: "record")
  private let session: LiveSession
  private var monitor: Monitor
  private var keeper: AlarmKeeper?
  private var lastReport: Timestamp
  private var lastCounts = StoreWriter.Counts()
  private var lastCommitted: [StoreSeries: Timestamp] = [:]

  init(plan: LivePlan, configuration: Configuration) throws {
    let feedLog = Logger(label: "feed")
    session = try LiveSession(plan) { $0.write(to: feedLog) }
    monitor = Monitor(settings: configuration.settings, feedName: plan.name, mode: .live)
    lastReport = .now
    keeper = AlarmKeeper(restoring: &monitor)
    session.warm(&monitor)
    logger.info(
      "recording",
      metadata: ["sources": "\(plan.sources.joined(separator: ","))", "version": "\(Version.number)"])
  }

  /// Ends the old connections and begins new ones with another configuration.
  mutating func begin(anewWith plan: LivePlan, configuration: Configuration) throws {
    session.close()
    keeper = nil
    self = try Recorder(plan: plan, configuration: configuration)
    logger.info("configuration read anew")
  }

  /// Waits for prices, a signal, or the time to do something.
  func wait(watching descriptor: Int32) {
    var requests = [
      pollfd(fd: session.descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
    ]
    _ = poll(&requests, 2, Int32(session.millisecondsUntilDue))
  }

  mutating func work() {
    let news = session.news()
    for event in news.events { monitor.receive(event) }
    for notice in news.notices { logger.warning("\(notice)") }
    if let history = news.backfill {
      monitor.relearn(from: history)
      logger.info("history filled in", metadata: ["bars": "\(history.count)"])
    }
    session.keep(monitor)
    for request in keeper?.takeRequests() ?? [] {
      monitor.perform(request)
      logger.info("asked for", metadata: ["alarm": "\(request.text)"])
    }
    for problem in keeper?.keep(monitor) ?? [] { logger.warning("\(problem)") }
    logCommitted()
    if Timestamp.now.seconds(since: lastReport) >= 60 { report() }
  }

  /// Goes on with the alarm rules that the configuration file has now.
  mutating func take(_ news: RuleFile.News) {
    let words = news.words(since: monitor.settings.rules.map(\.id))
    guard case .changed(let configuration) = news else { return logger.warning("\(words)") }
    monitor.takeRules(of: configuration.settings)
    for problem in keeper?.keep(monitor) ?? [] { logger.warning("\(problem)") }
    keeper?.strikeRules(missingFrom: monitor)
    logger.info("\(words)")
  }

  private mutating func logCommitted() {
    let committed = session.committed
    guard committed != lastCommitted else { return }
    for (series, start) in committed where lastCommitted[series] != start {
      logger.debug(
        "committed",
        metadata: [
          "source": "\(series.source)", "symbol": "\(series.instrument.symbol)",
          "interval": "\(series.interval.rawValue)", "until": "\(start.iso8601)",
        ])
    }
    lastCommitted = committed
  }

  private mutating func report() {
    lastReport = .now
    let counts = session.statistics ?? lastCounts
    let quotes = counts.changes.newQuotes - lastCounts.changes.newQuotes
    let bars = counts.changes.newBars - lastCounts.changes.newBars
    let dropped = counts.droppedQuotes + counts.droppedBars
    var facts: Logger.Metadata = ["quotes": "\(quotes)", "bars": "\(bars)", "dropped": "\(dropped)"]
    facts["shown"] = "\(monitor.lastSwitch?.to ?? "none")"
    facts["alarms"] = "\(monitor.alarms.count)"
    logger.info("last minute", metadata: facts)
    lastCounts = counts
  }

  /// Ends connections and writes what is left.
  ///
  /// - Returns: whether all of it is on the disk.
  mutating func close() -> Bool {
    let isWritten = session.close()
    for problem in keeper?.keep(monitor) ?? [] { logger.warning("\(problem)") }
    for notice in session.takeNotices() { logger.warning("\(notice)") }
    logCommitted()
    logger.info("ended", metadata: ["complete": "\(isWritten)"])
    return isWritten
  }
}
