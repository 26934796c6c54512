import BullionMarket

/// When, in wall time, the events of a recording are due.
///
/// A recording plays at its own time divided by the speed. A gap of more than ten seconds of wall time (a
/// weekend, the nightly break, bars of an hour) is passed in two. Within every gap the time is told each quarter
/// second, so that ages grow while nothing happens. Due times never fall: what is out of order is due at once.
/// A step back by more than an hour (files put together, a wild stamp before) starts the count anew from there.
struct ReplayPace: Sendable {
  private static let longestGap = 10_000.0
  private static let shortenedGap = 2_000.0
  private static let clockStep = 250.0
  private static let restartBehind: Int64 = 3_600_000

  let speed: Double
  /// The latest time played.
  private(set) var position: Timestamp?
  /// Wall milliseconds at `position`.
  private var elapsed = 0.0
  /// The way to the event that comes next.
  private var way = Way()

  private struct Way: Sendable {
    var start = Timestamp(milliseconds: 0)
    var length: Int64 = 0
    var wall = 0.0
    var step: Int64 = 0
    var steps: Int64 = 1
  }

  /// - Parameter speed: data seconds per wall second; positive and finite.
  init(speed: Double) { self.speed = speed }

  /// Heads for an event at a time; nil for one without a time of its own, due together with the one before.
  mutating func head(for time: Timestamp?) {
    elapsed += way.wall
    way = Way()
    guard let time else { return }
    guard let start = position else {
      position = time
      return
    }
    if time > start {
      way = way(from: start, to: time)
      position = time
    } else if start.milliseconds(since: time) > Self.restartBehind {
      position = time
    }
  }

  private func way(from start: Timestamp, to end: Timestamp) -> Way {
    let length = end.milliseconds(since: start)
    let wall = Double(length) / speed
    let shortened = wall > Self.longestGap ? Self.shortenedGap : wall
    return Way(
      start: start, length: length, wall: shortened, steps: max(1, Int64(shortened / Self.clockStep)))
  }

  /// When the next step on the way is due, or the event itself once all steps are made.
  var due: Int64 {
    Int64(elapsed + way.wall * Double(min(way.step + 1, way.steps)) / Double(way.steps))
  }

  /// Makes a step on the way: the time that it reaches; nil when only the event is left.
  mutating func step() -> Timestamp? {
    guard way.step + 1 < way.steps else { return nil }
    way.step += 1
    return way.start.advanced(byMilliseconds: way.length / way.steps * way.step)
  }
}
