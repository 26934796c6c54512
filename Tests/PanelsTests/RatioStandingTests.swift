import BullionAnalytics
import BullionMonitor
import TestMarket
import Testing

@testable import Panels

private func standing(_ value: Double?, rank: Double? = nil, window: Int = 252, bands: [Double]? = nil)
  -> String
{
  var settings = MonitorSettings()
  if let bands, let limits = RatioBand.Limits(bands) { settings.ratioBands = limits }
  var ratio = ScriptedMarket.monitor().readings.ratio
  ratio.value = value
  ratio.band = value.flatMap { RatioBand(ratio: $0, limits: settings.ratioBands) }
  ratio.percentile = rank
  ratio.window = window
  return RatioStanding(ratio, context(ScriptedMarket.monitor(settings: settings))).text
}

@Test("The word for the ratio names the limits that it lies between, and its rank where there is one")
func ratioIsNamedByItsLimitsAndItsRank() {
  #expect(standing(50.54) == "50-60")
  #expect(standing(50.54, rank: 50 / 252.0) == "50-60, lowest in a year")
  #expect(standing(71, rank: 16) == "60-80")
  #expect(standing(60.2, rank: 8) == "60-80, low in a year")
  #expect(standing(95, rank: 100 - 50 / 252.0) == "80-100, highest in a year")
  #expect(standing(95, rank: 94) == "80-100, high in a year")
  #expect(standing(39.99) == "below 40")
  #expect(standing(100) == "100 or more")
  #expect(standing(50, rank: 50 / 60.0, window: 60) == "50-60, lowest in 60 days")
  #expect(standing(55, bands: [45, 55.5, 65, 75, 85]) == "45-55.5")
  #expect(standing(nil) == "")
}
