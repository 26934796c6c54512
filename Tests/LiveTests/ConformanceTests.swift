#if Live
  import BullionMarket
  import LoopbackVenues
  import Testing
  import Wire

  /// What every venue has to do, whoever it is.
  @Suite struct ConformanceTests {
    static let pushed: [VenueKind] = [.binance, .hyperliquid, .kraken, .oanda]

    @Test(arguments: VenueKind.allCases)
    func becomesLiveWithItsPricesAndTheirTimes(kind: VenueKind) async throws {
      var plan = RigPlan(kind)
      plan.lag = 1_000
      try await LiveRig.run(plan) { rig in
        #expect(await rig.until { $0.isLive() && $0.recorded.count >= 4 }, "\(rig.reading())")
        let readings = rig.monitor.readings
        #expect(readings.gold.mid != nil)
        #expect((readings.silver.mid == nil) == (kind == .kraken))
        #expect((readings.ratio.value == nil) == (kind == .kraken))
        #expect((readings.gold.bid == nil || readings.gold.ask == nil) == (kind == .goldAPI))
        #expect(rig.hasRemark("subscribed"))
        for record in rig.recorded {
          let delay = record.quote.received.milliseconds(since: record.quote.time)
          // Kraken's ticker has no time: that of the arrival is taken.
          #expect(kind == .kraken ? delay == 0 : (1_000...15_000).contains(delay))
        }
      }
    }

    @Test(arguments: VenueKind.allCases)
    func bringsItsHistory(kind: VenueKind) async throws {
      var plan = RigPlan(kind)
      plan.asksHistory = true
      try await LiveRig.run(plan) { rig in
        guard Self.pushed.contains(kind) else {
          #expect(await rig.until { $0.isLive() && $0.recorded.count >= 4 })
          #expect(rig.backfills.isEmpty)
          return
        }
        #expect(await rig.until { !$0.backfills.isEmpty }, "\(rig.remarks)")
        let now = rig.clock.now
        var starts: [Instrument: [BarInterval: [Int64]]] = [:]
        for case .bar(let instrument, let interval, let bar) in rig.backfills.flatMap(\.bars) {
          starts[instrument, default: [:]][interval, default: []].append(bar.start.milliseconds)
          #expect(bar.start.milliseconds + interval.milliseconds <= now.milliseconds)
          #expect(bar.low <= min(bar.open, bar.close) && max(bar.open, bar.close) <= bar.high)
        }
        #expect(Set(starts.keys) == (kind == .kraken ? [.gold] : [.gold, .silver]))
        for found in starts.values {
          for interval in [BarInterval.oneMinute, .oneHour] {
            let all = found[interval] ?? []
            #expect(all.count >= 70 || (interval == .oneHour && all.count >= 60), "\(interval) \(all.count)")
            #expect(Set(all).count == all.count)
          }
        }
      }
    }

    @Test(arguments: VenueKind.allCases)
    func renewsItsConnectionBeforeTheVenueEndsIt(kind: VenueKind) async throws {
      var plan = RigPlan(kind)
      plan.facts = { $0.lifetime = 1_500 }
      try await LiveRig.run(plan) { rig in
        #expect(await rig.until { $0.isLive() })
        rig.forget()
        #expect(await rig.until { $0.hasRemark("connection renewed") }, "\(rig.reading())")
        let renewed = rig.clock.now
        let before = rig.reading().quotes
        #expect(await rig.until { $0.isLive() && $0.reading().quotes > before })
        let gap = rig.clock.now.milliseconds(since: renewed)
        LiveTable.note("renewal of \(kind.rawValue): next price after \(gap) ms")
        // A second, and what a busy machine may add.
        #expect(gap < 5_000)
        #expect(rig.reading().reconnects >= 1)
        #expect(!rig.hasRemark("connection lost"))
      }
    }

    @Test(arguments: VenueKind.allCases)
    func comesBackWithItsServer(kind: VenueKind) async throws {
      try await LiveRig.run(RigPlan(kind)) { rig in
        #expect(await rig.until { $0.isLive() })
        let venue = rig.venues[0]
        let port = venue.port
        await venue.stop()
        #expect(await rig.until { $0.reading().state == .down && $0.monitor.isDown }, "\(rig.reading())")
        #expect(rig.monitor.readings.gold.quality == .stale)
        await rig.pass(seconds: 0.3)
        try await venue.start(port: port)
        #expect(await rig.until { $0.isLive() }, "\(rig.reading())")
        #expect(rig.reading().reconnects >= 1)
      }
    }

    @Test(arguments: VenueKind.allCases, [401, 403, 451])
    func goesOffWhereItIsNotServed(kind: VenueKind, status: Int) async throws {
      try await LiveRig.run(RigPlan(kind)) { rig in
        #expect(await rig.until { $0.isLive() })
        rig.venues[0].set(.status(status))
        #expect(await rig.until { $0.reading().state == .off }, "\(rig.reading())")
        #expect(rig.reading().reason.hasPrefix("\(status): "), "\(rig.reading().reason)")
        #expect(rig.hasRemark("switched off"))
        #expect(rig.monitor.isDown)
        rig.venues[0].set(.none)
        let requests = rig.venues[0].counters.connections
        await rig.pass(seconds: 0.5)
        #expect(rig.venues[0].counters.connections == requests)
        #expect(rig.reading().state == .off)
      }
    }

    @Test(arguments: VenueKind.allCases)
    func waitsAsLongAsItIsTold(kind: VenueKind) async throws {
      try await LiveRig.run(RigPlan(kind)) { rig in
        #expect(await rig.until { $0.isLive() })
        let start = rig.clock.now
        rig.venues[0].set(.status(429, retryAfter: 2))
        #expect(await rig.until { $0.reading().reason.hasPrefix("429: ") }, "\(rig.reading())")
        rig.venues[0].set(.none)
        let retry = rig.reading().retryAt
        #expect((retry?.milliseconds(since: start) ?? 0) >= 2_000)
        #expect(await rig.until { $0.isLive() }, "\(rig.reading())")
        #expect(rig.clock.now.milliseconds(since: start) >= 2_000)
      }
    }

    @Test(arguments: VenueKind.allCases)
    func refusesPagesByName(kind: VenueKind) async throws {
      try await LiveRig.run(RigPlan(kind)) { rig in
        #expect(await rig.until { $0.isLive() })
        rig.forget()
        rig.venues[0].set(.html)
        #expect(await rig.until { $0.hasRemark("HTML page") }, "\(rig.reading())")
        #expect((rig.reading().refused[.malformed] ?? 0) >= 1)
        let isNamed = rig.events.contains { event in
          if case .refused(let line) = event { line.detail.contains("HTML") } else { false }
        }
        #expect(isNamed)
      }
    }

    @Test(arguments: VenueKind.allCases)
    func isLiveOverEncryptedConnections(kind: VenueKind) async throws {
      try await trusting([.localhost]) { roots in
        var plan = RigPlan(kind)
        plan.certificate = .localhost
        plan.wire.extraTrustRoots = roots
        try await LiveRig.run(plan) { rig in
          #expect(rig.venues[0].url.hasPrefix("https://"))
          #expect(await rig.until { $0.isLive() }, "\(rig.reading())")
        }
      }
    }

    @Test(arguments: VenueKind.allCases)
    func doesNotTalkToSomebodyElse(kind: VenueKind) async throws {
      try await trusting([.elsewhere]) { roots in
        var plan = RigPlan(kind)
        plan.certificate = .elsewhere
        plan.wire.extraTrustRoots = roots
        try await LiveRig.run(plan) { rig in
          let words = "the certificate that localhost shows is for another name"
          #expect(await rig.until { $0.reading().reason == words }, "\(rig.reading())")
          await rig.pass(seconds: 0.2)
          #expect(rig.reading().quotes == 0)
          #expect(rig.shown == nil)
        }
      }
    }
  }
#endif
