import BullionMarket
import Foundation
import TestRandomness
import Testing

@testable import Store

/// Several programs on one file, and programs that are killed.
@Suite struct StoreProcessesTests {
  private func series(_ instrument: Instrument, _ source: String) -> StoreSeries {
    StoreSeries(instrument, source: source, interval: .oneMinute)
  }

  @Test func twoProgramsWriteAtOnce() throws {
    try withFolder { folder in
      let path = "\(folder)/h"
      // Both begin with an empty folder; they have every other hundred of minutes of one source in common.
      let first = try StoreProbe([path, "shared", "700", "0"], output: "\(folder)/first")
      let second = try StoreProbe([path, "shared", "700", "350"], output: "\(folder)/second")
      let third = try StoreProbe([path, "own", "300", "0"], output: "\(folder)/third")
      let store = try HistoryStore(path)
      var seen = 0
      while first.lines.last != "done" {
        // A reader meanwhile sees whole batches, and never fewer rows than before.
        let count = try store.all(series(.gold, "shared")).count
        #expect(count >= seen)
        seen = count
        guard !first.lines.contains(where: { $0.hasPrefix("failed") }) else { break }
        usleep(20_000)
      }
      for probe in [first, second, third] {
        #expect(probe.wait() == 0, "\(probe.lines.suffix(2))")
        #expect(probe.lines.last == "done")
      }
      for instrument in Instrument.allCases {
        let starts = try store.all(series(instrument, "shared")).map { $0.start.milliseconds / 60_000 }
        #expect(starts == Array(0..<1050))
        #expect(try store.all(series(instrument, "own")).count == 300)
      }
    }
  }

  @Test func whatWasReportedCommittedSurvivesTheKilling() throws {
    try withFolder { folder in
      let path = "\(folder)/h"
      var random = SplitMix64(seed: 4)
      var next: Int64 = 0
      for round in 0..<10 {
        let probe = try StoreProbe([path, "a", "0", "\(next)"], output: "\(folder)/out\(round)")
        #expect(probe.waits(for: "committed"), "\(probe.lines)")
        usleep(UInt32(random.next() % 60_000))
        probe.kill()
        let last = try #require(probe.lastCommitted)
        #expect(!probe.lines.contains { $0.hasPrefix("news") || $0.hasPrefix("failed") })
        let store = try HistoryStore(path)
        #expect(store.news == [])
        for instrument in Instrument.allCases {
          let bars = try store.all(series(instrument, "a"))
          let numbers = bars.map { $0.start.milliseconds / 60_000 }
          // No hole and nothing twice; one batch more may be there than was reported.
          #expect(numbers == Array(0..<Int64(numbers.count)))
          #expect((last + 1...last + 8).contains(Int64(numbers.count)), "\(numbers.count) of \(last)")
          #expect(bars.allSatisfy { $0.close.ticks == 1_000_000 + $0.start.milliseconds / 60_000 })
        }
        next = last + 1
      }
    }
  }

  /// The kernel refuses to let files grow, as a full disk does.
  @Test func aFullDiskFailsInWordsAndKeepsWhatWasCommitted() throws {
    try withFolder { folder in
      let path = "\(folder)/h"
      let probe = try StoreProbe([path, "a", "0", "0", "300000"], output: "\(folder)/out")
      #expect(probe.wait() == 1)
      #expect(probe.lines.last?.hasPrefix("failed full: history") == true, "\(probe.lines.last ?? "")")
      let last = try #require(probe.lastCommitted)
      let store = try HistoryStore(path)
      #expect(store.news == [])
      #expect(try store.all(series(.silver, "a")).count >= last + 1)
      // With room it goes on.
      try store.write(minutes(from: Timestamp(2026, 1, 2), count: 10_000), series(.gold, "b"))
      #expect(try store.all(series(.gold, "b")).count == 10_000)
    }
  }
}
