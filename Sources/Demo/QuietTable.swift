import BullionMarket

/// The afternoon of 22 January 2026 at its own pace, for the scenarios in which the market is not the story.
enum QuietTable {
  /// Second by second until the daily close.
  static let calm: [DemoLeg] = [
    leg(hours: 0, to: 2, gold: 4911, silver: 95.52, headline: "A quiet day, second by second"),
    leg(hours: 2, to: 4, gold: 4907, silver: 95.43),
    leg(hours: 4, to: 6, gold: 4916, silver: 95.66),
    leg(hours: 6, to: 7.5, gold: 4914, silver: 95.60),
  ]

  /// Silence is longer than 20 times the usual time between quotes; the rubbish is more than a fifth of its minute.
  static let outage: [DemoLeg] = [
    drill(from: 0, to: 20, gold: 4905.30, silver: 95.41, headline: "Outage drill: the feed works"),
    drill(from: 20, to: 65, gold: 4905.30, silver: 95.41, .silence, headline: "The feed falls silent"),
    drill(from: 65, to: 68, gold: 4905.40, silver: 95.41, headline: "The feed is back"),
    drill(
      from: 68, to: 78, gold: 4905.60, silver: 95.42,
      flaws: (0..<5).flatMap { _ in DemoFlaw.allCases }, headline: "The feed sends rubbish among its quotes"),
    drill(from: 78, to: 150, gold: 4906.20, silver: 95.44, headline: "The feed works again"),
  ]

  private static func leg(
    hours start: Double, to end: Double, gold: Double, silver: Double, headline: String? = nil
  ) -> DemoLeg {
    DemoLeg(
      until: SurgeTable.quietStart.advanced(bySeconds: Int64(end * 3600)), gold: gold, silver: silver,
      .unhurried, wall: Int64((end - start) * 3_600_000), regime: .quiet, headline: headline)
  }

  private static func drill(
    from start: Int64, to end: Int64, gold: Double, silver: Double,
    _ play: DemoLeg.Play = .quotes(gaps: 300...900), flaws: [DemoFlaw] = [], headline: String
  ) -> DemoLeg {
    DemoLeg(
      until: SurgeTable.quietStart.advanced(bySeconds: end), gold: gold, silver: silver, play,
      wall: (end - start) * 1000, regime: .quiet, flaws: flaws, headline: headline)
  }
}
