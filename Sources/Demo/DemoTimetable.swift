import BullionMarket
import Chance

/// Legs in a row, each knowing where it starts.
struct DemoTimetable: Sendable {
  struct Entry: Sendable {
    /// The row's number, which picks its random numbers: changing one row leaves the others as they were.
    var number: Int
    var start: Timestamp
    var from: MetalPair
    var leg: DemoLeg
    /// Milliseconds of market time.
    var span: Int64 { leg.until.milliseconds(since: start) }
    /// The moment at which so much wall time of the leg is over.
    func time(atWall wall: Int64) -> Timestamp {
      leg.wall > 0 ? start.advanced(byMilliseconds: wall * span / leg.wall) : start
    }
    /// The wall time, counted from the leg's begin, at which a moment is due.
    func wall(at time: Timestamp) -> Int64 {
      span > 0 ? time.milliseconds(since: start) * leg.wall / span : 0
    }
    /// The random numbers of this row.
    func generator(seed: UInt64) -> SplitMix64 { SplitMix64(seed: seed, stream: UInt64(number) &+ 1) }
  }

  let entries: [Entry]

  init(start: Timestamp, from: MetalPair, legs: [DemoLeg]) {
    var entries: [Entry] = []
    entries.reserveCapacity(legs.count)
    var time = start
    var pair = from
    for leg in legs {
      entries.append(Entry(number: entries.count, start: time, from: leg.opening ?? pair, leg: leg))
      time = leg.until
      pair = leg.end
    }
    self.entries = entries
  }

  /// The rows that begin at `first` or later and before `last` (all later ones when nil).
  func entries(from first: Timestamp, before last: Timestamp? = nil) -> [Entry] {
    entries.filter { entry in
      guard entry.start >= first else { return false }
      guard let last else { return true }
      return entry.start < last
    }
  }
}
