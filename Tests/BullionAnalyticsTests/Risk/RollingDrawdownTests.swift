import BullionAnalytics
import BullionMarket
import Foundation
import TestRandomness
import Testing

@Suite struct RollingDrawdownTests {
  /// The definition over the prices in the window, which leave a step at a time.
  @Test(arguments: [1, 2, 3, 7, 20, 64, 255], [1, 4])
  func equalsItsDefinition(duration: Int, resolution: Int) throws {
    var random = SplitMix64(seed: UInt64(duration))
    var drawdown = RollingDrawdown(duration: Int64(duration), resolution: Int64(resolution))
    let width = Int64(min(resolution, duration))
    var time: Int64 = 1000
    var seen: [(price: Double, time: Timestamp)] = []
    for price in random.prices(120) {
      time += Int64.random(in: 0...4, using: &random)
      seen.append((price, Timestamp(milliseconds: time)))
      drawdown.update(seen[seen.count - 1])
      let reading = try #require(drawdown.value)
      let oldest = (time - Int64(duration)) / width
      let inside = seen.filter { $0.time.milliseconds / width >= oldest }
      let peak = try #require(inside.map(\.price).max())
      var deepest = 0.0
      for (row, start) in inside.enumerated() {
        for later in inside[row...] { deepest = min(deepest, (later.price - start.price) / start.price) }
      }
      #expect(reading.peak == peak)
      #expect(reading.peakTime == inside.first { $0.price == peak }?.time)
      #expect(reading.fraction == (price - peak) / peak)
      #expect(abs(reading.deepest - deepest) < 1e-15)
    }
  }

  @Test func memoryHasABound() throws {
    var drawdown = RollingDrawdown(duration: 86_400_000)
    for second in 0..<100_000 {
      drawdown.update((price: Double(200_000 - second), time: Timestamp(seconds: Int64(second))))
    }
    #expect(try JSONEncoder().encode(drawdown).count < 1442 * 160)
  }

  /// The deepest fall stays known while the price recovers, and leaves with the window.
  @Test func remembersAFallForTheWindow() throws {
    var drawdown = RollingDrawdown(duration: 30 * 86_400_000)
    for day in 0..<29 {
      let price = day == 0 ? 121.0 : day == 1 ? 64 : 121
      drawdown.update((price: price, time: Timestamp(seconds: Int64(day) * 86_400)))
    }
    let reading = try #require(drawdown.value)
    #expect(reading.fraction == 0 && reading.deepest == -57.0 / 121 && drawdown.isWarming)
    drawdown.update((price: 121, time: Timestamp(seconds: 60 * 86_400)))
    #expect(drawdown.value?.deepest == 0 && !drawdown.isWarming)
  }
}
