#if Live
  import BullionMarket
  import BullionMonitor
  import Failover
  import Foundation
  import LoopbackVenues
  import Testing
  import Wire

  /// A live feed with a real network, venues on loopback and a monitor behind it, for the length of a test.
  ///
  /// After every batch what the monitor shows is held against the market that the venues quote.
  @RigActor final class LiveRig {
    nonisolated static let token = "sesame-0123456789-open"

    let clock: RigClock
    let venues: [LoopbackVenue]
    let inbox: Inbox
    private let wire: Wire
    private var feed: LiveFeed
    private var out: [FeedStep] = []
    private var lastStep: Timestamp
    private var range: TrueRange
    private(set) var monitor: Monitor

    /// Without clock events and reports.
    private(set) var events: [FeedEvent] = []
    private(set) var remarks: [LiveRemark] = []
    private(set) var recorded: [RecordedQuote] = []
    private(set) var backfills: [Backfill] = []
    /// The largest inbox that was met.
    private(set) var mostWaiting = 0
    /// What should never be: wrong prices, a token in the open.
    private(set) var wrongs: [String] = []

    private init(_ plan: RigPlan, clock: RigClock, venues: [LoopbackVenue]) throws {
      self.clock = clock
      self.venues = venues
      inbox = try Inbox(limit: plan.inboxLimit)
      var wireSettings = plan.wire
      wireSettings.environment = { _ in nil }
      wireSettings.now = { clock.now }
      wire = Wire(inbox: inbox, settings: wireSettings)
      let now = clock.now
      let made = try venues.map { try plan.venue($0.kind, at: $0.url) }
      feed = LiveFeed(
        name: "live", venues: made, settings: plan.settings, known: { _ in plan.known(at: now) }, now: now,
        seed: 7)
      lastStep = now
      range = TrueRange(venues.map(\.kind), at: now)
      monitor = Monitor(feedName: "live", mode: .live)
      feed.start(at: now, &out)
      settle(at: now)
    }

    /// Starts venues and a feed, and ends them behind the body; what should never be is an issue of the test.
    static func run(_ plan: RigPlan, _ body: @RigActor (LiveRig) async throws -> Void) async throws {
      await RigSlots.shared.enter()
      let clock = RigClock()
      var venues: [LoopbackVenue] = []
      let result: Result<Void, any Error>
      do {
        for kind in plan.kinds {
          let venue = LoopbackVenue(kind, settings: plan.loopback(kind, clock))
          venues.append(venue)
          try await venue.start()
        }
        let rig = try LiveRig(plan, clock: clock, venues: venues)
        do { result = .success(try await body(rig)) } catch { result = .failure(error) }
        rig.wire.shutDown()
        #expect(rig.wrongs.prefix(3).isEmpty)
        // What is under way when the bound is met still gets in.
        #expect(rig.mostWaiting <= plan.inboxLimit + plan.wire.largestMessage)
      } catch {
        result = .failure(error)
      }
      for venue in venues { await venue.stop() }
      await RigSlots.shared.leave()
      try result.get()
    }

    // MARK: Going on

    /// Goes on until something is so.
    ///
    /// - Parameter seconds: how long at most.
    @discardableResult
    func until(_ seconds: Double = 60, _ isSo: @RigActor (LiveRig) -> Bool) async -> Bool {
      let end = ContinuousClock.now + .seconds(seconds)
      while !isSo(self) {
        guard ContinuousClock.now < end else { return false }
        await step()
      }
      return true
    }

    func pass(seconds: Double) async { await until(seconds) { _ in false } }

    /// Forgets what was collected.
    func forget() {
      events = []
      remarks = []
      recorded = []
    }

    private func step() async {
      try? await Task.sleep(for: .milliseconds(5))
      mostWaiting = max(mostWaiting, inbox.waitingBytes)
      for event in inbox.take() { feed.receive(event, &out) }
      let now = clock.now
      if now.milliseconds(since: lastStep) >= 20 {
        lastStep = now
        feed.advance(to: now, &out)
      }
      settle(at: now)
    }

    private func settle(at now: Timestamp) {
      range.extend(to: now)
      var isTold = false
      for step in out {
        switch step {
        case .tell(let event):
          monitor.receive(event)
          note(event)
          isTold = true
        case .wire(let order): wire.perform(order)
        case .record(let piece): recorded.append(piece)
        case .backfill(let backfill): backfills.append(backfill)
        case .remark(let remark):
          checkSecrets([remark.text] + remark.facts.values, "a remark")
          remarks.append(remark)
        case .interrupted, .clockStep: break
        }
      }
      if isTold { checkReadings() }
      out = []
    }

    private func note(_ event: FeedEvent) {
      switch event {
      case .judged(let quote): check(quote.mid, quote.instrument, "handed over")
      case .sources(let readings): return checkSecrets(readings.map(\.reason), "a reason")
      case .clock: return
      default: break
      }
      events.append(event)
    }

    // MARK: What should never be

    private func check(_ mid: Price, _ instrument: Instrument, _ words: String) {
      if !range.contains(mid, of: instrument) {
        wrongs.append("\(instrument.name) \(mid.dollars) was \(words)")
      }
    }

    private func checkReadings() {
      let readings = monitor.readings
      for instrument in Instrument.allCases {
        if let mid = readings[instrument].mid { check(mid, instrument, "shown") }
      }
      guard let gold = readings.gold.mid?.dollars, let silver = readings.silver.mid?.dollars,
        let ratio = readings.ratio.value
      else { return }
      if abs(ratio / (gold / silver) - 1) > 1e-9 { wrongs.append("the ratio \(ratio) is of other prices") }
    }

    private func checkSecrets(_ texts: [String], _ place: String) {
      if texts.contains(where: { $0.contains(Self.token) }) { wrongs.append("the token is in \(place)") }
    }

    // MARK: How it stands

    func reading(_ position: Int = 0) -> SourceReading { feed.readings(at: clock.now)[position] }
    var shown: String? { feed.shown?.name }
    var switches: [SourceSwitch] {
      events.compactMap { if case .switched(let change) = $0 { change } else { nil } }
    }

    /// Whether a source is live, shown, and its prices are on the screen.
    func isLive(_ position: Int = 0) -> Bool {
      let reading = reading(position)
      guard reading.state == .live, reading.isShown, !monitor.isDown else { return false }
      let metals: [Instrument] = venues[position].kind == .kraken ? [.gold] : [.gold, .silver]
      return metals.allSatisfy { monitor.readings[$0].quality == .good }
    }

    func hasRemark(_ text: String) -> Bool {
      remarks.contains { $0.text.contains(text) || ($0.facts["reason"] ?? "").contains(text) }
    }
  }
#endif
