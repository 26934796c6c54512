import BullionAnalytics
import BullionMarket

/// Runs an indicator over inputs and gives the value after each.
func run<I: Indicator>(_ indicator: I, over inputs: some Sequence<I.Input>) -> [I.Output?] {
  var indicator = indicator
  return inputs.map { indicator.update($0) }
}

/// One time a millisecond, for series whose times do not matter.
func timed(_ prices: [Double]) -> [(price: Double, time: Timestamp)] {
  prices.enumerated().map { ($1, Timestamp(milliseconds: Int64($0))) }
}
