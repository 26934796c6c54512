import BullionMarket

/// Something one alarm did, with the state before and after.
public struct AlarmEffect: Sendable, Hashable {
  /// What happened.
  public enum Kind: Sendable, Hashable {
    /// Raised; a masked raise is not announced.
    case raise(masked: Bool)
    /// Acknowledged long ago and still standing: raised again.
    case reAlarm(masked: Bool)
    /// Raised while masked, still standing, and now announced.
    case lateAnnunciation
    /// Back to normal, acknowledged before or never announced.
    case clear
    /// The condition is over and nobody has acknowledged that it was there.
    case returnedUnacknowledged
    /// The operator has seen it.
    case acknowledged
    /// There was nothing to acknowledge.
    case acknowledgeIgnored
    /// A latched alarm was released.
    case reset
    /// Not latched, not acknowledged, or its condition is not known to be over.
    case resetRefused
    /// Silenced by the operator until then.
    case shelved(until: Timestamp)
    /// The shelving is over, by itself (expired) or by the operator.
    case unshelved(expired: Bool)
    /// Silenced by the system, for these reasons in addition to others.
    case suppressed(AlarmSuppression)
    /// These reasons no longer hold.
    case unsuppressed(AlarmSuppression)
    /// The data are too old, or were declared lost.
    case qualityStale
    /// The data are back, or came for the first time.
    case qualityGood
    /// The condition ended, or the data did, before the on-delay was over.
    case pendingCancelled
    /// The value was clear of the limit: from now on a crossing is seen.
    case armed
    /// The very first value was beyond the limit in crossing mode: not a crossing.
    case disarmedUntilClear
    /// A tick, or the news of lost data, from before the last tick.
    case dropLate
    /// The clock was set by so many milliseconds; elapsed times stay.
    case clockStep(Int64)
    /// Taken over from the journal.
    case restored
    /// The rule is not the one whose state was stored; it starts as normal.
    case ruleChanged
    /// State was stored for a rule that does not exist any more.
    case ruleRemoved
  }

  /// The moment it took effect: a deadline's own time, however late the machine was told.
  public var time: Timestamp
  /// What happened.
  public var kind: Kind
  /// The state before; equal to `to` for what moves no state.
  public var from: AlarmState
  /// The state after.
  public var to: AlarmState
  /// The metric's value at that time; nil before the first.
  public var value: Double?
  /// Whether the data could be trusted after it.
  public var quality: AlarmQuality

  /// Whether the alarm calls for attention: the moments that are counted for floods and may sound.
  public var annunciates: Bool {
    switch kind {
    case .raise(let masked), .reAlarm(let masked): !masked
    case .lateAnnunciation: true
    default: false
    }
  }

  /// Whether it comes about by itself again after a restart, as long as the alarm is normal.
  var isPassing: Bool {
    switch kind {
    case .restored, .qualityStale, .qualityGood, .suppressed, .unsuppressed, .clockStep: true
    default: false
    }
  }

  /// Whether it changed anything that must survive a restart, and so belongs in the journal.
  ///
  /// A pending alarm does not survive one, so its cancellation is not kept either: a value that trembles at the
  /// limit would fill the disk.
  public var isTransition: Bool {
    switch kind {
    case .acknowledgeIgnored, .resetRefused, .pendingCancelled, .dropLate: false
    default: true
    }
  }
}
