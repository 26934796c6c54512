import BullionAnalytics
import TestRandomness
import Testing

@Suite struct RelativeStrengthIndexTests {
  /// The worked example of StockCharts' page on the relative strength index (ANALYTICS 1.1).
  @Test func stockChartsWorkedExample() {
    let closes = [
      44.3389, 44.0902, 44.1497, 43.6124, 44.3278, 44.8264, 45.0955, 45.4245, 45.8433, 46.0826, 45.8931,
      46.0328, 45.6140, 46.2820, 46.2820, 46.0028, 46.0328, 46.4116, 46.2222, 45.6439, 46.2122, 46.2521,
      45.7137, 46.4515, 45.7835, 45.3548, 44.0288, 44.1783, 44.2181, 44.5672, 43.4205, 42.6628, 43.1314,
    ]
    let published = [
      70.53, 66.32, 66.55, 69.41, 66.36, 57.97, 62.93, 63.26, 56.06, 62.38, 54.71, 50.42, 39.99, 41.46,
      41.87, 45.46, 37.30, 33.08, 37.77,
    ]
    var index = RelativeStrengthIndex(period: 14)
    let values = closes.compactMap { index.update($0) }
    #expect(values.count == published.count)
    for (value, expected) in zip(values, published) { #expect(abs(value - expected) < 0.005) }
    #expect(abs(values[0] - 70.532789483695) < 1e-12)
    #expect(abs(values[18] - 37.772952114435) < 1e-12)
  }

  @Test func equalsItsDefinition() {
    compareAtEveryLength(RelativeStrengthIndex.init, tolerance: 1e-10) {
      $0.prices($1)
    } definition: { inputs, length in
      let changes = zip(inputs.dropFirst(), inputs).map { $0 - $1 }[...]
      guard let rises = Naive.wilder(changes.map { max($0, 0) }[...], length),
        let falls = Naive.wilder(changes.map { max(-$0, 0) }[...], length)
      else { return nil }
      return rises + falls > 0 ? 100 * rises / (rises + falls) : nil
    }
  }

  /// A hundred inputs after its first value, a start in the middle of the series no longer shows.
  @Test func theStartFades() throws {
    let closes = try ReferenceTable("ref_5000").numbers("close")
    var long = RelativeStrengthIndex(period: 14)
    var short = RelativeStrengthIndex(period: 14)
    var worst = 0.0
    for (row, close) in closes.enumerated() {
      long.update(close)
      if row >= 1000 { short.update(close) }
      guard let late = short.value, let value = long.value, !short.isWarming else { continue }
      worst = max(worst, (late - value).magnitude)
    }
    #expect(worst > 0 && worst < 0.005)
  }

  /// Flat, one-sided, short and broken series, one file of cases.
  @Test func edgesFollowTheRule() throws {
    let table = try ReferenceTable("ref_rsi_edge", textColumns: ["case"])
    let cases = try table.words("case")
    let closes = try table["close"]
    let expected = try table["rsi14_recommended"]
    var index = RelativeStrengthIndex(period: 14)
    var previous = ""
    for row in 0..<table.rows {
      if cases[row] != previous { index = RelativeStrengthIndex(period: 14) }
      previous = cases[row]
      let value = index.update(try #require(closes[row]))
      guard let value, let wanted = expected[row] else {
        #expect(value == nil && expected[row] == nil, "\(cases[row]) row \(row)")
        continue
      }
      #expect(abs(value - wanted) < 1e-9, "\(cases[row]) row \(row)")
    }
    #expect(Set(cases).count == 12)
  }

  /// Moves of a millionth of a millionth of a cent are moves.
  @Test func tinyMovesCount() {
    let prices = (0..<20).map { 1e-3 + Double($0 % 3) * 1e-15 }
    let large = (0..<20).map { 1 + Double($0 % 3) }
    let value = run(RelativeStrengthIndex(period: 14), over: prices).last ?? nil
    let same = run(RelativeStrengthIndex(period: 14), over: large).last ?? nil
    #expect(abs((value ?? 0) - (same ?? 1)) < 0.01)
  }

  /// After days without a move the averages have shrunk to nothing, and their quotient is noise.
  @Test func aFrozenFeedEndsUndefined() {
    var random = SplitMix64(seed: 3)
    var index = RelativeStrengthIndex(period: 14)
    for price in random.prices(50) { index.update(price) }
    let last = random.prices(1)[0]
    let moved = index.update(last) ?? 0
    for _ in 0..<8000 { index.update(last) }
    #expect(abs((index.value ?? 0) - moved) < 1e-9)
    for _ in 0..<4000 { index.update(last) }
    #expect(index.value == nil)
    #expect(index.update(last + 1) == 100)
  }
}
