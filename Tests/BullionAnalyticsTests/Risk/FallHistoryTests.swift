import BullionMarket
import Testing

@testable import BullionAnalytics

@Suite struct FallHistoryTests {
  private func at(_ day: Int) -> Timestamp { Timestamp(2026, 1, day) }

  private func history(_ prices: [Double]) -> FallHistory {
    var history = FallHistory()
    for (index, price) in prices.enumerated() { history.add(price, at: at(index + 1)) }
    return history
  }

  @Test func namesPeakTroughAndRecovery() {
    let falls = history([100, 90, 95, 100, 101, 50.5, 60, 102, 101]).deepest(10)
    #expect(
      falls == [
        Fall(peak: 101, peakTime: at(5), trough: 50.5, troughTime: at(6), recoveryTime: at(8)),
        Fall(peak: 100, peakTime: at(1), trough: 90, troughTime: at(2), recoveryTime: at(4)),
        Fall(peak: 102, peakTime: at(8), trough: 101, troughTime: at(9), recoveryTime: nil),
      ])
    #expect(falls[0].fraction == -0.5)
    #expect(history([100, 90, 95, 100, 101, 50.5]).deepest(1).map(\.trough) == [50.5])
  }

  @Test func aRisingSeriesHasNoFall() {
    #expect(history([1, 2, 2, 3]).deepest(10).isEmpty && history([]).deepest(10).isEmpty)
    var empty = FallHistory()
    #expect(empty.add(0, at: at(1)) == nil && empty.add(.nan, at: at(1)) == nil)
  }

  /// Against the drawdown of the reference, and against one that looks at everything again.
  @Test func agreesWithTheReference() throws {
    let table = try ReferenceTable("ref_5000")
    let closes = try table["close"].compactMap { $0 }
    let drawdowns = try table["drawdown"]
    var history = FallHistory()
    for (index, close) in closes.enumerated() {
      let fraction = history.add(close, at: Timestamp(seconds: Int64(index)))
      #expect(abs(try #require(fraction) - (drawdowns[index] ?? 1)) < 1e-14)
    }
    let falls = history.deepest(5000)
    #expect(abs((falls.first?.fraction ?? 0) - (try table["max_drawdown"].last.flatMap { $0 } ?? 1)) < 1e-14)
    #expect(falls == falls.sorted { $0.fraction < $1.fraction })
    for fall in falls {
      let from = Int(fall.peakTime.milliseconds / 1000)
      let to = fall.recoveryTime.map { Int($0.milliseconds / 1000) } ?? closes.count
      #expect(closes[..<to].max() == fall.peak && closes[from..<to].min() == fall.trough)
      #expect(fall.recoveryTime == nil || closes[to] >= fall.peak)
    }
  }
}
