import BullionMarket

/// What lies between two bars of a day that are not neighbours: a weekend with holidays around it, or a hole.
public enum DailyHole {
  /// No weekend with its holidays is as long: a week, in milliseconds.
  private static let longestClosure = 7 * Timestamp.millisecondsPerDay

  /// Whether days are missing between two bars.
  public static func lies(between earlier: Timestamp, and later: Timestamp) -> Bool {
    later.milliseconds(since: earlier) > longestClosure
  }
}
