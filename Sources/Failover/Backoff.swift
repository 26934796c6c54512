import Chance

/// How long to wait before the next try: doubled each time up to a limit, and shortened by chance by up to a half,
/// so that many programs that lost the same server do not come back at the same moment.
struct Backoff: Sendable {
  let shortest: Int64
  let longest: Int64
  /// Tries since the last reset.
  private(set) var tries = 0
  private var random: SplitMix64

  /// - Parameters:
  ///   - shortest: milliseconds of the first wait, before chance.
  ///   - longest: milliseconds that no wait exceeds.
  ///   - seed: picks the chance.
  init(shortest: Int64, longest: Int64, seed: UInt64) {
    self.shortest = max(1, shortest)
    self.longest = max(shortest, longest)
    random = SplitMix64(seed: seed)
  }

  /// The next wait in milliseconds.
  mutating func next() -> Int64 {
    let doublings = Int64(min(tries, 30))
    tries += 1
    let whole = min(longest, shortest << doublings)
    return whole / 2 + random.integer(in: 0...(whole - whole / 2))
  }

  mutating func reset() { tries = 0 }
}
