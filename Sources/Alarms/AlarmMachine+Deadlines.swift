import BullionMarket

extension AlarmMachine {
  /// What happens by the passing of time alone, in the order that decides ties.
  enum Deadline {
    case unshelve
    case stale
    case raise
    case clear
    case reAlarm
  }

  /// The next moment at which something happens without an event; nil when nothing will.
  public var nextDeadline: Timestamp? { earliestDeadline?.time }

  private var earliestDeadline: (time: Timestamp, kind: Deadline)? {
    var earliest: (time: Timestamp, kind: Deadline)?
    func consider(_ start: Timestamp?, _ span: Int64, _ kind: Deadline) {
      guard let time = start?.advanced(byMilliseconds: span) else { return }
      if let found = earliest, found.time <= time { return }
      earliest = (time, kind)
    }
    consider(shelvedUntil, 0, .unshelve)
    guard quality == .good else { return earliest }
    if thresholds.staleAfter != .max { consider(lastTime, thresholds.staleAfter, .stale) }
    consider(pendingSince, thresholds.onDelay, .raise)
    if !isLatched { consider(clearingSince, thresholds.offDelay, .clear) }
    if state == .acknowledged, thresholds.reAlarm > 0 { consider(anchor, thresholds.reAlarm, .reAlarm) }
    return earliest
  }

  /// Fires every deadline up to and including `time`, in order.
  mutating func advance(to time: Timestamp, into effects: inout [AlarmEffect]) {
    while let (due, kind) = earliestDeadline, due <= time {
      switch kind {
      case .unshelve:
        shelvedUntil = nil
        note(.unshelved(expired: true), at: due, into: &effects)
        announceIfUnmasked(at: due, into: &effects)
      case .stale: becomeStale(at: due, into: &effects)
      case .raise: raise(.raise(masked: isSilenced), at: due, into: &effects)
      case .clear: clear(at: due, into: &effects)
      case .reAlarm: raise(.reAlarm(masked: isSilenced), at: due, into: &effects)
      }
    }
  }

  /// Missing data never raise and never clear.
  mutating func becomeStale(at time: Timestamp, into effects: inout [AlarmEffect]) {
    quality = .stale
    clearingSince = nil
    note(.qualityStale, at: time, into: &effects)
    cancelPending(at: time, into: &effects)
  }

  mutating func cancelPending(at time: Timestamp, into effects: inout [AlarmEffect]) {
    guard pendingSince != nil else { return }
    pendingSince = nil
    note(.pendingCancelled, at: time, into: &effects)
  }

  /// Announces what was raised while masked, once nothing masks it any more.
  mutating func announceIfUnmasked(at time: Timestamp, into effects: inout [AlarmEffect]) {
    guard state == .unacknowledged, isMasked, !isSilenced else { return }
    isMasked = false
    note(.lateAnnunciation, at: time, into: &effects)
  }

  mutating func raise(
    _ kind: AlarmEffect.Kind, at time: Timestamp, into effects: inout [AlarmEffect]
  ) {
    pendingSince = nil
    clearingSince = nil
    anchor = time
    isMasked = isSilenced
    isLatched = thresholds.isLatching
    move(to: .unacknowledged, kind, at: time, into: &effects)
  }

  /// Nobody heard of a masked alarm, so nobody has to acknowledge that it is over.
  private mutating func clear(at time: Timestamp, into effects: inout [AlarmEffect]) {
    clearingSince = nil
    if state == .acknowledged || isMasked {
      isMasked = false
      move(to: .normal, .clear, at: time, into: &effects)
    } else {
      move(to: .returned, .returnedUnacknowledged, at: time, into: &effects)
    }
  }

  /// Applies what the operator and the system do, on a machine that is already advanced.
  mutating func operate(_ event: AlarmEvent, at time: Timestamp, into effects: inout [AlarmEffect]) {
    switch event {
    case .acknowledge: acknowledge(at: time, into: &effects)
    case .reset: reset(at: time, into: &effects)
    case .shelve(let span):
      let until = time.advanced(byMilliseconds: span)
      shelvedUntil = until
      note(.shelved(until: until), at: time, into: &effects)
    case .unshelve:
      guard shelvedUntil != nil else { return }
      shelvedUntil = nil
      note(.unshelved(expired: false), at: time, into: &effects)
      announceIfUnmasked(at: time, into: &effects)
    case .suppress(let reasons):
      let known = reasons.intersection(.all)
      guard !known.isEmpty else { return }
      suppression.formUnion(known)
      note(.suppressed(known), at: time, into: &effects)
    case .unsuppress(let reasons):
      let known = reasons.intersection(.all)
      guard !known.isEmpty else { return }
      suppression.subtract(known)
      note(.unsuppressed(known), at: time, into: &effects)
      announceIfUnmasked(at: time, into: &effects)
    case .tick, .heartbeat, .dataLost, .clockStep, .restart: break
    }
  }

  private mutating func acknowledge(at time: Timestamp, into effects: inout [AlarmEffect]) {
    switch state {
    case .unacknowledged:
      isMasked = false
      anchor = time
      move(to: .acknowledged, .acknowledged, at: time, into: &effects)
    case .returned: move(to: .normal, .acknowledged, at: time, into: &effects)
    case .normal, .acknowledged: note(.acknowledgeIgnored, at: time, into: &effects)
    }
  }

  private mutating func reset(at time: Timestamp, into effects: inout [AlarmEffect]) {
    guard isLatched, state == .acknowledged, quality == .good, let value = lastValue,
      thresholds.isClear(value)
    else { return note(.resetRefused, at: time, into: &effects) }
    isLatched = false
    clearingSince = nil
    move(to: .normal, .reset, at: time, into: &effects)
  }

  private mutating func move(
    to next: AlarmState, _ kind: AlarmEffect.Kind, at time: Timestamp, into effects: inout [AlarmEffect]
  ) {
    let previous = state
    state = next
    note(kind, at: time, from: previous, into: &effects)
  }

  func note(
    _ kind: AlarmEffect.Kind, at time: Timestamp, from previous: AlarmState? = nil,
    into effects: inout [AlarmEffect]
  ) {
    effects.append(
      AlarmEffect(
        time: time, kind: kind, from: previous ?? state, to: state, value: lastValue, quality: quality))
  }
}
