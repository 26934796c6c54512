import BullionAnalytics
import Testing

@Suite struct RealisedVolatilityTests {
  @Test func sampleEqualsItsDefinition() {
    compareAtEveryLength({ RealisedVolatility(window: $0) }, tolerance: 1e-10) { random, count in
      random.returns(count).map(\.driver)
    } definition: {
      $0.count < $1 || $1 < 2 ? nil : Naive.deviation($0.suffix($1), lessOne: true)
    }
  }

  @Test func zeroMeanEqualsItsDefinition() {
    compareAtEveryLength({ RealisedVolatility(window: $0, estimator: .zeroMean) }) { random, count in
      random.returns(count).map(\.driver)
    } definition: { inputs, length in
      guard inputs.count >= length else { return nil }
      return Naive.mean(inputs.suffix(length).map { $0 * $0 }[...]).squareRoot()
    }
  }

  @Test func aFlatSeriesHasNone() {
    var volatility = RealisedVolatility(window: 20)
    for _ in 0..<20 { volatility.update(0) }
    #expect(volatility.value == 0 && volatility.annualised(.tradingDays) == 0)
  }

  /// The example of ANALYTICS: 2.7076e-4 a minute is 15.97 % or 16.57 % a year.
  @Test func theConventionMatters() throws {
    var volatility = RealisedVolatility(window: 2, estimator: .zeroMean)
    #expect(volatility.annualised(.sessionMinutes) == nil)
    volatility.update(2.7076e-4)
    volatility.update(-2.7076e-4)
    #expect(abs(try #require(volatility.annualised(.sessionMinutes)) - 0.1597) < 5e-5)
    #expect(abs(try #require(volatility.annualised(.weekdayMinutes)) - 0.1657) < 5e-5)
    #expect(Annualisation.sessionMinutes.periodsPerYear == 347_760)
    #expect(Annualisation.weekdayMinutes.periodsPerYear == 374_400)
    #expect(Annualisation.calendarMinutes.periodsPerYear == 525_600)
    #expect(Annualisation.tradingDays.rawValue == "252d")
  }
}
