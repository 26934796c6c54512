import BullionMarket
import BullionMonitor
import Dashboard
import Panels
import Playback
import QuoteFiles

/// A feed as the dashboard's loop sees it: what is new, when to ask again, and the controls of a replay.
struct FeedDriver {
  private enum Kind {
    case player(FeedPlayer)
    case stream(StreamFeed)
    case live(LiveSession)
  }

  private var kind: Kind
  private var lastAsked: ContinuousClock.Instant
  private var round = 1
  /// The tempo that the dashboard was told last.
  private var toldTempo: Double?
  /// Events that a skip has fetched ahead of their time.
  private var skipped: [FeedEvent] = []
  /// Until when the time of a stream has been told; nil before its first line.
  private var streamTime: ContinuousClock.Instant?
  private var isReadable = true

  init(_ feed: OpenedFeed, now: ContinuousClock.Instant) {
    switch feed {
    case .paced(let paced): kind = .player(FeedPlayer(paced))
    case .stream(let stream): kind = .stream(stream)
    case .live(let session): kind = .live(session)
    }
    lastAsked = now
  }

  /// Gives a monitor what a live feed knows from before its first price; other feeds tell it as their first event.
  func warm(_ monitor: inout Monitor) {
    if case .live(let session) = kind { session.warm(&monitor) }
  }

  /// What has become due since the last call, as events for the dashboard.
  mutating func news(now: ContinuousClock.Instant) -> [Event] {
    switch kind {
    case .player(var player):
      // Whole milliseconds only; the rest waits for the next call, so that the pace does not drift.
      let elapsed = lastAsked.duration(to: now) / .milliseconds(1)
      let whole = Int64(max(0, min(elapsed, 1e9)))
      lastAsked = lastAsked.advanced(by: .milliseconds(whole))
      let events = skipped + player.advance(wallMilliseconds: whole)
      skipped = []
      kind = .player(player)
      guard !events.isEmpty else { return [] }
      if events.contains(.restarted) { round += 1 }
      guard events.contains(.restarted) || player.tempo != toldTempo else { return [.feed(events)] }
      toldTempo = player.tempo
      return [.feed(events), .playback(playback)]
    case .stream(var stream):
      let events = isReadable ? stream.read() : []
      isReadable = false
      kind = .stream(stream)
      return streamEvents(events, now: now)
    case .live(let session):
      let news = session.news()
      var events = news.notices.map { Event.notice($0) }
      if !news.events.isEmpty { events.append(.feed(news.events)) }
      return events
    }
  }

  /// Keeps what a live feed's monitor has learnt.
  func keep(_ memories: [IndicatorMemory]) {
    if case .live(let session) = kind { session.keep(memories) }
  }

  /// Writes what is left and ends connections.
  ///
  /// - Returns: what the user ought to know of it.
  func close() -> [String] {
    guard case .live(let session) = kind else { return [] }
    let unsaved = session.close()
    return session.takeNotices() + [unsaved].compactMap { $0 }
  }

  /// A stream has no clock of its own between its lines: event time goes on with the time that passes here. By how
  /// much is said, not to when: what the last line said of the time may be wrong.
  private mutating func streamEvents(_ events: [FeedEvent], now: ContinuousClock.Instant) -> [Event] {
    if events.contains(where: { $0.time != nil }) { streamTime = now }
    guard let told = streamTime, !isStreamEnded, events.isEmpty else {
      return events.isEmpty ? [] : [.feed(events)]
    }
    let elapsed = told.duration(to: now) / .milliseconds(1)
    guard elapsed >= Double(Self.clockStep) else { return [] }
    let whole = Int64(min(elapsed, 1e12))
    streamTime = told.advanced(by: .milliseconds(whole))
    return [.feed([.elapsed(whole)])]
  }

  /// Milliseconds between two steps of a silent stream's clock.
  private static let clockStep: Int64 = 1000

  private var isStreamEnded: Bool {
    if case .stream(let stream) = kind { return stream.isEnded }
    return false
  }

  /// When `news` has something again; nil when only a descriptor can tell.
  mutating func nextDue(now: ContinuousClock.Instant) -> ContinuousClock.Instant? {
    switch kind {
    case .player(var player):
      defer { kind = .player(player) }
      guard skipped.isEmpty else { return now }
      return player.millisecondsUntilNextEvent.map {
        lastAsked.advanced(by: .milliseconds(min($0, 86_400_000)))
      }
    case .stream(let stream):
      guard streamTime != nil, !stream.isEnded else { return nil }
      return now.advanced(by: .milliseconds(Self.clockStep))
    case .live(let session): return now.advanced(by: .milliseconds(session.millisecondsUntilDue))
    }
  }

  /// Descriptors to watch for input.
  var descriptors: [Int32] {
    switch kind {
    case .stream(let stream): stream.isEnded ? [] : [stream.descriptor]
    case .live(let session): [session.descriptor]
    case .player: []
    }
  }

  mutating func noteReadable() { isReadable = true }

  var playback: Playback {
    switch kind {
    case .player(let player):
      var playback = Playback(
        isPaused: player.isPaused, speed: player.speed, isControllable: true,
        hasEvents: player.mode == .demo, round: round, tempo: player.tempo)
      playback.isFastest = player.isFastest
      playback.isSlowest = player.isSlowest
      return playback
    case .stream, .live: return Playback()
    }
  }

  mutating func control(_ change: (inout FeedPlayer) -> Void) {
    guard case .player(var player) = kind else { return }
    change(&player)
    kind = .player(player)
  }

  /// Plays everything up to the next event of the story at once.
  mutating func skip() {
    guard case .player(var player) = kind else { return }
    skipped += player.skipToNextHeadline()
    kind = .player(player)
  }
}
