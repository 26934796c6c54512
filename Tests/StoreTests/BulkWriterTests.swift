import BullionMarket
import Testing

@testable import Store

private let noon = Timestamp(2026, 1, 20, 12)

private func batch(_ bars: [Bar]) -> StoreBatch {
  var batch = StoreBatch()
  batch.bars[goldMinutes] = bars
  return batch
}

@Suite struct BulkWriterTests {
  @Test func allOfItIsThereAfterTheEnd() throws {
    try withFolder { folder in
      let store = try HistoryStore("\(folder)/h")
      let bars = minutes(from: noon, count: 1000)
      let writer = BulkWriter(store)
      for part in stride(from: 0, to: 1000, by: 100) {
        try writer.submit(batch(Array(bars[part..<part + 100])))
      }
      #expect(try writer.finish().newBars == 1000)
      #expect(try store.all(goldMinutes) == bars)
    }
  }

  /// What shows to be wrong at its end leaves nothing behind, however much was handed over.
  @Test func whatIsAbandonedWasNeverThere() throws {
    try withFolder { folder in
      let store = try HistoryStore("\(folder)/h")
      let kept = minutes(from: noon, count: 3, dollars: 900)
      try store.write(kept, goldMinutes)
      let writer = BulkWriter(store, merge: .newer)
      for day in 0..<20 {
        try writer.submit(batch(minutes(from: noon.advanced(bySeconds: Int64(day) * 86_400), count: 500)))
      }
      writer.abandon()
      #expect(try store.all(goldMinutes) == kept)
      // The next one can write.
      let next = BulkWriter(store)
      try next.submit(batch(minutes(from: noon.advanced(bySeconds: 86_400), count: 2)))
      #expect(try next.finish().newBars == 2)
      BulkWriter(store).abandon()
    }
  }

  @Test func barsWithOtherPricesStayAndAreCounted() throws {
    try withFolder { folder in
      let store = try HistoryStore("\(folder)/h")
      let old = minutes(from: noon, count: 10).map { bar($0.start, 100, count: 0) }
      try store.write(old, goldMinutes)
      var new = old
      new[3] = bar(new[3].start, 101, count: 0)
      new[7] = bar(new[7].start, 99, count: 0)
      // A part of a bar is no other opinion of the whole one.
      new[8] = bar(new[8].start, 98, count: 0, partial: true)
      let changes = try store.write(batch(new))
      #expect((changes.newBars, changes.changedBars, changes.keptBars) == (0, 0, 10))
      #expect(changes.differingBars == 2)
      #expect(try store.all(goldMinutes) == old)
      let replaced = try store.write(batch(new), merge: .newer)
      #expect((replaced.changedBars, replaced.keptBars, replaced.differingBars) == (2, 8, 0))
      let all = try store.all(goldMinutes)
      #expect([all[3], all[7], all[8]] == [new[3], new[7], old[8]])
      #expect(try store.write(batch(new), merge: .newer).changedBars == 0)
    }
  }
}
