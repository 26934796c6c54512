import BullionAnalytics
import BullionMarket
import Testing

/// The examples of the documentation, run.
@Suite final class RiskExamples: ExampleOutput {
  @Test func drawdown() throws {
    var drawdown = Drawdown()
    let noon = Timestamp(2026, 1, 23, 12, 0)
    for (second, price) in [100.0, 120, 90, 96].enumerated() {
      drawdown.update((price: price, time: noon.advanced(bySeconds: Int64(second))))
    }
    if let fall = drawdown.value, let deepest = drawdown.deepest { print(fall, deepest) }
    try check("Risk/Drawdown")
  }

  @Test func rollingDrawdown() throws {
    var drawdown = RollingDrawdown(duration: 3000, resolution: 1000)
    let noon = Timestamp(2026, 1, 23, 12, 0)
    for (second, price) in [200.0, 160, 120, 128, 96, 96].enumerated() {
      drawdown.update((price: price, time: noon.advanced(bySeconds: Int64(second))))
    }
    if let now = drawdown.value { print(now.peak, now.fraction) }
    try check("Risk/RollingDrawdown")
  }

  @Test func rollingMaximum() throws {
    var maximum = RollingMaximum(duration: 2000, resolution: 1000)
    let noon = Timestamp(2026, 1, 23, 12, 0)
    for (second, price) in [120.0, 100, 110, 90].enumerated() {
      maximum.update((value: price, time: noon.advanced(bySeconds: Int64(second))))
    }
    if let peak = maximum.value { print(peak.value) }
    try check("Risk/RollingMaximum")
  }

  @Test func leverage() throws {
    if let leverage = survivableLeverage(drawdown: -0.5) { print(leverage) }
    if let leverage = survivableLeverage(drawdown: -0.5, maintenanceMargin: 0.5) {
      print(NumberText.fixed(leverage, decimals: 2))
    }
    try check("Risk/SurvivableLeverage")
  }
}
