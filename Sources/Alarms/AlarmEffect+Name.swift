import BullionMarket

extension AlarmEffect.Kind {
  /// The effects that are told by their name alone.
  private static let plain: [(AlarmEffect.Kind, String)] = [
    (.raise(masked: false), "raise!ANNUNCIATE"), (.raise(masked: true), "raise(masked)"),
    (.reAlarm(masked: false), "realarm!ANNUNCIATE"), (.reAlarm(masked: true), "realarm(masked)"),
    (.lateAnnunciation, "late!ANNUNCIATE"), (.clear, "clear"), (.returnedUnacknowledged, "rtn_unack"),
    (.acknowledged, "ack"), (.acknowledgeIgnored, "ack_ignored"), (.reset, "reset"),
    (.resetRefused, "reset_refused"), (.unshelved(expired: true), "unshelved:expired"),
    (.unshelved(expired: false), "unshelved:manual"), (.unsuppressed(.all), "unsuppressed"),
    (.qualityStale, "quality_stale"), (.qualityGood, "quality_good"),
    (.pendingCancelled, "pending_cancelled"), (.armed, "armed"),
    (.disarmedUntilClear, "disarmed_until_clear"), (.dropLate, "drop_late"), (.restored, "restored"),
    (.ruleChanged, "rule_changed"), (.ruleRemoved, "rule_removed"),
  ]

  /// The stable name in traces and in the journal.
  public var name: String {
    switch self {
    case .shelved: "shelved"
    case .suppressed(let reasons): "suppressed:" + reasons.name
    case .unsuppressed(let reasons) where reasons != .all: "unsuppressed:" + reasons.name
    case .clockStep(let step): "clockstep:" + (step >= 0 ? "+" : "") + String(step)
    default: Self.plain.first { $0.0 == self }?.1 ?? ""
    }
  }

  /// Reads what `name` writes.
  ///
  /// - Parameter until: the end of shelving, which the name does not tell; a shelving without it is refused.
  init?(name: String, until: Timestamp?) {
    if let kind = Self.plain.first(where: { $0.1 == name })?.0 {
      self = kind
    } else if name == "shelved", let until {
      self = .shelved(until: until)
    } else {
      let parts = name.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { return nil }
      switch (parts[0], AlarmSuppression(name: parts[1]), Int64(parts[1])) {
      case ("suppressed", let reasons?, _): self = .suppressed(reasons)
      case ("unsuppressed", let reasons?, _): self = .unsuppressed(reasons)
      case ("clockstep", _, let step?): self = .clockStep(step)
      default: return nil
      }
    }
    guard self.name == name else { return nil }
  }
}
