#if Live
  import BullionMarket
  import LoopbackVenues
  import Testing

  /// Ten thousand quotes a second for two seconds: nothing is lost on the way, and nothing piles up.
  @Test func aFloodArrivesInFull() async throws {
    var plan = RigPlan(.binance)
    plan.settings.silence = 60_000
    try await LiveRig.run(plan) { rig in try await flood(rig) }
  }

  @RigActor private func flood(_ rig: LiveRig) async throws {
    #expect(await rig.until { $0.isLive() })
    let start = rig.clock.now
    let before = rig.venues[0].quotesSent
    rig.venues[0].setRate(10_000)
    await rig.pass(seconds: 2)
    rig.venues[0].setRate(0)
    // The last ones are on the way.
    let hasAll = await rig.until { rig in
      let reading = rig.reading()
      return reading.quotes + reading.refused.values.reduce(0, +) == rig.venues[0].quotesSent
    }
    let reading = rig.reading()
    let sent = rig.venues[0].quotesSent
    #expect(hasAll, "\(reading.quotes) taken, \(reading.refused), \(sent) sent")
    #expect(Set(reading.refused.keys).isSubset(of: [.duplicate]), "\(reading.refused)")
    let shown = rig.events.count { if case .judged = $0 { true } else { false } }
    #expect(shown == sent)
    #expect(reading.reconnects == 0)
    let seconds = Double(rig.clock.now.milliseconds(since: start)) / 1000
    LiveTable.note("flood: \(sent - before) quotes in \(seconds) s, \(rig.mostWaiting) bytes waited at most")
  }
#endif
