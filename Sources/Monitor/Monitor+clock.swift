import BullionMarket

extension Monitor {
  /// Takes what a live feed has learnt about the local clock.
  mutating func receive(_ clock: LocalClock) {
    if clock.step != 0 { stepClock(by: clock.step) }
    localClockLead = clock.lead
  }

  /// So many quotes in a row were dated earlier than what came before that it is the clock of the input which went
  /// back. Where the input is the clock, the time goes back with it, and bars that would lie ahead are given up.
  mutating func setBackClock(to quote: Quote) {
    guard let now else { return }
    let step = quote.received.milliseconds(since: now)
    guard mode == .replay, step < 0 else { return pass(to: quote.received) }
    let distance = NumberText.duration(milliseconds: Int64(clamping: step.magnitude))
    inputClockRemark = "the input's clock was set back by \(distance) at \(quote.time.iso8601)"
    for index in metals.indices { metals[index].setBack(to: quote.received) }
    setTime(by: step)
    gate.setBack(to: quote.time)
    relearn(from: [])
  }

  /// The time goes on or back at once: ages, delays and what alarms wait for stay as they are, and bars, which go by
  /// the prices' own times, do too.
  mutating func stepClock(by step: Int64) {
    guard let now, now.advanced(byMilliseconds: step).isPlausible else { return }
    for index in metals.indices { metals[index].stepClock(by: step) }
    setTime(by: step)
    // What was old by the wrong clock alone is old no more.
    for instrument in Instrument.allCases where metals[instrument.position].freshness.isLive {
      metals[instrument.position].review(at: present, hours: &hours)
      noteQuality(of: instrument)
    }
    schedule()
  }

  private mutating func setTime(by step: Int64) {
    let time = present.advanced(byMilliseconds: step)
    now = time
    refusalShare = RefusalShare()
    failovers.stepClock(by: step)
    waitingSince = waitingSince.map { $0.advanced(byMilliseconds: step) }
    watch.stepClock(by: step, at: time)
    schedule()
  }
}
