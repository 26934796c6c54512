import BullionMarket
import Testing

@testable import Store

/// A queue whose clock stands where the test puts it.
private struct Bench {
  var queue: WriteQueue
  var now = ContinuousClock.now

  init(_ change: (inout StoreWriter.Settings) -> Void = { _ in }) {
    var settings = StoreWriter.Settings()
    change(&settings)
    queue = WriteQueue(settings: settings)
  }

  mutating func pass(_ seconds: Double) { now = now.advanced(by: .seconds(seconds)) }

  @discardableResult
  mutating func submit(bars: Int, quotes: Int = 0) -> Bool {
    var batch = StoreBatch()
    if bars > 0 { batch.bars[goldMinutes] = minutes(from: Timestamp(2026, 1, 21, 12), count: bars) }
    for _ in 0..<quotes {
      batch.add(Quote(instrument: .gold, time: testNow, price: Price(ticks: 5)), source: "a")
    }
    return queue.submit(batch, at: now)
  }

  /// The rows that are to be written now; nil while it is to be waited or over.
  mutating func write() -> Int? {
    guard case .write(let batch) = queue.next(at: now) else { return nil }
    return batch.barCount + batch.quoteCount
  }

  mutating func wait() -> Double? {
    guard case .wait(let moment?) = queue.next(at: now) else { return nil }
    return now.duration(to: moment) / .seconds(1)
  }

  mutating func isOver() -> Bool { if case .end = queue.next(at: now) { true } else { false } }
}

private let full = StoreProblem(kind: .full, path: "h", problem: "is full", advice: "make room")

@Suite struct WriteQueueTests {
  @Test func whatIsHandedOverIsWrittenAfterASecondAtOnce() {
    var bench = Bench()
    #expect(bench.wait() == nil)
    #expect(bench.submit(bars: 3) == true)
    bench.pass(0.25)
    #expect(bench.submit(bars: 2) == false)
    #expect(bench.wait() == 0.75)
    bench.pass(0.75)
    #expect(bench.write() == 5)
    #expect(bench.queue.unsaved.map { [$0.quotes, $0.bars] } == [0, 5])
    let hadFailed = bench.queue.succeed(StoreChanges())
    #expect(!hadFailed)
    #expect(bench.queue.unsaved == nil)
    #expect(bench.queue.committed[goldMinutes] == Timestamp(2026, 1, 21, 12, 1))
    #expect(bench.write() == nil)
    #expect(bench.wait() == nil)
  }

  @Test func muchIsWrittenWithoutWaiting() {
    var bench = Bench { $0.flushRows = 4 }
    #expect(bench.submit(bars: 3) == true)
    #expect(bench.write() == nil)
    #expect(bench.submit(bars: 1) == true)
    #expect(bench.write() == 4)
  }

  @Test func failuresAreTriedAgainLaterAndLaterAndLoseNothing() {
    var bench = Bench { ($0.firstRetry, $0.longestRetry) = (1, 5) }
    bench.submit(bars: 1)
    bench.pass(1)
    var waits: [Double?] = []
    for round in 0..<5 {
      #expect(bench.write() == round + 1)
      #expect(bench.queue.fail(full, at: bench.now) == (round == 0))
      bench.submit(bars: 1)
      waits.append(bench.wait())
      bench.pass(waits.last.flatMap(\.self) ?? 0)
    }
    #expect(waits == [1, 2, 4, 5, 5])
    #expect(bench.write() == 6)
    let hadFailed = bench.queue.succeed(StoreChanges())
    #expect(hadFailed)
    #expect(bench.queue.failures == 0 && bench.queue.written == 6)
    bench.submit(bars: 1)
    bench.pass(1)
    #expect(bench.write() == 1)
    let isFirst = bench.queue.fail(full, at: bench.now)
    #expect(isFirst)
    #expect(bench.wait() == 1)
  }

  @Test func quotesAreGivenUpBeforeBars() {
    var bench = Bench { ($0.mostQuotes, $0.mostBars) = (10, 10) }
    bench.submit(bars: 5, quotes: 8)
    bench.submit(bars: 5, quotes: 8)
    #expect(bench.queue.counts.droppedQuotes == 16 && bench.queue.counts.waitingQuotes == 0)
    #expect(bench.queue.counts.waitingBars == 10)
    bench.submit(bars: 5)
    #expect(bench.queue.counts.waitingBars <= 10)
    #expect(bench.queue.counts.waitingBars + bench.queue.counts.droppedBars == 15)
    #expect(bench.queue.unsaved.map { [$0.quotes, $0.bars] } == [16, 15])
  }

  @Test func closingTriesOnceMoreAndEnds() {
    var bench = Bench()
    bench.submit(bars: 2)
    bench.pass(1)
    #expect(bench.write() == 2)
    _ = bench.queue.fail(full, at: bench.now)
    bench.queue.close()
    #expect(bench.write() == 2)
    _ = bench.queue.fail(full, at: bench.now)
    let isOver = bench.isOver()
    #expect(isOver)
    #expect(bench.queue.unsaved.map { [$0.quotes, $0.bars] } == [0, 2])
  }

  @Test func anEmptyQueueEndsWhenItIsClosed() {
    var bench = Bench()
    bench.queue.flush()
    #expect(bench.write() == nil)
    var isOver = bench.isOver()
    #expect(!isOver)
    bench.queue.close()
    isOver = bench.isOver()
    #expect(isOver)
  }
}
