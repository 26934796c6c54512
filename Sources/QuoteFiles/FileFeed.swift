import BullionMarket
import DequeModule
import Files
import Playback

/// Plays a file of quote lines by its own time, faster.
///
/// Events come in the order of the file; a bar is due at its end, a refused line together with the event before
/// it. Long gaps are shortened (see `ReplayPace`). At the end comes `.ended`, once. Memory stays bounded
/// whatever the size of the file, and a copy of the feed plays on by itself.
package struct FileFeed: PacedFeed {
  /// Data seconds per wall second unless the user says otherwise.
  package static let defaultSpeed = 60.0

  package let name: String
  package var mode: FeedMode { .replay }
  package var tempo: Double? { pace.speed }

  private let file: InputDescriptor
  private var offset: Int64 = 0
  private var reader = QuoteLineReader()
  private var pace: ReplayPace
  private var upcoming: FeedEvent?
  /// Read ahead, to see whether a date can be right.
  private var ahead: Deque<FeedEvent> = []
  private var isRead = false
  private var isEnded = false

  /// - Parameters:
  ///   - path: a regular file.
  ///   - speed: data seconds per wall second; positive and finite.
  package init(path: String, speed: Double = FileFeed.defaultSpeed) throws(FeedError) {
    guard speed > 0, speed.isFinite else {
      throw FeedError(path, "cannot play at speed \(speed)", "give a speed above 0, such as ?speed=60")
    }
    file = try TextFile.open(
      path, contents: "quote lines", pipeAdvice: "read it from standard input: --feed - < PIPE")
    name = "file:\(path)"
    pace = ReplayPace(speed: speed)
  }

  package mutating func nextDue() -> Int64? {
    prepare()
    return upcoming == nil ? nil : pace.due
  }

  package mutating func next() -> FeedEvent? {
    prepare()
    guard let event = upcoming else { return nil }
    if let time = pace.step() { return .clock(time) }
    upcoming = nil
    return event
  }

  /// All that is left, without pace and without clock steps, `.ended` included, until `body` returns false.
  package mutating func forEachEvent(_ body: (FeedEvent) throws -> Bool) rethrows {
    while let event = upcoming ?? readNext() {
      upcoming = nil
      guard try body(event) else { return }
    }
  }

  private mutating func prepare() {
    guard upcoming == nil, let event = readNext() else { return }
    upcoming = event
    pace.head(for: event.ownTime.flatMap { isMisdated($0) ? nil : $0 })
  }

  /// A quote that lies a minute and more after those around it is not waited for: it would drag the time with it.
  private mutating func isMisdated(_ time: Timestamp) -> Bool {
    guard let position = pace.position, time.milliseconds(since: position) > Self.leap else { return false }
    var next = ahead.lazy.compactMap(\.ownTime).first { $0 != time }
    while next == nil, ahead.count < Self.mostAhead, let event = read() {
      ahead.append(event)
      next = event.ownTime.flatMap { $0 == time ? nil : $0 }
    }
    return next.map { time.milliseconds(since: $0) > Self.leap } ?? false
  }

  private static let leap: Int64 = 60_000
  private static let mostAhead = 4

  private mutating func readNext() -> FeedEvent? { ahead.popFirst() ?? read() }

  /// The next event of the file; nil after `.ended`.
  private mutating func read() -> FeedEvent? {
    while true {
      if let event = reader.next() { return event }
      if isRead {
        defer { isEnded = true }
        return isEnded ? nil : .ended
      }
      switch file.read(at: offset) {
      case .bytes(let chunk):
        offset += Int64(chunk.count)
        reader.push(chunk)
      case .end, .nothingYet:
        isRead = true
        reader.finish()
      case .failed(let words):
        isRead = true
        return .readingStopped(words)
      }
    }
  }
}

extension FeedEvent {
  /// The time at which it is known; nil for what has none.
  fileprivate var ownTime: Timestamp? {
    switch self {
    case .quote(let quote), .judged(let quote): quote.time
    case .bar(_, let interval, let bar): bar.start.advanced(byMilliseconds: interval.milliseconds)
    case .clock(let time): time
    case .refused, .headline, .elapsed, .localClock, .sources, .switched, .restarted, .ended, .history,
      .backfill:
      nil
    }
  }

  /// An error of the system in the middle of the input, as a refusal, so that it is reported and counted.
  static func readingStopped(_ words: String) -> FeedEvent {
    .refused(RefusedLine(line: nil, reason: .malformed, text: "", detail: "reading stopped: \(words)"))
  }
}
