#if Live
  import BullionMarket
  import BullionMonitor
  import LoopbackVenues
  import Testing

  /// Several venues: who is shown, and who is not.
  @Suite struct FailoverTests {
    /// Venues that trade at all hours and push: nothing has to be waited for.
    private static func plan(_ kinds: VenueKind...) -> RigPlan {
      var plan = RigPlan(.binance)
      plan.kinds = kinds
      plan.settings.silence = nil
      return plan
    }

    @Test func anotherVenueTakesThePlaceOfOneThatEnds() async throws {
      try await LiveRig.run(Self.plan(.binance, .hyperliquid)) { rig in try await Self.failOver(rig) }
    }

    @RigActor private static func failOver(_ rig: LiveRig) async throws {
      #expect(await rig.until { $0.shown == "binance" && $0.isLive() && $0.reading(1).state == .live })
      let stopped = rig.clock.now
      await rig.venues[0].stop()
      #expect(await rig.until { $0.shown == "hyperliquid" && $0.isLive(1) }, "\(rig.reading(1))")
      let change = try #require(rig.switches.last)
      LiveTable.note("failover: \(change.time.milliseconds(since: stopped)) ms after the stop")
      #expect(change.time.milliseconds(since: stopped) <= 2_000)
      #expect(change.isFailover && change.from == "binance")
      #expect(change.reason.hasPrefix("binance: "), "\(change.reason)")
      await rig.pass(seconds: 0.3)
      #expect(Self.legsAreOfOneSource(rig))
      // And back, when it has been good again for a while.
      try await rig.venues[0].start(port: rig.venues[0].port)
      #expect(await rig.until { $0.shown == "binance" }, "\(rig.reading())")
      #expect(rig.switches.last?.isFailover == false)
      #expect(Self.legsAreOfOneSource(rig))
    }

    /// Plays all that was handed over again: once one metal has come from another source there is no ratio before the
    /// other has.
    @RigActor private static func legsAreOfOneSource(_ rig: LiveRig) -> Bool {
      var monitor = Monitor(feedName: "live", mode: .live)
      var seen: Set<Instrument> = []
      for event in rig.events {
        if case .switched = event { seen = [] }
        monitor.receive(event)
        if case .judged(let quote) = event { seen.insert(quote.instrument) }
        if monitor.readings.ratio.value != nil, seen.count == 1 { return false }
      }
      return true
    }

    @Test func aSilentVenueLosesItsPlaceWithAReason() async throws {
      var plan = Self.plan(.binance, .hyperliquid)
      plan.facts = { $0.staleAfter = 1_000 }
      try await LiveRig.run(plan) { rig in
        #expect(await rig.until { $0.shown == "binance" && $0.isLive() && $0.reading(1).state == .live })
        rig.venues[0].set(.silence)
        #expect(await rig.until { $0.switches.last?.to == "hyperliquid" }, "\(rig.reading())")
        let reason = rig.switches.last?.reason ?? ""
        #expect(reason.hasPrefix("binance: ") && reason.contains("silent for"), "\(reason)")
        #expect(rig.reading().state == .silent && !rig.reading().isShown)
      }
    }

    @Test func aVenueFarFromTheOthersIsNotShown() async throws {
      try await LiveRig.run(Self.plan(.binance, .hyperliquid, .oanda)) { rig in
        let areLive = await rig.until { rig in
          rig.shown == "binance" && rig.isLive() && (1...2).allSatisfy { rig.reading($0).state == .live }
        }
        #expect(areLive)
        rig.venues[0].setOffset(3)
        #expect(await rig.until { $0.shown == "hyperliquid" }, "\(rig.reading())")
        let reason = rig.switches.last?.reason ?? ""
        #expect(reason.hasPrefix("binance: ") && reason.hasSuffix("% from the others' median"), "\(reason)")
        // That none of its prices was shown is seen to by the rig.
        await rig.pass(seconds: 0.5)
        #expect(rig.shown == "hyperliquid" && rig.isLive(1))
      }
    }

    @Test func withoutAnyVenueTheScreenSaysSoAtOnce() async throws {
      try await LiveRig.run(Self.plan(.binance, .hyperliquid)) { rig in
        #expect(await rig.until { $0.isLive() && $0.reading(1).state == .live })
        for venue in rig.venues { await venue.stop() }
        #expect(await rig.until { $0.monitor.isDown })
        let readings = rig.monitor.readings
        #expect(readings.feed.state == .down)
        #expect(readings.gold.quality == .stale && readings.silver.quality == .stale)
        #expect(readings.ratio.value == nil)
      }
    }

    @Test func theirPremiumOverSpotIsAReading() async throws {
      try await LiveRig.run(Self.plan(.swissquote, .kraken)) { rig in
        #expect(await rig.until { $0.isLive() && $0.reading(1).symbols.first?.premium != nil })
        let premium = rig.reading(1).symbols.first?.premium ?? 0
        #expect((0.05...0.15).contains(premium), "\(premium)")
        #expect(rig.reading().symbols.allSatisfy { $0.premium == nil })
        #expect(rig.shown == "swissquote")
      }
    }

    @Test func aTokenAloneShowsGoldWithoutARatio() async throws {
      try await LiveRig.run(Self.plan(.kraken)) { rig in
        #expect(await rig.until { $0.isLive() })
        let readings = rig.monitor.readings
        #expect(readings.gold.quality == .good && readings.feed.kind == .token)
        #expect(readings.silver.mid == nil && readings.ratio.value == nil)
      }
    }
  }
#endif
