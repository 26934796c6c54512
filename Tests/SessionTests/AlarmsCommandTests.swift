#if Live
  import Foundation
  import Glibc
  import LoopbackVenues
  import TestSupport
  import Testing

  /// `bullion alarms` beside a recorder that runs on a loopback venue, and without one.
  @Suite(.serialized) struct AlarmsCommandTests {
    private func environment(_ folder: String) -> [String: String] {
      ["HOME": folder, "XDG_STATE_HOME": folder, "XDG_CONFIG_HOME": folder]
    }

    private func alarms(_ folder: String, _ arguments: String...) throws -> CommandRun {
      try CommandRun(["alarms"] + arguments, environment: environment(folder))
    }

    @Test func rulesAndRequestsReachTheProgramThatRuns() async throws {
      let binance = LoopbackVenue(.binance)
      try await binance.start()
      let folder = FileManager.default.temporaryDirectory.appending(path: "alarms-\(UUID().uuidString)").path
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
      defer { try? FileManager.default.removeItem(atPath: folder) }
      let recorder = try PseudoTerminal(columns: 200, rows: 50)
      try recorder.start(
        BuiltProduct.path(of: "bullion"),
        ["record", "--feed", "binance", "--feed-url", "binance=\(binance.url)"],
        environment: environment(folder))
      let isSubscribed = recorder.wait { recorder.outputText.contains("subscribed") }
      #expect(isSubscribed, "\(recorder.outputText)")

      let added = try alarms(
        folder, "add", "--id", "mine", "--metric", "price.gold", "--above", "1000", "--message",
        "gold is dear")
      #expect(added.exit == .status(0), "\(added.errors)")
      let isRead = recorder.wait { recorder.outputText.contains("new: mine") }
      #expect(isRead, "\(recorder.outputText)")
      let isRaised = recorder.wait { (try? alarms(folder).output.contains(/mine +ALARM/)) == true }
      #expect(isRaised, "\((try? alarms(folder).output) ?? "")")

      let seen = try alarms(folder, "ack", "mine")
      #expect(seen.exit == .status(0) && seen.output == "mine: acknowledged\n", "\(seen.errors)")
      #expect(try alarms(folder).output.contains("acknowledged"))
      #expect(try alarms(folder, "acknowledge", "mine").output == "mine: nothing to acknowledge\n")
      #expect(try alarms(folder, "shelve", "mine", "--for", "15m").exit == .status(0))
      #expect(try alarms(folder).output.contains("shelved until"))
      #expect(try alarms(folder, "unshelve", "mine").output == "mine: no longer shelved\n")

      #expect(try alarms(folder, "remove", "mine").exit == .status(0))
      let isGone = recorder.wait { recorder.outputText.contains("no longer watched: mine") }
      #expect(isGone, "\(recorder.outputText)")
      // What cannot be read changes nothing, and is said.
      try "rules: [\n".write(toFile: folder + "/bullion/config.yaml", atomically: true, encoding: .utf8)
      let isBroken = recorder.wait { recorder.outputText.contains("the alarm rules stay as they were") }
      #expect(isBroken, "\(recorder.outputText)")
      recorder.signal(SIGTERM)
      #expect(recorder.waitForExit() == .status(0))
      await binance.stop()
    }

    @Test func theListSaysWhatHolds() throws {
      try withFolder { folder in
        let list = try alarms(folder).output
        #expect(list.hasPrefix("alarm "))
        #expect(list.contains("gold at or below 5,000 $/oz, crossing"))
        #expect(list.contains("12.5 $/oz"))
        #expect(list.contains("1 now"))
        #expect(!list.contains("price.gold") && !list.contains("unacknowledged"))
      }
    }

    @Test(
      "A rule of no use is refused with its reason",
      arguments: [
        ("rsi.gold.1m", "--above", "150", "never above 100"),
        ("drawdown.gold.day", "--below", "5", "always holds"), ("ratio", "--below", "-1", "never below 0"),
      ])
    func refused(_ metric: String, _ side: String, _ limit: String, _ words: String) throws {
      try withFolder { folder in
        let run = try alarms(folder, "add", "--id", "a", "--metric", metric, side, limit)
        #expect(run.exit == .status(1))
        #expect(run.errors.contains(words))
        #expect(!FileManager.default.fileExists(atPath: folder + "/bullion/config.yaml"))
      }
    }

    @Test("What is not recorded is refused", arguments: ["demo", "-", "file:/nowhere/quotes.csv"])
    func noReplays(_ feed: String) throws {
      try withFolder { folder in
        let run = try CommandRun(["record", "--feed", feed], environment: environment(folder))
        #expect(run.exit == .status(64))
        #expect(run.errors.contains("record keeps real prices alone"))
      }
    }
  }
#endif
