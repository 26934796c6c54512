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
  private var loaded: LoadedHistory

  /// What a session needs and may be refused, before anything is begun for it or ended for its sake.
  struct Prepared {
    let plan: LivePlan
    fileprivate let venues: [any Venue]
    fileprivate let inbox: Inbox

    /// - Throws: when a source cannot be had at all, or the system gives no pipe.
    init(_ plan: LivePlan) throws {
      guard isLiveBuiltIn else { throw NotBuiltIn() }
      self.plan = plan
      venues = try plan.venues()
      inbox = try Inbox()
    }
  }

  /// Opens the history and makes the first connections.
  init(_ prepared: Prepared, log: @escaping @Sendable (LiveRemark) -> Void = { _ in }) {
    let plan = prepared.plan
    let now = Timestamp.now
    name = plan.name
    self.log = log
    keeper = HistoryKeeper(
      plan.configuration.store, directories: UserDirectories(variable: environmentVariable),
      sources: prepared.venues.map(\.facts.name), calendar: plan.configuration.settings.calendar, now: now)
    loaded = LoadedHistory(keeper.start.bars)
    let known = keeper.start.known
    inbox = prepared.inbox
    wire = Wire(inbox: inbox, settings: plan.wireSettings)
    feed = LiveFeed(
      name: plan.name, venues: prepared.venues, settings: plan.liveSettings,
      known: { known[$0] ?? KnownHistory() }, now: now, seed: UInt64.random(in: 0 ... .max))
    lastStep = now
    feed.start(at: now, &out)
    perform()
  }

  /// To be watched for reading.
  var descriptor: Int32 { inbox.descriptor }

  /// Gives a monitor the history from before the first quote, up to the present moment.
  func warm(_ monitor: inout Monitor) {
    monitor.load(history: loaded.bars)
    monitor.restore(keeper.start.memories)
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
    if !out.backfills.isEmpty {
      for backfill in out.backfills { loaded.add(backfill.bars) }
      news.backfill = loaded.bars
    }
    news.notices = keeper.takeProblems()
    perform()
    return news
  }

  /// Keeps what a monitor's indicators have learnt.
  func keep(_ monitor: Monitor) {
    keeper.keep(monitor, source: feed.shown?.name, now: lastStep)
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

  /// Writes what is left, and then ends all connections; those that hang get half a second.
  ///
  /// - Returns: what is not on the disk, and why, in words; nil when all of it is.
  @discardableResult
  func close() -> String? {
    for event in inbox.take() { feed.receive(event, &out) }
    keeper.keep(out)
    for remark in out.remarks { log(remark) }
    out.clear()
    let unsaved = keeper.close()
    wire.shutDown()
    return unsaved
  }
}

/// The program was built for the demo alone.
struct NotBuiltIn: Error, CustomStringConvertible {
  let description =
    "this program was built without live feeds; build it without --disable-default-traits for them"
}
