import BullionMarket

/// One thing the board has to say, in the order in which things happened.
public struct AlarmNotice: Sendable, Hashable {
  /// What the board has to say.
  public enum Kind: Sendable, Hashable {
    /// A rule's alarm did something.
    case effect(AlarmEffect.Kind, from: AlarmState, to: AlarmState, quality: AlarmQuality)
    /// Too many alarms at once: one banner with a count, and only priority 1 sounds.
    case floodBegan
    /// Fewer than five annunciations are left in the last ten minutes.
    case floodEnded
    /// This rule comes and goes: it gets a badge and is silent.
    case chatterBegan
    /// A whole minute passed without a raise of this rule.
    case chatterEnded
  }

  /// The rule's place in the board's list; nil for what concerns all of them.
  public var ruleIndex: Int?
  /// What happened.
  public var kind: Kind
  /// When it took effect: a deadline's own time, however late the board was told.
  public var time: Timestamp
  /// The metric's value at that time.
  public var value: Double?
  /// Whether to make a sound for it.
  public var sounds = false
  /// Raised by the first sample after the data were missing: the limit was passed unseen, over a weekend for one.
  public var isAfterGap = false

  init(_ kind: Kind, of ruleIndex: Int?, at time: Timestamp, value: Double? = nil) {
    self.kind = kind
    self.ruleIndex = ruleIndex
    self.time = time
    self.value = value
  }

  /// What the alarm of a rule did, as a notice without a sound.
  public init(_ effect: AlarmEffect, of ruleIndex: Int) {
    self.init(
      .effect(effect.kind, from: effect.from, to: effect.to, quality: effect.quality), of: ruleIndex,
      at: effect.time, value: effect.value)
  }

  /// What the rule's alarm did; nil for floods and chattering.
  public var effect: AlarmEffect? {
    guard case .effect(let kind, let from, let to, let quality) = kind else { return nil }
    return AlarmEffect(time: time, kind: kind, from: from, to: to, value: value, quality: quality)
  }
}
