import BullionMarket
import BullionMonitor
import Feeds
import Settings
import Store
import Wire

/// A live feed with everything around it: the network, the history on the disk, the log.
///
/// Whoever owns it waits for `descriptor` or `nextDue`, and then takes the news.
final class LiveSession {
  /// What has come since the last call.
  struct News {
    var events: [FeedEvent] = []
    /// A more complete history, with what was loaded before.
    var backfill: [FeedEvent]?
    /// What the user ought to know.
    var notices: [String] = []
  }

  let name: String
  private var feed: LiveFeed
  private let wire: Wire
  private let inbox: Inbox
  private var keeper: HistoryKeeper
  private let log: @Sendable (LiveRemark) -> Void
  private var out = LiveOutput()
  private var lastStep: Timestamp
  /// Bars that are known without a store, for filling holes.
  private var loaded: [FeedEvent] = []
  private var memories: [IndicatorMemory] = []

  /// Opens the history and makes the first connections.
  ///
  /// - Throws: when a source cannot be had at all, or the system gives no pipe.
  init(_ plan: LivePlan, log: @escaping @Sendable (LiveRemark) -> Void = { _ in }) throws {
    guard isLiveBuiltIn else { throw NotBuiltIn() }
    let now = Timestamp.now
    name = plan.name
    self.log = log
    let venues = try plan.venues()
    keeper = HistoryKeeper(
      plan.configuration.store, directories: UserDirectories(variable: environmentVariable),
      sources: venues.map(\.facts.name),
      calendar: plan.configuration.settings.calendar, now: now)
    (loaded, memories) = keeper.warmStart(now: now)
    let known = keeper.known()
    inbox = try Inbox()
    wire = Wire(inbox: inbox, settings: plan.wireSettings)
    feed = LiveFeed(
      name: plan.name, venues: venues, settings: plan.liveSettings, known: { known[$0] ?? KnownHistory() },
      now: now, seed: UInt64.random(in: 0 ... .max))
    lastStep = now
    feed.start(at: now, &out)
    perform()
  }

  /// To be watched for reading.
  var descriptor: Int32 { inbox.descriptor }

  /// Gives a monitor the history from before the first quote, up to the present moment. Its alarm journal is to be
  /// restored before: the rules are judged on the history.
  func warm(_ monitor: inout Monitor) {
    monitor.load(history: loaded, restoring: memories)
    monitor.advance(to: .now)
  }

  /// Milliseconds until time has to pass again.
  var millisecondsUntilDue: Int64 {
    max(0, LiveFeed.step - Timestamp.now.milliseconds(since: lastStep))
  }

  /// Everything that has come, and what the passing of time brought about.
  func news() -> News {
    for event in inbox.take() { feed.receive(event, &out) }
    let now = Timestamp.now
    // A clock that was set back must not stop everything.
    if now.milliseconds(since: lastStep) >= LiveFeed.step || now < lastStep {
      lastStep = now
      feed.advance(to: now, &out)
      keeper.keep(out)
      keeper.advance(to: now)
    } else {
      keeper.keep(out)
    }
    var news = News(events: out.events)
    if !out.backfills.isEmpty { news.backfill = backfilled(at: now) }
    news.notices = keeper.takeProblems()
    perform()
    return news
  }

  /// Keeps what a monitor's indicators have learnt.
  func keep(_ monitor: Monitor) {
    keeper.keep(monitor, source: feed.shown?.name, now: lastStep)
  }

  private func backfilled(at now: Timestamp) -> [FeedEvent] {
    // A file that was deleted meanwhile knows less than what was loaded.
    if let stored = keeper.reread(now: now), stored.count >= loaded.count {
      loaded = stored
    } else {
      loaded += out.backfills.flatMap(\.bars)
    }
    return loaded
  }

  private func perform() {
    for order in out.orders { wire.perform(order) }
    for remark in out.remarks { log(remark) }
    out.clear()
  }

  /// How all sources stand.
  func readings() -> [SourceReading] { feed.readings(at: .now) }
  /// The start of the last bar of each series that is safely on the disk.
  var committed: [StoreSeries: Timestamp] { keeper.committed }
  /// What the history's writer has done; nil without a history.
  var statistics: StoreWriter.Counts? { keeper.statistics }
  /// What the user ought to know and has not been told.
  func takeNotices() -> [String] { keeper.takeProblems() }

  /// Waits until something has come or is due.
  func wait() { _ = inbox.wait(milliseconds: Int32(millisecondsUntilDue)) }

  /// Ends all connections and writes what is left.
  ///
  /// - Returns: whether everything is on the disk.
  @discardableResult
  func close() -> Bool {
    wire.shutDown()
    return keeper.close()
  }
}

/// The program was built for the demo alone.
struct NotBuiltIn: Error, CustomStringConvertible {
  let description =
    "this program was built without live feeds; build it without --disable-default-traits for them"
}
