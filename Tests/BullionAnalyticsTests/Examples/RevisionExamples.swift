import BullionAnalytics
import BullionMarket
import Testing

/// The examples of the documentation, run.
@Suite final class RevisionExamples: ExampleOutput {
  @Test func revisable() throws {
    var average = Revisable(SimpleMovingAverage(period: 2))
    average.update(5000)
    average.update(5010)
    average.revise(5030)
    if let mean = average.value { print(mean) }
    try check("Revisable")
  }
}
