/// How the local clock stands beside those of the sources.
public struct LocalClock: Sendable, Hashable {
  /// Milliseconds by which the data time goes on (back when negative) at once: nobody has waited for them, and
  /// nothing grows older by them.
  public var step: Int64
  /// Milliseconds by which the local clock is ahead of the sources, behind when negative; nil while it is right.
  public var lead: Int64?

  /// What has been learnt.
  public init(step: Int64 = 0, lead: Int64? = nil) {
    self.step = step
    self.lead = lead
  }

  /// A lead in words: `the local clock is 1 h ahead of the sources`.
  public static func words(lead: Int64) -> String {
    let distance = NumberText.duration(milliseconds: Int64(clamping: lead.magnitude))
    return "the local clock is \(distance) \(lead > 0 ? "ahead of" : "behind") the sources"
  }
}
