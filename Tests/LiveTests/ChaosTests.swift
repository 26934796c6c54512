#if Live
  import BullionMarket
  import LoopbackVenues
  import Testing
  import Wire

  /// Every venue meets everything that can go wrong, and is live again by itself or off with a reason.
  @Suite struct ChaosTests {
    /// The name of the column of which the fault is in the certificate.
    private static let certificateRow = "bad certificate"
    private static let rows = LoopbackFault.all.map(\.row) + [certificateRow]

    private static func plan(_ kind: VenueKind) -> RigPlan {
      var plan = RigPlan(kind)
      plan.settings.silence = 1_000
      plan.settings.patience = 1_500
      plan.wire.answerTimeout = 1_000
      plan.wire.connectTimeout = 1_500
      // Of polled venues the answers are the messages.
      return plan
    }

    @Test(arguments: VenueKind.allCases, LoopbackFault.all)
    func survives(kind: VenueKind, fault: LoopbackFault) async throws {
      try await LiveRig.run(Self.plan(kind)) { rig in try await Self.meet(fault, of: kind, rig) }
    }

    @RigActor private static func meet(_ fault: LoopbackFault, of kind: VenueKind, _ rig: LiveRig)
      async throws
    {
      #expect(await rig.until { $0.isLive() }, "\(rig.reading())")
      rig.forget()
      let before = rig.reading()
      let reason = fault.refusals(by: kind)
      rig.venues[0].set(fault)
      await rig.pass(seconds: 0.5)
      await rig.until(fault.isMetWithPatience || !reason.isEmpty ? 4 : 1) {
        $0.reading().hasMet(reason, since: before)
      }
      if fault.endsForGood { await rig.until { $0.reading().state == .off } }
      let worst = rig.reading()
      rig.venues[0].set(.none)
      let refused = worst.count(of: reason) - before.count(of: reason)
      if !reason.isEmpty { #expect(refused >= 1, "\(worst.refused)") }
      if fault.endsForGood, case .status(let status, _) = fault {
        #expect(worst.state == .off && worst.reason.hasPrefix("\(status): "), "\(worst)")
        return LiveTable.set(kind, fault.row, "off", rows: Self.rows)
      }
      try await Self.recover(rig, from: worst, fault.row, refused: refused)
    }

    @Test(arguments: VenueKind.allCases)
    func survivesAForeignCertificate(kind: VenueKind) async throws {
      try await trusting([.localhost, .elsewhere]) { roots in
        var plan = Self.plan(kind)
        plan.certificate = .localhost
        plan.wire.extraTrustRoots = roots
        try await LiveRig.run(plan) { rig in
          #expect(await rig.until { $0.isLive() }, "\(rig.reading())")
          let port = rig.venues[0].port
          await rig.venues[0].stop()
          plan.certificate = .elsewhere
          let other = LoopbackVenue(kind, settings: plan.loopback(kind, rig.clock))
          try await other.start(port: port)
          let words = "the certificate that localhost shows is for another name"
          #expect(await rig.until { $0.reading().reason == words }, "\(rig.reading())")
          #expect(rig.monitor.isDown)
          let worst = rig.reading()
          await other.stop()
          #expect(other.quotesSent == 0)
          try await rig.venues[0].start(port: port)
          try await Self.recover(rig, from: worst, Self.certificateRow, refused: 0)
        }
      }
    }

    /// Goes on until the venue is live again; a wait of a minute and more passes in no time.
    @RigActor private static func recover(
      _ rig: LiveRig, from worst: SourceReading, _ row: String, refused: Int
    ) async throws {
      var words = worst.state == .live ? "" : "\(worst.state.rawValue), "
      if let retry = rig.reading().retryAt {
        let wait = retry.milliseconds(since: rig.clock.now)
        if wait > 10_000 {
          rig.clock.jump(milliseconds: wait)
          words += "waits \((wait + 999) / 1000) s as told, "
        }
      }
      let start = rig.clock.now
      let quotes = rig.reading().quotes
      let isBack = await rig.until { $0.isLive() && $0.reading().quotes > quotes }
      #expect(isBack, "\(rig.reading()) \(rig.remarks.suffix(5))")
      let time = Double(rig.clock.now.milliseconds(since: start)) / 1000
      words += refused > 0 ? "refused \(refused), " : ""
      words += isBack ? "live again \((time * 10).rounded() / 10) s" : "NOT LIVE"
      LiveTable.set(rig.venues[0].kind, row, words, rows: rows)
    }
  }

  extension SourceReading {
    /// Whether enough was refused for these reasons, or, when there are none, whether the connection suffered.
    fileprivate func hasMet(_ reasons: Set<RefusalReason>, since before: SourceReading) -> Bool {
      if !reasons.isEmpty { return count(of: reasons) >= before.count(of: reasons) + 3 }
      return reconnects > before.reconnects || state != .live
    }

    fileprivate func count(of reasons: Set<RefusalReason>) -> Int {
      reasons.reduce(0) { $0 + (refused[$1] ?? 0) }
    }
  }

  extension LoopbackFault {
    /// What the fault is called in the table.
    fileprivate var row: String {
      switch self {
      case .delay(let milliseconds): "delay \(milliseconds) ms"
      case .status(let status, let wait): "\(status)" + (wait.map { ", Retry-After \($0)" } ?? "")
      default: "\(self)"
      }
    }

    /// Whether a venue that answers so is switched off.
    fileprivate var endsForGood: Bool {
      if case .status(let status, _) = self { status == 451 || status == 403 } else { false }
    }

    /// Whether it takes a source's whole patience to notice.
    fileprivate var isMetWithPatience: Bool {
      switch self {
      case .status, .hang, .slowDrip, .cutMidFrame, .halfClose, .oversized: true
      default: false
      }
    }

    /// Under which names it is counted, where the venue's protocol lets it through; none where it does not.
    fileprivate func refusals(by kind: VenueKind) -> Set<RefusalReason> {
      switch self {
      // Of Swissquote's platforms one is spoilt, and the others are whole.
      case .malformed where kind == .swissquote: []
      case .malformed, .truncated, .html, .binary: [.malformed]
      case .negative: [.nonPositive]
      case .crossed: kind == .goldAPI ? [] : [.crossed]
      case .notANumber: [.nonFinite, .malformed]
      // Kraken's ticker has no time.
      case .farFuture: kind == .kraken ? [] : [.future]
      case .reordered: kind == .kraken ? [] : [.late]
      // A polled venue has nothing to send twice.
      case .duplicated: [.binance, .hyperliquid, .oanda].contains(kind) ? [.duplicate] : []
      default: []
      }
    }
  }
#endif
