#if Live
  import Foundation
  import GRDB
  import Glibc
  import LoopbackVenues
  import TestSupport
  import Testing

  /// What a recorder and a live dashboard do when they are told to begin anew or to end and something is in the way.
  @Suite(.serialized) struct RecorderTests {
    private func withRecorderFolder(_ body: (String) async throws -> Void) async throws {
      let folder = FileManager.default.temporaryDirectory.appending(path: "record-\(UUID().uuidString)").path
      try FileManager.default.createDirectory(atPath: folder + "/bullion", withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(atPath: folder) }
      try await body(folder)
    }

    private func environment(_ folder: String) -> [String: String] {
      ["HOME": folder, "XDG_STATE_HOME": folder, "XDG_CONFIG_HOME": folder]
    }

    private func binance(rate: Double = 50) async throws -> LoopbackVenue {
      let venue = LoopbackVenue(.binance)
      try await venue.start()
      venue.setRate(rate)
      return venue
    }

    private func write(_ text: String, _ folder: String) throws {
      try text.write(toFile: folder + "/bullion/config.yaml", atomically: true, encoding: .utf8)
    }

    /// Sources that need an account, a feed switched off, a file that is not there: nothing of it is taken.
    @Test(arguments: [
      "feed: oanda\n", "store:\n  enabled: false\n", "secrets:\n  oanda-token-file: /no/such/file\n",
    ])
    func aConfigurationThatCannotBeHadLeavesTheRecorderAsItWas(text: String) async throws {
      let venue = try await binance()
      try await withRecorderFolder { folder in
        let common = "feed-urls:\n  binance: \(venue.url)\n"
        try write("feed: binance\n" + common, folder)
        let recorder = try PseudoTerminal(columns: 200, rows: 50)
        try recorder.start(BuiltProduct.path(of: "bullion"), ["record"], environment: environment(folder))
        let isSubscribed = recorder.wait { recorder.outputText.contains("subscribed") }
        #expect(isSubscribed, "\(recorder.outputText)")
        let feed = text.hasPrefix("feed:") ? "" : "feed: binance\n"
        try write(text + feed + common + "log:\n  level: debug\n", folder)
        recorder.signal(SIGHUP)
        let isRefused = recorder.wait { recorder.outputText.contains("configuration not taken") }
        #expect(isRefused, "\(recorder.outputText)")
        // It hears and records as before, and says no more than before.
        let sent = venue.quotesSent
        let goesOn = recorder.wait { venue.quotesSent > sent + 200 }
        #expect(goesOn)
        recorder.signal(SIGTERM)
        #expect(recorder.waitForExit() == .status(0))
        #expect(recorder.outputText.contains("ended complete=true"))
        #expect(!recorder.outputText.contains(" debug "))
      }
      await venue.stop()
    }

    @Test func withoutAPlaceForAHistoryNothingIsRecorded() throws {
      let run = try CommandRun(["record", "--feed", "binance", "--feed-url", "binance=ws://127.0.0.1:1"])
      #expect(run.exit == .status(1))
      #expect(run.errors.contains("nothing would be recorded"))
      #expect(run.errors.contains("HOME"))
    }

    @Test func aStandardOutputThatNobodyReadsHoldsNothingUp() async throws {
      let venue = try await binance()
      try await withRecorderFolder { folder in
        try write("log:\n  level: trace\n", folder)
        let pipe = folder + "/pipe"
        mkfifo(pipe, 0o600)
        let reader = open(pipe, O_RDWR | O_NONBLOCK | O_CLOEXEC)
        defer { close(reader) }
        let filling = [UInt8](repeating: 10, count: 4096)
        while Glibc.write(reader, filling, filling.count) > 0 {}
        let recorder = try PseudoTerminal()
        try recorder.start(
          "/bin/sh",
          ["-c", "exec \(quotedBullion) record --feed binance --feed-url binance=\(venue.url) > '\(pipe)'"],
          environment: environment(folder))
        let goesOn = recorder.wait { venue.quotesSent > 300 }
        #expect(goesOn)
        recorder.signal(SIGTERM)
        #expect(recorder.waitForExit(within: 10) == .status(0))
        let quotes = try CommandRun(["export", "--quotes"], environment: environment(folder))
        #expect(quotes.lines.count > 100)
      }
      await venue.stop()
    }

    /// The history is held by another program for longer than leaving waits.
    @Test(arguments: [0, SIGTERM])
    func theTerminalIsGivenBackBeforeTheDiskIsWaitedFor(signal: Int32) async throws {
      let venue = try await binance()
      try await withRecorderFolder { folder in
        let terminal = try startDashboard(
          ["--feed", "binance", "--feed-url", "binance=\(venue.url)"], environment: environment(folder))
        let path = folder + "/bullion/history.sqlite"
        let isThere = terminal.wait { FileManager.default.fileExists(atPath: path) }
        #expect(isThere)
        var holding = GRDB.Configuration()
        holding.allowsUnsafeTransactions = true
        let other = try DatabaseQueue(path: path, configuration: holding)
        try await Task.sleep(for: .seconds(1))
        try other.inDatabase { try $0.execute(sql: "PRAGMA busy_timeout = 20000; BEGIN IMMEDIATE") }
        let begin = ContinuousClock.now
        if signal == 0 { terminal.send("q") } else { terminal.signal(signal) }
        let isBack = terminal.wait { terminal.modes == terminal.initialModes }
        #expect(isBack && ContinuousClock.now - begin < .seconds(1.5))
        #expect(terminal.waitForExit() == (signal == 0 ? .status(0) : .signal(signal)))
        // The watchdog of a screen that is not left does not cut the wait for the disk short.
        #expect(ContinuousClock.now - begin > .seconds(2.5))
        #expect(terminal.outputText.contains("are not in the history"))
        try other.inDatabase { try $0.execute(sql: "COMMIT") }
      }
      await venue.stop()
    }

    /// A port whose queue of connections is full: new ones neither succeed nor fail.
    @Test func connectionsThatHangDoNotHoldUpTheEnd() throws {
      let port = try DeafPort()
      let begin = ContinuousClock.now
      let run = try withFolder {
        try CommandRun(
          [
            "feeds", "--check", "--for", "1", "--feed", "binance", "--feed-url",
            "binance=ws://127.0.0.1:\(port.number)",
            "--feed", "gold-api", "--feed-url", "gold-api=http://127.0.0.1:\(port.number)",
          ], environment: ["HOME": $0])
      }
      #expect(run.exit == .status(1))
      #expect(ContinuousClock.now - begin < .seconds(3))
    }
  }

  /// Listens and never accepts.
  private final class DeafPort {
    let number: UInt16
    private var sockets: [Int32] = []

    init() throws {
      let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
      sockets.append(listener)
      var place = sockaddr_in()
      place.sin_family = sa_family_t(AF_INET)
      place.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
      var length = socklen_t(MemoryLayout<sockaddr_in>.size)
      let isBound = withUnsafeMutablePointer(to: &place) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          bind(listener, $0, length) == 0 && listen(listener, 0) == 0
            && getsockname(listener, $0, &length) == 0
        }
      }
      try #require(isBound)
      number = UInt16(bigEndian: place.sin_port)
      for _ in 0..<8 {
        let client = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue), 0)
        sockets.append(client)
        _ = withUnsafePointer(to: &place) { pointer in
          pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(client, $0, length) }
        }
      }
    }

    deinit { for socket in sockets { close(socket) } }
  }
#endif
