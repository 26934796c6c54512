import BullionMarket
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Store

/// A moment at which everything in these tests is long over.
let testNow = Timestamp(2026, 2, 1)

/// A bar whose four prices are given in dollars.
func bar(
  _ start: Timestamp, _ open: Int64, _ high: Int64, _ low: Int64, _ close: Int64, count: Int = 1,
  partial: Bool = false
) -> Bar {
  func price(_ dollars: Int64) -> Price { Price(ticks: dollars * Price.ticksPerDollar) }
  return Bar(
    start: start, open: price(open), high: price(high), low: price(low), close: price(close), count: count,
    isPartial: partial)
}

/// A bar of a single price in dollars.
func bar(_ start: Timestamp, _ dollars: Int64, count: Int = 1, partial: Bool = false) -> Bar {
  bar(start, dollars, dollars, dollars, dollars, count: count, partial: partial)
}

/// Minutes from a moment on, each a dollar above the one before.
func minutes(from start: Timestamp, count: Int, dollars: Int64 = 100) -> [Bar] {
  (0..<count).map { bar(start.advanced(bySeconds: Int64($0) * 60), dollars + Int64($0)) }
}

extension HistoryStore {
  convenience init(_ path: String, _ settings: StoreSettings = StoreSettings()) throws {
    try self.init(path: path, settings: settings, now: testNow)
  }

  /// All bars of one series.
  func all(_ series: StoreSeries) throws -> [Bar] {
    var all: [Bar] = []
    try forEachPage(of: series, from: .distantPast, to: .distantFuture) { all += $0 }
    return all
  }

  /// All quotes of one feed.
  func all(_ feed: StoreFeed) throws -> [Quote] {
    var all: [Quote] = []
    while true {
      let from = all.last.map { $0.time.advanced(byMilliseconds: 1) } ?? .distantPast
      let page = try page(of: feed, from: from, to: .distantFuture)
      all += page.quotes
      if page.isLast { return all }
    }
  }

  @discardableResult
  func write(_ bars: [Bar], _ series: StoreSeries) throws -> StoreChanges {
    var batch = StoreBatch()
    batch.bars[series] = bars
    return try write(batch)
  }
}

extension Timestamp {
  static let distantPast = Timestamp(milliseconds: .min)
  static let distantFuture = Timestamp(milliseconds: .max)
}

/// Gold and silver of one source, by the minute.
let goldMinutes = StoreSeries(.gold, source: "a", interval: .oneMinute)
let silverMinutes = StoreSeries(.silver, source: "a", interval: .oneMinute)

/// Runs `store-probe`; its output goes to a file, so that nothing of it is lost when it is killed.
final class StoreProbe {
  private let process = Process()
  private let output: String

  init(_ arguments: [String], output: String) throws {
    self.output = output
    _ = FileManager.default.createFile(atPath: output, contents: nil)
    process.executableURL = URL(fileURLWithPath: BuiltProduct.path(of: "store-probe"))
    process.arguments = arguments
    process.standardOutput = FileHandle(forWritingAtPath: output)
    try process.run()
  }

  func kill() {
    Glibc.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  func wait() -> Int32 {
    process.waitUntilExit()
    return process.terminationStatus
  }

  var lines: [String] {
    let text = (try? String(contentsOfFile: output, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").map(String.init)
  }

  /// The last minute that it said was committed.
  var lastCommitted: Int64? {
    lines.last { $0.hasPrefix("committed ") }.flatMap { Int64($0.dropFirst("committed ".count)) }
  }

  /// Whether it has said a line with this beginning, waiting for it.
  func waits(for beginning: String) -> Bool {
    let deadline = ContinuousClock.now + .seconds(30)
    while ContinuousClock.now < deadline {
      if lines.contains(where: { $0.hasPrefix(beginning) }) { return true }
      usleep(5000)
    }
    return false
  }
}
