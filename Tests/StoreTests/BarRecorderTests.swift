import BullionMarket
import Testing

@testable import Store

@Suite struct BarRecorderTests {
  /// 18:00 in New York: a session begins.
  private let opening = Timestamp(2026, 1, 20, 23)

  private func quote(_ seconds: Int64, _ dollars: Int64, _ instrument: Instrument = .gold) -> Quote {
    Quote(
      instrument: instrument, time: opening.advanced(bySeconds: seconds),
      price: Price(ticks: dollars * Price.ticksPerDollar))
  }

  @Test func everySourceAndMetalHasItsOwnBars() {
    var recorder = BarRecorder()
    var batch = StoreBatch()
    recorder.add(quote(0, 10), source: "a", to: &batch)
    recorder.add(quote(30, 14), source: "a", to: &batch)
    recorder.add(quote(0, 20), source: "b", to: &batch)
    recorder.add(quote(10, 3, .silver), source: "a", to: &batch)
    #expect(batch.isEmpty)
    recorder.add(quote(60, 12), source: "a", to: &batch)
    #expect(batch.bars == [goldMinutes: [bar(opening, 10, 14, 10, 14, count: 2)]])
    batch = StoreBatch()
    recorder.advance(to: opening.advanced(byMilliseconds: 60_250), batch: &batch)
    #expect(
      batch.bars == [
        StoreSeries(.gold, source: "b", interval: .oneMinute): [bar(opening, 20)],
        // It began before its first quote.
        silverMinutes: [bar(opening, 3, partial: true)],
      ])
  }

  @Test func aDayEndsWithItsSession() {
    var recorder = BarRecorder()
    var batch = StoreBatch()
    for hour in 0..<23 { recorder.add(quote(Int64(hour) * 3600, 10 + Int64(hour)), source: "a", to: &batch) }
    recorder.advance(to: opening.advanced(bySeconds: 23 * 3600 + 1), batch: &batch)
    let days = batch.bars[StoreSeries(.gold, source: "a", interval: .oneDay)]
    #expect(days == [bar(opening, 10, 32, 10, 32, count: 23)])
    #expect(recorder.unfinished == [:])
  }

  @Test func afterAnInterruptionBarsArePartial() {
    var recorder = BarRecorder()
    var batch = StoreBatch()
    recorder.add(quote(0, 10), source: "a", to: &batch)
    recorder.add(quote(0, 10), source: "b", to: &batch)
    recorder.interrupt(source: "a")
    for source in ["a", "b"] {
      recorder.add(quote(30, 11), source: source, to: &batch)
      recorder.add(quote(60, 11), source: source, to: &batch)
    }
    #expect(batch.bars[goldMinutes]?.map(\.isPartial) == [true])
    #expect(batch.bars[StoreSeries(.gold, source: "b", interval: .oneMinute)]?.map(\.isPartial) == [false])
  }

  @Test func aRestartWithinTheMinuteLosesLittle() {
    var recorder = BarRecorder()
    var batch = StoreBatch()
    recorder.add(quote(0, 10), source: "a", to: &batch)
    recorder.add(quote(10, 15), source: "a", to: &batch)
    let unfinished = recorder.unfinished
    #expect(unfinished[goldMinutes] == [bar(opening, 10, 15, 10, 15, count: 2, partial: true)])
    #expect(unfinished.count == 2)
    var next = BarRecorder()
    next.resume(unfinished)
    next.add(quote(40, 8), source: "a", to: &batch)
    next.add(quote(60, 9), source: "a", to: &batch)
    #expect(batch.bars[goldMinutes] == [bar(opening, 10, 15, 8, 8, count: 3, partial: true)])
    let day = next.unfinished[StoreSeries(.gold, source: "a", interval: .oneDay)]
    #expect(day == [bar(opening, 10, 15, 8, 9, count: 4, partial: true)])
  }
}

/// Prices that come late are put into bars by their own time, however late it is here.
@Test func barsOfLatePricesEndByTheTimeOfThePrices() throws {
  var recorder = BarRecorder()
  var batch = StoreBatch()
  let start = Timestamp(2026, 1, 28, 14)
  for second in 0..<150 {
    let time = start.advanced(bySeconds: Int64(second))
    let received = time.advanced(bySeconds: 400)
    let quote = Quote(
      instrument: .gold, time: time, received: received, price: Price(ticks: 5_000_000_000 + Int64(second)))
    recorder.add(quote, source: "a", to: &batch)
    recorder.advance(to: received, batch: &batch)
  }
  let bars = try #require(batch.bars[StoreSeries(.gold, source: "a", interval: .oneMinute)])
  #expect(bars.map(\.count) == [60, 60])
}

/// A source without times of its own had those of a clock that was a day ahead.
@Test func barsThatLieAheadOfTheTimeAreGivenUp() throws {
  var recorder = BarRecorder()
  var batch = StoreBatch()
  let start = Timestamp(2026, 1, 28, 14)
  let ahead = start.advanced(byMilliseconds: Timestamp.millisecondsPerDay)
  func quote(_ time: Timestamp) -> Quote {
    Quote(instrument: .gold, time: time, price: Price(ticks: 5_000_000_000))
  }
  recorder.add(quote(ahead), source: "a", to: &batch)
  recorder.giveUp(after: start)
  for second in 0..<70 {
    recorder.add(quote(start.advanced(bySeconds: Int64(second))), source: "a", to: &batch)
  }
  #expect(batch.bars[StoreSeries(.gold, source: "a", interval: .oneMinute)]?.map(\.start) == [start])
}
