import BullionMarket

/// What time it is, by the system's clock and those of all sources together.
///
/// The steady clock goes on evenly, so that nothing that is done to the system's clock changes how old a price is.
/// What is to be added to it is a vote: clocks that agree within `agreement` are one party, the largest party is
/// right, and between equals what was held to be right before, or else the system's clock. A lead that all sources
/// have at once is therefore the local clock's, and one that a single source has is its own. A source that is alone
/// and has never agreed with the system's clock is believed to be ahead, since no price comes before its time, and
/// to be behind by more than any delay explains.
struct ClockAgreement: Sendable {
  /// A price may come so many milliseconds after its time; also how far two clocks that agree may differ.
  static let agreement: Int64 = 15_000
  /// A price may be dated so far past its arrival.
  static let tolerance: Int64 = 2_000
  /// A single source that is behind by more than this does not lag: the clocks differ.
  private static let longestLag: Int64 = 180_000
  /// A single source does not move the time by more than this.
  private static let longestLead = Timestamp.millisecondsPerDay + 60_000
  /// Over how long a source's times must have gone on evenly, if another says the same, and if it is alone.
  private static let shortSpan: Int64 = 1_000
  private static let longSpan: Int64 = 3_000
  /// Without any source for so long the system's clock counts.
  private static let patience: Int64 = 60_000
  /// The steady clock does not go further than this between two looks, unless the machine slept.
  private static let longestPause: Int64 = 20_000

  private var voices: [ClockVoice]
  /// Milliseconds to add to the steady clock to get the time.
  private(set) var offset: Int64 = 0
  /// What the system's clock says less the steady one, in milliseconds.
  private(set) var wallOffset: Int64 = 0
  /// Whether a source has agreed with the present offset, since the machine slept last.
  private var isConfirmed = false
  /// When a source last had a say in the offset; nil before the first, and when the system's clock has taken over.
  private var lastHeard: Timestamp?
  private var lastLook: Timestamp?

  init(sources: Int) { voices = Array(repeating: ClockVoice(), count: sources) }

  /// The time at a moment of the steady clock.
  func time(at steady: Timestamp) -> Timestamp { steady.advanced(byMilliseconds: offset) }

  /// Milliseconds by which the system's clock is ahead of the time; nil while it is right.
  var systemLead: Int64? {
    let lead = wallOffset - offset
    return abs(lead) > Self.tolerance ? lead : nil
  }

  /// Whether some sources' times disagree with this one and none agrees.
  var isDoubtful: Bool {
    let leads = voices.compactMap(\.latestLead)
    return !leads.isEmpty && !leads.contains { Self.agrees($0, with: offset) }
  }

  /// Takes the event time of a price that has just come from a source, before any check.
  mutating func note(_ time: Timestamp, of source: Int, at steady: Timestamp) {
    guard voices.indices.contains(source) else { return }
    voices[source].note(time, at: steady)
  }

  /// Looks at all clocks anew; to be called every few hundred milliseconds.
  ///
  /// - Returns: milliseconds by which the time goes on or back at once; 0 mostly.
  mutating func judge(_ reading: ClockReading) -> Int64 {
    let now = reading.steady
    if let lastLook, now.milliseconds(since: lastLook) > Self.longestPause {
      // The machine has slept: what was said before is no evidence any more.
      isConfirmed = false
      lastHeard = lastHeard.map { _ in now }
      for index in voices.indices { voices[index].forget() }
    }
    lastLook = now
    wallOffset = reading.wall.milliseconds(since: now)
    let before = offset
    offset = chosen(at: now)
    return offset.subtractingSaturated(before)
  }

  private mutating func chosen(at now: Timestamp) -> Int64 {
    let leads = voices.compactMap { $0.lead(over: Self.shortSpan, at: now) }
    guard !leads.isEmpty else {
      if let lastHeard, now.milliseconds(since: lastHeard) <= Self.patience { return offset }
      lastHeard = nil
      isConfirmed = false
      return differs(wallOffset) ? wallOffset : offset
    }
    let present = leads.filter { Self.agrees($0, with: offset) }.count
    let wall = leads.filter { Self.agrees($0, with: wallOffset) }.count
    let party = Self.largestParty(of: leads)
    // The system's clock has a vote of its own.
    if party.count > max(present, wall + 1), !Self.agrees(party.lead, with: offset) {
      return follow(party.lead, at: now)
    }
    if present > 0 {
      (isConfirmed, lastHeard) = (true, now)
      return differs(wallOffset) && wall >= present ? wallOffset : offset
    }
    if wall > 0 {
      (isConfirmed, lastHeard) = (true, now)
      return wallOffset
    }
    if party.count > 1 { return follow(party.lead, at: now) }
    return alone(at: now)
  }

  /// One source alone, and it agrees with nothing.
  private mutating func alone(at now: Timestamp) -> Int64 {
    let long = voices.compactMap { $0.lead(over: Self.longSpan, at: now) }
    guard !isConfirmed, long.count == 1, let lead = long.first else { return offset }
    let distance = lead.subtractingSaturated(offset)
    guard distance < -Self.longestLag || (Self.tolerance...Self.longestLead).contains(distance) else {
      return offset
    }
    return follow(lead, at: now)
  }

  private mutating func follow(_ lead: Int64, at now: Timestamp) -> Int64 {
    (isConfirmed, lastHeard) = (true, now)
    return lead
  }

  private func differs(_ other: Int64) -> Bool { abs(other.subtractingSaturated(offset)) > Self.tolerance }

  /// Whether prices with such a lead can come from a clock that is right when the time has this offset.
  private static func agrees(_ lead: Int64, with offset: Int64) -> Bool {
    let delay = offset.subtractingSaturated(lead)
    return delay <= agreement && delay >= -tolerance
  }

  /// The most leads that lie within the agreement of each other, and the largest of them: the least delay.
  private static func largestParty(of leads: [Int64]) -> (count: Int, lead: Int64) {
    var best = (count: 0, lead: Int64.min)
    for lead in leads {
      let count = leads.count { $0 <= lead && lead.subtractingSaturated($0) <= agreement }
      if count > best.count || (count == best.count && lead > best.lead) { best = (count, lead) }
    }
    return best
  }
}
