import BullionMarket
import BullionMonitor
import Failover
import Settings
import Store
import Venues
import Wire

/// A live feed with everything around it: the network, the history on the disk, the log.
///
/// Whoever owns it waits for `descriptor` or `nextDue`, and then takes the news.
final class LiveSession {
  /// What has come since the last call.
  struct News {
    var events: [FeedEvent] = []
    /// What the user ought to know.
    var notices: [String] = []
  }

  let name: String
  private var feed: LiveFeed
  private let wire: Wire
  private let inbox: Inbox
  private var keeper: HistoryKeeper
  private let log: @Sendable (LiveRemark) -> Void
  /// What the feed has said and has not been done yet; kept for its memory.
  private var steps: [FeedStep] = []
  private let clock: SteadyClock
  /// By the steady clock.
  private var lastStep: Timestamp
  private var toldPruning = StorePruning()
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
  init(
    _ prepared: Prepared, clock: SteadyClock = SteadyClock(),
    log: @escaping @Sendable (LiveRemark) -> Void = { _ in }
  ) {
    let plan = prepared.plan
    self.clock = clock
    let now = clock.now
    name = plan.name
    self.log = log
    keeper = HistoryKeeper(
      plan.configuration.store, directories: UserDirectories(variable: environmentVariable),
      sources: prepared.venues.map(\.facts.name), calendar: plan.configuration.settings.calendar, now: now)
    loaded = LoadedHistory(keeper.start.bars)
    let known = keeper.start.known
    inbox = prepared.inbox
    var wireSettings = plan.wireSettings
    wireSettings.now = { clock.now }
    wire = Wire(inbox: inbox, settings: wireSettings)
    feed = LiveFeed(
      name: plan.name, venues: prepared.venues, settings: plan.liveSettings,
      known: { known[$0] ?? KnownHistory() }, now: now, seed: UInt64.random(in: 0 ... .max))
    lastStep = now
    feed.start(at: now, &steps)
    _ = carryOut()
  }

  /// To be watched for reading.
  var descriptor: Int32 { inbox.descriptor }

  /// Gives a monitor the history from before the first quote, up to the present moment. Its alarm journal is to be
  /// restored before: the rules are judged on the history.
  func warm(_ monitor: inout Monitor) {
    monitor.load(history: loaded.bars, restoring: keeper.start.memories)
    monitor.advance(to: time)
  }

  /// The time as the sources and the system's clock agree on it.
  private var time: Timestamp { feed.time(at: clock.now) }

  /// Milliseconds until time has to pass again.
  var millisecondsUntilDue: Int64 {
    max(0, LiveFeed.step - clock.now.milliseconds(since: lastStep))
  }

  /// Everything that has come, and what the passing of time brought about.
  func news() -> News {
    for event in inbox.take() { feed.receive(event, &steps) }
    let reading = clock.reading
    let isDue = reading.steady.milliseconds(since: lastStep) >= LiveFeed.step
    if isDue {
      lastStep = reading.steady
      feed.advance(to: reading, &steps)
    }
    keeper.keep(steps, at: time)
    if isDue {
      keeper.advance(to: feed.time(at: reading.steady))
      tellOfPruning()
    }
    let events = carryOut()
    return News(events: events, notices: keeper.takeProblems())
  }

  /// Keeps where a monitor's indicators stand.
  func keep(_ memories: [IndicatorMemory]) { keeper.keep(memories, source: feed.shown?.name) }

  /// What is removed from the history is written into the log.
  private func tellOfPruning() {
    guard let pruning = keeper.statistics?.pruning,
      pruning.quotes != toldPruning.quotes || pruning.bars != toldPruning.bars
    else { return }
    let facts = [
      "quotes": "\(pruning.quotes - toldPruning.quotes)", "bars": "\(pruning.bars - toldPruning.bars)",
      "bytes": "\(pruning.bytes - toldPruning.bytes)",
    ]
    toldPruning = pruning
    log(LiveRemark(.info, nil, "old history removed", facts))
  }

  /// Does what the feed has said in order.
  ///
  /// - Returns: what the monitor is to be told.
  private func carryOut() -> [FeedEvent] {
    var events: [FeedEvent] = []
    var hasNewHistory = false
    for step in steps {
      switch step {
      case .tell(let event): events.append(event)
      case .wire(let order): wire.perform(order)
      case .remark(let remark): log(remark)
      case .backfill(let backfill):
        loaded.add(backfill.bars)
        hasNewHistory = true
      // By another time other bars are over.
      case .clockStep: hasNewHistory = true
      case .record, .interrupted: break
      }
    }
    steps.removeAll(keepingCapacity: true)
    if hasNewHistory { events.append(.backfill(loaded.bars)) }
    return events
  }

  /// How all sources stand.
  func readings() -> [SourceReading] { feed.readings(at: clock.now) }
  /// What is wrong with the system's clock, by the sources; nil while nothing is.
  var clockProblem: String? { feed.systemLead.map(LocalClock.words) }
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
    for event in inbox.take() { feed.receive(event, &steps) }
    keeper.keep(steps, at: time)
    for case .remark(let remark) in steps { log(remark) }
    steps = []
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
