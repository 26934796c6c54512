import BullionMarket
import Synchronization

/// The check sum of a row, kept beside it: SQLite sees whether a file is one, but not whether a number in it has
/// changed on the disk.
///
/// 32 bits over every number of the row and over the names of its series, so that a row that came to stand under
/// another metal or source does not add up either. It detects accidents, not attackers.
struct RowSum {
  private var state: UInt64

  /// - Parameters:
  ///   - symbol: of the metal.
  ///   - interval: of the bars, or `StoreSchema.quoteInterval`.
  ///   - source: whose rows they are.
  init(symbol: String, interval: String, source: String) {
    state = 0xCBF2_9CE4_8422_2325
    for text in [symbol, interval, source] {
      add(Int64(text.utf8.count))
      for byte in text.utf8 { add(Int64(byte)) }
    }
  }

  init(of series: StoreSeries) {
    self.init(symbol: series.instrument.symbol, interval: series.interval.rawValue, source: series.source)
  }

  init(of feed: StoreFeed) {
    self.init(symbol: feed.instrument.symbol, interval: StoreSchema.quoteInterval, source: feed.source)
  }

  /// Each step maps different states to different ones, so that one changed number always shows.
  mutating func add(_ number: Int64) {
    state = (state ^ UInt64(bitPattern: number)) &* 0x9E37_79B9_7F4A_7C15
    state ^= state >> 29
  }

  /// The sum of a row of seven numbers, as a bar has them.
  func callAsFunction(_ a: Int64, _ b: Int64, _ c: Int64, _ d: Int64, _ e: Int64, _ f: Int64, _ g: Int64)
    -> Int64
  {
    var sum = self
    sum.add(a)
    sum.add(b)
    sum.add(c)
    sum.add(d)
    sum.add(e)
    sum.add(f)
    sum.add(g)
    return sum.value
  }

  /// The sum of a row of three numbers, as a quote has them.
  func callAsFunction(_ a: Int64, _ b: Int64, _ c: Int64) -> Int64 {
    var sum = self
    sum.add(a)
    sum.add(b)
    sum.add(c)
    return sum.value
  }

  /// The sum of some bytes with their time and version.
  func callAsFunction(_ time: Int64, _ version: Int64, _ bytes: some Sequence<UInt8>) -> Int64 {
    var sum = self
    sum.add(time)
    sum.add(version)
    for byte in bytes { sum.add(Int64(byte)) }
    return sum.value
  }

  private var value: Int64 { Int64(Int32(truncatingIfNeeded: state ^ state >> 32)) }
}

/// Which rows of a file have a sum.
enum SummedRows: Sendable {
  /// A file of the first version that is only read.
  case none
  /// Those that were there when sums came have none.
  case new
  case all
}

/// Rows that did not add up and were left out, counted over all readers of a store.
final class BrokenRows: Sendable {
  private let number = Mutex(0)

  func count() { number.withLock { $0 += 1 } }
  var total: Int { number.withLock { $0 } }
}
