import BullionAnalytics
import BullionMarket
import Foundation
import TestRandomness
import Testing

private typealias Tick = HayashiYoshidaCovariance.Input

@Suite struct HayashiYoshidaCovarianceTests {
  /// The double sum over all pairs of overlapping intervals.
  private func definition(_ ticks: [Tick]) -> (covariance: Double, driver: Double, dependent: Double) {
    func intervals(_ series: HayashiYoshidaCovariance.Series) -> [(Int64, Int64, Double)] {
      var last: [(time: Int64, price: Double)] = []
      for tick in ticks where tick.series == series {
        // Of ticks with the same time the last counts.
        if last.last?.time == tick.time.milliseconds { last.removeLast() }
        last.append((tick.time.milliseconds, tick.price))
      }
      return zip(last, last.dropFirst()).map { ($0.time, $1.time, Foundation.log($1.price / $0.price)) }
    }
    let (x, y) = (intervals(.driver), intervals(.dependent))
    var covariance = 0.0
    for (begin, end, move) in x {
      for (otherBegin, otherEnd, otherMove) in y where max(begin, otherBegin) < min(end, otherEnd) {
        covariance += move * otherMove
      }
    }
    return (covariance, x.reduce(0) { $0 + $1.2 * $1.2 }, y.reduce(0) { $0 + $1.2 * $1.2 })
  }

  @Test(arguments: 1...24)
  func equalsTheDoubleSum(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    var time: Int64 = 0
    let ticks: [Tick] = random.prices(60).map { price in
      // A step of zero now and then: equal times in one series and across the two.
      time += Int64.random(in: 0...Int64(1 + seed % 4), using: &random)
      let isDriver = Int.random(in: 0..<4, using: &random) < 1 + seed % 3
      return (isDriver ? .driver : .dependent, price, Timestamp(milliseconds: time))
    }
    var estimator = HayashiYoshidaCovariance()
    for row in ticks.indices {
      let value = estimator.update(ticks[row])
      let expected = definition(Array(ticks[...row]))
      guard let value else {
        #expect(expected.covariance == 0, "row \(row)")
        continue
      }
      let scale = (expected.driver * expected.dependent).squareRoot()
      #expect(abs(value.covariance - expected.covariance) <= 1e-10 * scale + 1e-18, "row \(row)")
      #expect(abs(value.driverVariance - expected.driver) <= 1e-9 * expected.driver + 1e-18)
      #expect(abs(value.dependentVariance - expected.dependent) <= 1e-9 * expected.dependent + 1e-18)
    }
  }

  /// Returns and ratio on the reference's own grid, which was computed in doubles.
  @Test func theGridOfTheReference() throws {
    let table = try ReferenceTable("ref_prevtick_grid60")
    let (gold, silver) = (try table.numbers("xau"), try table.numbers("xag"))
    let columns: [(String, [Double?])] = [
      ("logret_xau", run(LogReturn(), over: gold)), ("logret_xag", run(LogReturn(), over: silver)),
      ("ratio", zip(gold, silver).map { $0 / $1 }),
    ]
    for (name, values) in columns {
      let comparison = Comparison(name, values, against: try table[name], .absolute(1e-15))
      #expect(comparison.holds, "\(comparison)")
      report("ref_prevtick_grid60 \(comparison)")
    }
  }

  @Test func oneSeriesAloneSaysNothing() {
    var estimator = HayashiYoshidaCovariance()
    for step in 1...5 {
      estimator.update((.driver, Double(step), Timestamp(milliseconds: Int64(step))))
    }
    #expect(estimator.value == nil && estimator.isWarming)
    estimator.update((.dependent, 1, Timestamp(milliseconds: 6)))
    estimator.update((.dependent, 1, Timestamp(milliseconds: 7)))
    #expect(estimator.value?.correlation == nil && estimator.value?.beta == 0)
  }
}
