import BullionMarket
import BullionMonitor
import CursesTerminal
import Glibc
import Logging
import Settings
import Store

/// A live feed whose prices go to the history and to a monitor that watches the alarms.
struct Recorder {
  let logger = Logger(label: "record")
  private let session: LiveSession
  private var monitor: Monitor
  private var memory = MonitorMemory()
  private var keeper: AlarmKeeper?
  private var lastReport = ContinuousClock.now
  private var lastCounts = StoreWriter.Counts()
  private var lastCommitted: [StoreSeries: Timestamp] = [:]

  init(_ prepared: LiveSession.Prepared, configuration: Configuration) {
    let plan = prepared.plan
    let feedLog = Logger(label: "feed")
    session = LiveSession(prepared) { $0.write(to: feedLog) }
    monitor = Monitor(settings: configuration.settings, feedName: plan.name, mode: .live)
    keeper = AlarmKeeper(
      restoring: &monitor, delivering: configuration.delivery, hasTerminal: false)
    session.warm(&monitor)
    logger.info(
      "recording",
      metadata: ["sources": "\(plan.sources.joined(separator: ","))", "version": "\(Version.number)"])
  }

  /// Ends the old connections and begins new ones with another configuration.
  mutating func begin(anewWith prepared: LiveSession.Prepared, configuration: Configuration) {
    if let unsaved = session.close() { logger.warning("\(unsaved)") }
    keeper = nil
    self = Recorder(prepared, configuration: configuration)
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
    for event in news.events {
      monitor.receive(event)
      if case .backfill(let bars) = event {
        logger.info("history filled in", metadata: ["bars": "\(bars.count)"])
      }
    }
    for notice in news.notices { logger.warning("\(notice)") }
    session.keep(memory.takeIndicators(of: monitor))
    for request in keeper?.takeRequests() ?? [] {
      monitor.perform(request)
      logger.info("asked for", metadata: ["alarm": "\(request.text)"])
    }
    keepAlarms()
    logCommitted()
    if lastReport.duration(to: .now) >= .seconds(60) { report() }
  }

  /// Tells the service manager that the loop has passed and how it does.
  func tell(_ manager: ServiceManager?) { manager?.tell(hasWorked: true, monitor) }

  /// Goes on with the alarm rules that the configuration file has now.
  mutating func take(_ news: RuleFile.News) {
    let words = news.words(since: monitor.settings.rules.map(\.id))
    guard case .changed(let configuration) = news else { return logger.warning("\(words)") }
    monitor.takeRules(of: configuration.settings)
    keepAlarms()
    keeper?.strikeRules(missingFrom: monitor)
    logger.info("\(words)")
  }

  /// What the alarms did is on the disk when this returns.
  private mutating func keepAlarms() {
    guard let keeper else { return }
    let notices = memory.takeNotices(of: monitor)
    if !notices.isEmpty { keeper.keep(notices, of: monitor) }
    _ = keeper.deliver()
    for problem in keeper.takeProblems() { logger.warning("\(problem)") }
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

  /// Writes what is left and ends connections.
  ///
  /// - Returns: whether all of it is on the disk.
  mutating func close() -> Bool {
    let unsaved = session.close()
    keepAlarms()
    for notice in session.takeNotices() { logger.warning("\(notice)") }
    logCommitted()
    if let unsaved { logger.error("\(unsaved)") }
    for problem in keeper?.finish() ?? [] { logger.warning("\(problem)") }
    logger.info("ended", metadata: ["complete": "\(unsaved == nil)"])
    return unsaved == nil
  }
}
