extension QuoteFilter {
  /// What the filter says about one quote.
  public enum Verdict: Sendable, Hashable {
    /// It may move everything.
    case accepted(kind: Acceptance)
    /// The same moment and prices once more: refreshes the age, moves nothing.
    case duplicate
    /// It moves nothing, for this reason.
    case refused(RefusalReason)
    /// Held back; `count` quotes agree so far, this one included.
    case quarantined(Jump, count: Int)

    /// Whether the quote may move anything.
    public var isAccepted: Bool {
      if case .accepted = self { true } else { false }
    }

    /// The name under which this verdict is counted; nil for accepted quotes.
    public var reason: RefusalReason? {
      switch self {
      case .accepted: nil
      case .duplicate: .duplicate
      case .refused(let reason): reason
      case .quarantined: .quarantined
      }
    }
  }

  /// How a quote came to be accepted.
  public enum Acceptance: Sendable, Hashable {
    /// Within all limits.
    case ordinary
    /// The first one after a long silence.
    case afterGap
    /// A hard jump that later quotes confirmed.
    case confirmedHard
    /// A soft jump that later quotes confirmed.
    case confirmedSoft
    /// The first one that is believed after so many late ones in a row that the source's clock must have been set back.
    case clockSetBack
  }

  /// Which limit a jump went beyond.
  public enum Jump: Sendable, Hashable {
    /// Beyond the hard limit from the last price.
    case hard
    /// Beyond the usual scatter around the median.
    case soft
  }
}
