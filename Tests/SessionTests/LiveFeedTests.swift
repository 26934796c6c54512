#if Live
  import BullionMarket
  import Foundation
  import Glibc
  import LoopbackVenues
  import TestSupport
  import Testing

  /// The program on loopback venues that speak as the real ones do; each test has venues and a folder of its own.
  @Suite(.serialized) struct LiveFeedTests {
    private func venue(_ kind: VenueKind) async throws -> LoopbackVenue {
      let venue = LoopbackVenue(kind)
      try await venue.start()
      return venue
    }

    private func environment(_ folder: String) -> [String: String] {
      ["HOME": folder, "XDG_STATE_HOME": folder, "XDG_CONFIG_HOME": folder]
    }

    private func feed(_ venues: LoopbackVenue...) -> [String] {
      venues.flatMap {
        ["--feed", $0.kind.rawValue, "--feed-url", "\($0.kind.rawValue)=\($0.url)"]
      }
    }

    @Test func snapshotSaysWhosePricesItHas() async throws {
      let binance = try await venue(.binance)
      let run = try withFolder { folder in
        try CommandRun(
          ["snapshot", "--format", "json"] + feed(binance), environment: environment(folder))
      }
      await binance.stop()
      #expect(run.exit == .status(0))
      let readings = try Readings(run.output)
      #expect(readings.text("feed.mode") == "live")
      #expect(readings.text("feed.source") == "binance")
      #expect(readings.text("feed.kind") == "perpetual")
      #expect(readings.text("gold.change.reference") == "24 h")
      let ratio = try #require(readings.number("ratio.value"))
      #expect((40...60).contains(ratio))
    }

    @Test func aSourceOutOfReachIsNamedWithItsReason() throws {
      // Nobody listens at port 1.
      let arguments = [
        "feeds", "--check", "--for", "1", "--feed", "binance", "--feed-url", "binance=ws://127.0.0.1:1",
      ]
      let run = try withFolder { try CommandRun(arguments, environment: environment($0)) }
      #expect(run.exit == .status(1))
      #expect(run.output.contains("binance"))
      #expect(run.output.contains("refuses the connection"))
    }

    @Test("A stored price is not the price of now: a snapshot without a live one fails and names it")
    func aSnapshotWithoutALivePriceFails() throws {
      let nobody = ["--feed", "binance", "--feed-url", "binance=ws://127.0.0.1:1"]
      try withFolder { folder in
        let bare = try CommandRun(["snapshot", "--for", "1"] + nobody, environment: environment(folder))
        #expect(bare.exit == .status(1))
        #expect(bare.output.isEmpty)
        #expect(bare.errorLines.count == 1)
        #expect(bare.errors.contains("no source gave a price within"))
        #expect(bare.errors.contains("refuses the connection"))
        let file = folder + "/gold.csv"
        try Data(
          "time,open,high,low,close\n2026-01-23T14:00:00Z,4980,4985,4979,4980\n2026-01-23T14:01:00Z,4980,4985,4979,4981.25\n"
            .utf8
        ).write(
          to: URL(filePath: file))
        let stored = try CommandRun(
          ["import", file, "--metal", "gold", "--time-zone", "UTC"], environment: environment(folder))
        #expect(stored.exit == .status(0), "\(stored.errors)")
        let run = try CommandRun(
          ["snapshot", "--for", "1", "--fail-on-alarm"] + nobody, environment: environment(folder))
        #expect(run.exit == .status(1))
        #expect(run.output.isEmpty)
        #expect(run.errors.contains("last stored price: gold 4,981.25 of 2026-01-23T"), "\(run.errors)")
      }
    }

    @Test func theCheckTellsWhatIsLiveFromWhatIsOff() async throws {
      let binance = try await venue(.binance)
      let hyperliquid = try await venue(.hyperliquid)
      hyperliquid.set(.status(451, retryAfter: nil))
      let run = try withFolder { folder in
        try CommandRun(
          ["feeds", "--check"] + feed(binance, hyperliquid), environment: environment(folder))
      }
      await binance.stop()
      await hyperliquid.stop()
      #expect(run.exit == .status(0))
      let lines = run.lines.map(String.init)
      #expect(lines.first { $0.hasPrefix("binance") }?.contains("live") == true)
      #expect(lines.first { $0.hasPrefix("hyperliquid") }?.contains("451") == true)
    }

    @Test func theDashboardFailsOverAndStartsWarmTheNextTime() async throws {
      let binance = try await venue(.binance)
      let hyperliquid = try await venue(.hyperliquid)
      let folder = FileManager.default.temporaryDirectory.appending(path: "live-\(UUID().uuidString)").path
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(atPath: folder) }
      let terminal = try startDashboard(
        feed(binance, hyperliquid), environment: environment(folder), columns: 160, rows: 48)
      let isBinance = terminal.wait { terminal.screen.text.contains("XAUUSDT perpetual") }
      #expect(isBinance, "\(terminal.screen.text)")
      // Its klines fill in what was before the start.
      let isDefined = terminal.wait { terminal.screen.text.contains(/Gold +\d+\.\d/) }
      #expect(isDefined, "\(terminal.screen.text)")
      await binance.stop()
      let isOther = terminal.wait { terminal.screen.text.contains("xyz:GOLD perpetual") }
      #expect(isOther, "\(terminal.screen.text)")
      #expect(terminal.screen.text.contains("hyperliquid is shown: binance failed"))
      await hyperliquid.stop()
      let isDown = terminal.wait { terminal.screen.text.contains("○ STALE") }
      #expect(isDown, "\(terminal.screen.text)")
      quit(terminal)

      // With nobody to ask, the history alone defines the indicators.
      let again = try PseudoTerminal(columns: 160, rows: 48)
      try again.start(
        BuiltProduct.path(of: "bullion"), feed(binance, hyperliquid), environment: environment(folder))
      let isWarm = again.wait { again.screen.text.contains(/Gold +\d+\.\d/) }
      #expect(isWarm, "\(again.screen.text)")
      #expect(again.screen.text.contains("last price "))
      quit(again)
    }

    @Test func recordKeepsWhatExportGivesBack() async throws {
      let binance = try await venue(.binance)
      binance.setRate(200)
      let folder = FileManager.default.temporaryDirectory.appending(path: "record-\(UUID().uuidString)").path
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(atPath: folder) }
      let recorder = try PseudoTerminal(columns: 200, rows: 50)
      try recorder.start(
        BuiltProduct.path(of: "bullion"), ["record"] + feed(binance), environment: environment(folder))
      let isSubscribed = recorder.wait { recorder.outputText.contains("subscribed") }
      #expect(isSubscribed, "\(recorder.outputText)")
      let sent = binance.quotesSent
      _ = recorder.wait { binance.quotesSent > sent + 400 }
      // A configuration that is not in order changes nothing.
      try FileManager.default.createDirectory(atPath: folder + "/bullion", withIntermediateDirectories: true)
      try "nonsense: 1\n".write(toFile: folder + "/bullion/config.yaml", atomically: true, encoding: .utf8)
      recorder.signal(SIGHUP)
      let isRefused = recorder.wait { recorder.outputText.contains("configuration not taken") }
      #expect(isRefused, "\(recorder.outputText)")
      try "log:\n  level: debug\n".write(
        toFile: folder + "/bullion/config.yaml", atomically: true, encoding: .utf8)
      recorder.signal(SIGHUP)
      let isTaken = recorder.wait { recorder.outputText.contains("configuration read anew") }
      #expect(isTaken, "\(recorder.outputText)")
      recorder.signal(SIGTERM)
      #expect(recorder.waitForExit() == .status(0))
      #expect(recorder.outputText.contains("ended complete=true"))
      await binance.stop()

      let quotes = try CommandRun(
        ["export", "--quotes", "--metal", "gold", "--format", "ndjson"], environment: environment(folder))
      #expect(quotes.exit == .status(0), "\(quotes.errors)")
      #expect(quotes.lines.count > 100)
      #expect(Set(quotes.lines).count == quotes.lines.count)
      let bars = try CommandRun(
        ["export", "--metal", "silver", "--interval", "1m"], environment: environment(folder))
      #expect(bars.exit == .status(0) && bars.lines.count > 1, "\(bars.errors)")
    }
  }
#endif
