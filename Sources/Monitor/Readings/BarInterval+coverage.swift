import BullionMarket

extension BarInterval {
  /// Seconds in so many bars; nil when there are as many as are looked for.
  func coverage(_ count: Int, of wanted: Int) -> Double? {
    count < wanted ? Double(count) * Double(milliseconds) / 1000 : nil
  }
}
