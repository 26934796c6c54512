import BullionAnalytics
import BullionMarket
import TestRandomness
import Testing

private let hostile = [Double.nan, .infinity, -.infinity, 1e300, -1e200]
private let hostilePrices = hostile + [0, -1]

/// Refusal, revision and restart, for every indicator there is.
@Suite struct IndicatorTests {
  @Test(arguments: [1, 2, 14, 60])
  func lawsOfPriceIndicators(length: Int) throws {
    var random = SplitMix64(seed: UInt64(length))
    let prices = random.prices(2 * length + 40)
    try checkLaws(SimpleMovingAverage(period: length), inputs: prices, refused: hostile)
    try checkLaws(ExponentialMovingAverage(period: length), inputs: prices, refused: hostile)
    try checkLaws(WilderAverage(period: length), inputs: prices, refused: hostile)
    try checkLaws(RelativeStrengthIndex(period: length), inputs: prices, refused: hostile)
    try checkLaws(StandardDeviation(period: length), inputs: prices, refused: hostile)
    try checkLaws(BollingerBands(period: length), inputs: prices, refused: hostile)
    try checkLaws(MidrankPercentile(window: length), inputs: prices, refused: hostile)
    try checkLaws(PrecedingPercentile(window: length), inputs: prices, refused: hostile)
    try checkLaws(
      RealisedVolatility(window: length, estimator: .zeroMean), inputs: prices, refused: hostile)
    let macd = MovingAverageConvergenceDivergence(fast: length, slow: length + 7, signal: 5)
    try checkLaws(macd, inputs: prices, refused: hostile)
    if length > 1 {
      try checkLaws(ZScore(window: length), inputs: prices, refused: hostile)
      try checkLaws(RealisedVolatility(window: length), inputs: prices, refused: hostile)
    }
  }

  @Test(arguments: [1, 14])
  func lawsOfBarIndicators(length: Int) throws {
    var random = SplitMix64(seed: 7)
    let bars = random.bars(60)
    let refused = hostile.flatMap { bad -> [TrueRange.Input] in
      [(high: bad, low: 1, close: 1), (high: 1, low: bad, close: 1), (high: 1, low: 1, close: bad)]
    }
    try checkLaws(TrueRange(), inputs: bars, refused: refused)
    try checkLaws(AverageTrueRange(period: length), inputs: bars, refused: refused)
  }

  @Test func lawsOfPairIndicators() throws {
    var random = SplitMix64(seed: 8)
    let pairs = random.returns(200)
    let refused = hostile.flatMap { bad -> [RollingRegression.Input] in
      [(driver: bad, dependent: 1), (driver: 1, dependent: bad)]
    }
    try checkLaws(RollingRegression(window: 60), inputs: pairs, refused: refused)
    try checkLaws(UpDownBeta(window: 150, minimum: 60), inputs: pairs, refused: refused)
  }

  @Test func lawsOfTimedIndicators() throws {
    var random = SplitMix64(seed: 9)
    let prices = random.prices(150)
    let inputs = timed(prices)
    let past = Timestamp(milliseconds: -1)
    let beyond = Timestamp(milliseconds: .max)
    let impossible = [Timestamp(milliseconds: .min), beyond]
    let later = Timestamp(milliseconds: 1000)
    let refused: [Drawdown.Input] =
      hostilePrices.map { (price: $0, time: later) } + impossible.map { (price: 1, time: $0) }
    let refusedValues: [RollingMaximum.Input] =
      hostile.map { (value: $0, time: later) } + impossible.map { (value: 1, time: $0) }
    try checkLaws(LogReturn(), inputs: prices, refused: hostilePrices)
    try checkLaws(Drawdown(), inputs: inputs, refused: refused)
    try checkLaws(RollingDrawdown(duration: 40, resolution: 4), inputs: inputs, refused: refused)
    try checkLaws(
      RollingMaximum(duration: 40, resolution: 1), inputs: inputs.map { (value: $0.price, time: $0.time) },
      refused: refusedValues)
    var drawdown = Drawdown()
    drawdown.update(inputs[0])
    #expect(!drawdown.accepts((price: 1, time: past)))
  }

  @Test func lawsOfTicks() throws {
    var random = SplitMix64(seed: 10)
    let inputs = random.prices(150).enumerated().map { row, price in
      (
        series: Bool.random(using: &random)
          ? HayashiYoshidaCovariance.Series.driver : HayashiYoshidaCovariance.Series.dependent,
        price: price, time: Timestamp(milliseconds: Int64(row) / 2)
      )
    }
    let refused = hostilePrices.map {
      (series: HayashiYoshidaCovariance.Series.driver, price: $0, time: Timestamp(milliseconds: 1000))
    }
    try checkLaws(HayashiYoshidaCovariance(), inputs: inputs, refused: refused)
  }

  /// Lengths that make no sense are brought into range and trap nowhere.
  @Test(arguments: [Int.min, -1, 0, 1, Int.max])
  func impossibleLengths(length: Int) {
    #expect((1...100_000).contains(RelativeStrengthIndex(period: length).period))
    #expect((1...100_000).contains(SimpleMovingAverage(period: length).period))
    var macd = MovingAverageConvergenceDivergence(fast: length, slow: 3, signal: length)
    var beta = RollingBeta(window: length, minimum: length)
    var sides = UpDownBeta(window: length, minimum: length)
    var maximum = RollingMaximum(duration: Int64(length), resolution: Int64(length))
    var fall = RollingDrawdown(duration: Int64(length), resolution: Int64(length))
    for price in 1...5 {
      macd.update(Double(price))
      beta.update((driver: Double(price), dependent: 1))
      sides.update((driver: Double(price), dependent: 1))
      maximum.update((value: Double(price), time: Timestamp(milliseconds: Int64(price))))
      fall.update((price: Double(price), time: Timestamp(milliseconds: Int64(price))))
    }
    #expect(beta.value == nil && sides.value == nil && maximum.value?.value == 5)
  }

  /// The hundred inputs after the first value, in which a recursive indicator still remembers its start.
  @Test func recursiveIndicatorsWarmUpForAHundredMore() {
    var average = ExponentialMovingAverage(period: 14)
    for input in 1...114 {
      #expect(average.isWarming)
      average.update(Double(input))
      #expect((average.value != nil) == (input >= 14))
    }
    #expect(!average.isWarming)
    var mean = SimpleMovingAverage(period: 14)
    for input in 1...14 {
      #expect(mean.isWarming)
      mean.update(Double(input))
    }
    #expect(!mean.isWarming)
  }
}
