import BullionAnalytics
import BullionMarket
import Testing

/// The examples of the documentation, run.
@Suite final class AveragesExamples: ExampleOutput {
  @Test func simpleMovingAverage() throws {
    var average = SimpleMovingAverage(period: 3)
    for close in [5000.0, 5010, 5020, 5060] {
      if let mean = average.update(close) { print(mean) }
    }
    try check("Averages/SimpleMovingAverage")
  }

  @Test func exponentialMovingAverage() throws {
    var average = ExponentialMovingAverage(period: 3)
    for close in [5000.0, 5010, 5020, 5060] {
      if let mean = average.update(close) { print(mean) }
    }
    try check("Averages/ExponentialMovingAverage")
  }

  @Test func wilderAverage() throws {
    var average = WilderAverage(period: 4)
    for change in [1.0, 2, 3, 2, 6] {
      if let mean = average.update(change) { print(mean) }
    }
    try check("Averages/WilderAverage")
  }
}
