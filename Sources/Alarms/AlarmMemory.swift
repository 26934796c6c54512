import BullionMarket

/// What is known of one alarm from its effects alone: what the list shows and what survives a restart.
///
/// The board, the journal's snapshots and the restoring of a journal all fold the same effects through `apply`,
/// so they cannot disagree.
public struct AlarmMemory: Sendable, Hashable {
  /// Where the alarm stands in its life.
  public internal(set) var state = AlarmState.normal
  /// When the condition was raised; a re-alarm does not move it. Nil in the normal state.
  public internal(set) var since: Timestamp?
  /// The value at that moment.
  public internal(set) var raisedValue: Double?
  /// How often it was raised since it last was normal.
  public internal(set) var count = 0
  /// The last raise, acknowledgement or recovery of the data: the re-alarm time counts from it.
  public internal(set) var anchor: Timestamp?
  /// Raised without an announcement, and not announced since.
  public internal(set) var isMasked = false
  /// False in crossing mode until the value was clear of the limit once.
  public internal(set) var isArmed = true
  /// Since when the value is beyond the limit without having been clear of it: not a crossing, and no alarm. Nil when
  /// it was clear.
  public internal(set) var beyondSince: Timestamp?
  /// When the shelving ends; nil when it is not shelved.
  public internal(set) var shelvedUntil: Timestamp?
  /// Why the system keeps it from being announced.
  public internal(set) var suppression: AlarmSuppression = []
  /// Whether the data could be trusted at the last effect.
  public internal(set) var quality = AlarmQuality.stale
  /// The metric's value at the last effect; nil before the first.
  public internal(set) var value: Double?

  /// A normal alarm of which nothing is known.
  public init() {}

  /// Takes over what one effect says.
  public mutating func apply(_ effect: AlarmEffect) {
    switch effect.kind {
    case .raise(let masked):
      since = effect.time
      raisedValue = effect.value
      count = effect.from == .normal ? 1 : count &+ 1
      anchor = effect.time
      isMasked = masked
    case .reAlarm(let masked):
      anchor = effect.time
      isMasked = masked
    case .acknowledged:
      if effect.to == .acknowledged { anchor = effect.time }
      isMasked = false
    case .lateAnnunciation: isMasked = false
    case .shelved(let until): shelvedUntil = until
    case .unshelved: shelvedUntil = nil
    case .suppressed(let reasons): suppression.formUnion(reasons)
    case .unsuppressed(let reasons): suppression.subtract(reasons)
    case .qualityGood: anchor = effect.time
    case .armed:
      isArmed = true
      beyondSince = nil
    case .disarmedUntilClear:
      isArmed = false
      beyondSince = effect.time
    case .clockStep(let step):
      beyondSince = beyondSince?.advanced(byMilliseconds: step)
      since = since?.advanced(byMilliseconds: step)
      anchor = anchor?.advanced(byMilliseconds: step)
    case .ruleChanged, .ruleRemoved:
      self = AlarmMemory()
      return
    case .clear, .returnedUnacknowledged, .reset, .qualityStale, .restored: break
    case .acknowledgeIgnored, .resetRefused, .pendingCancelled, .dropLate: return
    }
    state = effect.to
    quality = effect.quality
    value = effect.value
    if state == .normal {
      since = nil
      raisedValue = nil
      count = 0
      isMasked = false
    }
  }
}

extension AlarmMachine {
  /// The machine as it was remembered; the owner then sends `restart`.
  ///
  /// The time of the last sample is not taken over: the clock may have been set back while the program was down,
  /// and every new sample would count as late.
  init(rule: AlarmRule, memory: AlarmMemory) {
    self.init(rule: rule)
    state = memory.state
    anchor = memory.anchor
    isMasked = memory.isMasked
    isArmed = memory.isArmed
    isLatched = thresholds.isLatching && memory.state.isActive
    shelvedUntil = memory.shelvedUntil
    suppression = memory.suppression
    lastValue = memory.value
  }
}
