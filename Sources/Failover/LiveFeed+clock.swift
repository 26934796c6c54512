import BullionMarket

/// What time it is.
extension LiveFeed {
  mutating func judgeClocks(_ reading: ClockReading, _ out: inout [FeedStep]) {
    let step = clocks.judge(reading)
    if step != 0 { stepClock(by: step, at: reading.steady, &out) }
    guard step != 0 || hasNewLead else { return }
    toldLead = systemLead
    out.append(.tell(.localClock(LocalClock(step: step, lead: toldLead))))
    out.append(.remark(Self.remark(on: toldLead, step: step)))
  }

  private var hasNewLead: Bool {
    guard let lead = systemLead, let toldLead else { return systemLead != toldLead }
    return abs(lead.subtractingSaturated(toldLead)) > ClockAgreement.tolerance
  }

  private mutating func stepClock(by step: Int64, at now: Timestamp, _ out: inout [FeedStep]) {
    for index in machines.indices { machines[index].stepClock(by: step) }
    held = [nil, nil]
    out.append(.clockStep(step))
    if let shown = choice.shown {
      machines[shown].ceaseBackfill(isComplete: false)
      machines[shown].beginBackfill(at: now)
    }
  }

  private static func remark(on lead: Int64?, step: Int64) -> LiveRemark {
    let facts = ["step": "\(step) ms"]
    guard let lead else { return LiveRemark(.info, nil, "the local clock agrees with the sources", facts) }
    return LiveRemark(.warning, nil, LocalClock.words(lead: lead), facts)
  }
}
