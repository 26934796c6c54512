#if Live
  import BullionMarket
  import Foundation
  import Glibc
  import LoopbackVenues
  import TestSupport
  import Testing

  /// The program while somebody sets the clock of its machine.
  @Suite(.serialized, .enabled(if: ClockShift.compiler != nil)) struct ClockShiftTests {
    private static let hour: Int64 = 3_600_000

    private static func run(
      _ kinds: [VenueKind], body: ([String], [String: String], ClockShift) async throws -> Void
    ) async throws {
      let folder = FileManager.default.temporaryDirectory.appending(path: "clock-\(UUID().uuidString)").path
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(atPath: folder) }
      let venues = kinds.map { LoopbackVenue($0) }
      for venue in venues { try await venue.start() }
      let shift = try #require(try ClockShift(in: folder))
      let feeds = venues.flatMap {
        ["--feed", $0.kind.rawValue, "--feed-url", "\($0.kind.rawValue)=\($0.url)"]
      }
      let places = ["HOME": folder, "XDG_STATE_HOME": folder, "XDG_CONFIG_HOME": folder]
      try await body(feeds, places.merging(shift.environment) { $1 }, shift)
      for venue in venues { await venue.stop() }
    }

    @Test(arguments: [-24 * hour, -hour, hour, 24 * hour])
    func theDashboardStaysLiveAndNamesTheClock(step: Int64) async throws {
      try await Self.run([.binance, .hyperliquid]) { feeds, environment, shift in
        let terminal = try startDashboard(feeds, environment: environment, columns: 160, rows: 48)
        let isLive = terminal.wait { terminal.screen.text.contains("● live") }
        #expect(isLive, "\(terminal.screen.text)")
        shift.set(wall: step)
        let isSaid = terminal.wait { terminal.screen.text.contains(/local clock .* (fast|slow)/) }
        #expect(isSaid, "\(terminal.screen.text)")
        // Longer than a price takes to grow old.
        let end = ContinuousClock.now + .seconds(17)
        var states: Set<String> = []
        while ContinuousClock.now < end {
          _ = terminal.wait(within: 0.3) { false }
          let header = terminal.screen.text.split(separator: "\n").first.map(String.init) ?? ""
          states.insert(header.contains(/● live +0\.\d s/) ? "live" : header)
        }
        #expect(states == ["live"])
        shift.set()
        let isOver = terminal.wait { !terminal.screen.text.contains("local clock") }
        #expect(isOver, "\(terminal.screen.text)")
        quit(terminal)
      }
    }

    @Test(arguments: [-24 * hour, -hour, 600_000, hour, 24 * hour])
    func aClockThatIsWrongAtTheStartThrowsNobodyOut(lead: Int64) async throws {
      try await Self.run([.binance, .hyperliquid]) { feeds, environment, shift in
        shift.set(wall: lead)
        let terminal = try startDashboard(feeds, environment: environment, columns: 160, rows: 48)
        let isSaid = terminal.wait {
          terminal.screen.text.contains("● live") && terminal.screen.text.contains("local clock")
        }
        #expect(isSaid, "\(terminal.screen.text)")
        // By its name: the digits go by the pages that there are.
        terminal.send(":show-feeds\r")
        let areLive = terminal.wait { terminal.screen.text.contains("2 of 2 live") }
        #expect(areLive, "\(terminal.screen.text)")
        quit(terminal)
      }
    }

    @Test func pricesOfAMachineThatSleptAreOldAtOnce() async throws {
      try await Self.run([.binance]) { feeds, environment, shift in
        let terminal = try startDashboard(feeds, environment: environment, columns: 160, rows: 48)
        let isLive = terminal.wait { terminal.screen.text.contains("● live") }
        #expect(isLive)
        shift.set(slept: Self.hour)
        let isOld = terminal.wait {
          terminal.screen.text.contains("STALE 1 h") || terminal.screen.text.contains("feed is down")
        }
        #expect(isOld, "\(terminal.screen.text)")
        quit(terminal)
      }
    }

    /// Counts what `record` keeps while the clock is set; whatever it says, the dates are the venue's.
    @Test(arguments: [-hour, hour, -24 * hour, 24 * hour])
    func recordKeepsEveryQuoteUnderItsOwnDate(step: Int64) async throws {
      try await Self.run([.binance, .hyperliquid]) { feeds, environment, shift in
        let recorder = try PseudoTerminal(columns: 200, rows: 50)
        let begin = Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
        try recorder.start(
          BuiltProduct.path(of: "bullion"), ["record"] + feeds, environment: environment)
        let isSubscribed = recorder.wait { recorder.outputText.contains("subscribed") }
        #expect(isSubscribed, "\(recorder.outputText)")
        _ = recorder.wait(within: 3) { false }
        shift.set(wall: step)
        let isSaid = recorder.wait { recorder.outputText.contains("the local clock is ") }
        #expect(isSaid, "\(recorder.outputText)")
        _ = recorder.wait(within: 8) { false }
        recorder.signal(SIGTERM)
        #expect(recorder.waitForExit() == .status(0))
        let export = try CommandRun(
          ["export", "--quotes", "--metal", "gold", "--source", "binance", "--format", "ndjson"],
          environment: environment.filter { $0.key != "LD_PRELOAD" })
        // Ten quotes a second, every other one of gold, for eleven seconds and more.
        #expect(export.lines.count >= 45, "\(export.lines.count)")
        let end = Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
        for line in export.lines {
          let text = try #require(line.firstMatch(of: /"ts": (\d+)/)?.output.1)
          let time = Timestamp(milliseconds: try #require(Int64(text)))
          #expect(begin <= time && time <= end, "\(line)")
        }
      }
    }

    @Test func aClockYearsAheadRemovesNoHistory() async throws {
      try await Self.run([.binance]) { feeds, environment, shift in
        let first = try PseudoTerminal(columns: 200, rows: 50)
        try first.start(BuiltProduct.path(of: "bullion"), ["record"] + feeds, environment: environment)
        _ = first.wait { first.outputText.contains("history filled in") }
        _ = first.wait(within: 2) { false }
        first.signal(SIGTERM)
        #expect(first.waitForExit() == .status(0))
        func count() throws -> Int {
          try CommandRun(
            ["export", "--metal", "gold", "--interval", "1m"],
            environment: environment.filter { $0.key != "LD_PRELOAD" }
          ).lines.count
        }
        let before = try count()
        #expect(before > 1000)
        shift.set(wall: 11 * 365 * 24 * Self.hour)
        let second = try PseudoTerminal(columns: 200, rows: 50)
        try second.start(BuiltProduct.path(of: "bullion"), ["record"] + feeds, environment: environment)
        _ = second.wait { second.outputText.contains("the local clock is ") }
        _ = second.wait(within: 3) { false }
        second.signal(SIGTERM)
        #expect(second.waitForExit() == .status(0))
        #expect(second.outputText.contains("ahead of the sources"), "\(second.outputText)")
        let after = try count()
        #expect(after >= before)
      }
    }
  }
#endif
