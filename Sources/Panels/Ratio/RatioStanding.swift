import BullionAnalytics
import BullionMarket
import BullionMonitor

/// Where the ratio stands, in words: the limits that it lies between, and its rank where there is a history.
///
/// The limits are fixed and the history is not, so neither is called high or low by the other's measure.
struct RatioStanding {
  /// `50-60, lowest in a year`; empty without a ratio.
  var text: String { limits + (rank.map { ", \($0)" } ?? "") }
  /// `50-60`; empty without a ratio.
  let limits: String
  /// `lowest in a year`; nil in the middle, and without a history.
  let rank: String?
  /// What the rank is among: `a year`, or `60 days`.
  let window: String

  init(_ ratio: RatioReading, _ context: PanelContext) {
    let window = Wording.tradingDays(ratio.window)
    self.window = window
    guard let band = ratio.band else {
      (limits, rank) = ("", nil)
      return
    }
    limits = band.range(within: context.monitor.settings.ratioBands)
    rank = ratio.percentile.flatMap { Self.rank($0, among: ratio.window) }.map { "\($0) in \(window)" }
  }

  /// The newest value itself is among those that are ranked: alone at an end it has half a place.
  private static func rank(_ percentile: Double, among count: Int) -> String? {
    let half = 50 / Double(max(1, count)) + 1e-9
    if percentile <= half { return "lowest" }
    if percentile >= 100 - half { return "highest" }
    return percentile <= 10 ? "low" : percentile >= 90 ? "high" : nil
  }
}
