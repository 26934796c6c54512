import BullionAnalytics
import BullionMarket
import Testing

/// The examples of the documentation, run.
@Suite final class StatisticsExamples: ExampleOutput {
  @Test func logReturn() throws {
    var change = LogReturn()
    for close in [5000.0, 5050] { change.update(close) }
    if let value = change.value { print(NumberText.fixed(value, decimals: 5)) }
    try check("Statistics/LogReturn")
  }

  @Test func standardDeviation() throws {
    var deviation = StandardDeviation(period: 4)
    for value in [98.0, 98, 102, 102] { deviation.update(value) }
    if let value = deviation.value { print(value) }
    try check("Statistics/StandardDeviation")
  }

  @Test func zScore() throws {
    var score = ZScore(window: 4)
    for ratio in [50.0, 50, 54, 54] { score.update(ratio) }
    if let value = score.value { print(value) }
    try check("Statistics/ZScore")
  }

  @Test func midrankPercentile() throws {
    var rank = MidrankPercentile(window: 4)
    for ratio in [80.0, 60, 50, 70] { rank.update(ratio) }
    if let value = rank.value { print(value) }
    try check("Statistics/MidrankPercentile")
  }

  @Test func precedingPercentile() throws {
    var rank = PrecedingPercentile(window: 4)
    for ratio in [80.0, 60, 50, 70, 65] { rank.update(ratio) }
    if let value = rank.value { print(value) }
    try check("Statistics/PrecedingPercentile")
  }

  @Test func rollingRegression() throws {
    var line = RollingRegression(window: 4, minimum: 2)
    for (gold, silver) in [(1.0, 2.0), (-1, -2), (2, 4), (0, 0)] {
      line.update((driver: gold, dependent: silver))
    }
    if let now = line.value { print(now.beta, now.count) }
    try check("Statistics/RollingRegression")
  }

  @Test func upDownBeta() throws {
    var betas = UpDownBeta(window: 4, minimum: 2)
    for (gold, silver) in [(1.0, 2.0), (2, 4), (-1, -3), (-2, -6)] {
      betas.update((driver: gold, dependent: silver))
    }
    if let up = betas.value?.up, let down = betas.value?.down { print(up.beta, down.beta) }
    try check("Statistics/UpDownBeta")
  }

  @Test func hayashiYoshidaCovariance() throws {
    var sums = HayashiYoshidaCovariance()
    let noon = Timestamp(2026, 1, 23, 12, 0)
    for second in Int64(0)..<4 {
      let time = noon.advanced(bySeconds: second)
      let factor = second.isMultiple(of: 2) ? 1.0 : 1.01
      sums.update((series: .driver, price: 5000 * factor, time: time))
      sums.update((series: .dependent, price: 100 * factor * factor, time: time))
    }
    if let beta = sums.value?.beta { print(NumberText.fixed(beta, decimals: 2)) }
    try check("Statistics/HayashiYoshidaCovariance")
  }
}
