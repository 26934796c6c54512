/// Where prices wait that jumped too far to be believed at once.
struct JumpQuarantine: Sendable, Equatable {
  private struct Entry: Sendable, Equatable {
    var time: Timestamp
    var mid: Int64
  }

  /// Those that agree with the latest.
  private var entries: [Entry] = []
  /// Held back in a row without a believed price between: counted up above the last price, down below it.
  private var run = 0

  /// How many in a row lie on the same side of the last price.
  var runLength: Int { abs(run) }

  /// Puts a price in and drops those that are too old or do not agree with it.
  ///
  /// - Returns: how many agree, this one included.
  mutating func hold(
    _ mid: Int64, at time: Timestamp, isRise: Bool, within window: Int64, tolerance: Int64
  ) -> Int {
    entries.removeAll {
      time.milliseconds(since: $0.time) > window || abs($0.mid - mid) > tolerance
    }
    entries.append(Entry(time: time, mid: mid))
    run = isRise ? max(run, 0) + 1 : min(run, 0) - 1
    return entries.count
  }

  /// Lets the waiting prices go.
  mutating func clear() {
    entries.removeAll(keepingCapacity: true)
    run = 0
  }
}
