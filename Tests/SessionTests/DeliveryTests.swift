#if Live
  import Foundation
  import Glibc
  import LoopbackVenues
  import TestSupport
  import Testing

  /// Alarms on their ways out, with real programs, a server on this machine and a terminal.
  @Suite(.serialized) struct DeliveryTests {
    private func settings(_ folder: String, _ lines: String) throws -> [String: String] {
      try FileManager.default.createDirectory(atPath: folder + "/bullion", withIntermediateDirectories: true)
      let text = "deliver:\n" + lines.split(separator: "\n").map { "  \($0)\n" }.joined()
      try text.write(toFile: folder + "/bullion/config.yaml", atomically: true, encoding: .utf8)
      return ["HOME": folder, "XDG_STATE_HOME": folder, "XDG_CONFIG_HOME": folder]
    }

    private func test(_ channel: String, _ environment: [String: String]) throws -> CommandRun {
      try CommandRun(["alarms", "test", "--channel", channel], environment: environment)
    }

    private func script(_ folder: String, _ text: String) throws -> String {
      let path = folder + "/hook"
      try "#!/bin/sh\n\(text)\n".write(toFile: path, atomically: true, encoding: .utf8)
      chmod(path, 0o700)
      return path
    }

    @Test func aCommandIsTriedAndItsFailureTold() throws {
      try withFolder { folder in
        let out = folder + "/out"
        let good = try script(
          folder, "cat > \(out); echo \"$BULLION_ALERT_TEST $BULLION_ALERT_TEXT\" >> \(out)")
        let sent = try test("command", try settings(folder, "command: [\(good)]"))
        #expect(sent.exit == .status(0), "\(sent.errors)")
        #expect(sent.output.hasPrefix("command: sent, as a test of "))
        let text = try String(contentsOfFile: out, encoding: .utf8)
        #expect(text.contains("\"version\": \"4\"") && text.contains("\n1 TEST, no alarm: "), "\(text)")

        let bad = try script(folder, "echo the disk is full >&2; exit 7")
        let failed = try test("command", try settings(folder, "command: [\(bad)]"))
        #expect(failed.exit == .status(1) && failed.output.isEmpty)
        #expect(failed.errors.contains("hook ended with 7: the disk is full"), "\(failed.errors)")
        let missing = try test("command", try settings(folder, "command: [\(folder)/nothing]"))
        #expect(missing.exit == .status(1) && missing.errors.contains("cannot be run: No such file"))
        let off = try test("webhook", try settings(folder, "command: [\(bad)]"))
        #expect(off.exit == .status(1) && off.errors.contains("set webhook under deliver:"), "\(off.errors)")
      }
    }

    @Test func aWebhookGetsWhatAlertmanagerSends() throws {
      try withFolder { folder in
        let server = try AnsweringServer("204 No Content")
        defer { server.stop() }
        let token = folder + "/token"
        try "s3cret\n".write(toFile: token, atomically: true, encoding: .utf8)
        chmod(token, 0o600)
        let lines = "webhook: http://127.0.0.1:\(server.port)/in?x=1\ntoken-file: \(token)"
        let sent = try test("webhook", try settings(folder, lines))
        #expect(sent.exit == .status(0), "\(sent.errors)")
        let request = try #require(server.taken.first)
        #expect(request.head.hasPrefix("POST /in?x=1 HTTP/1.1"))
        #expect(request.header("content-type") == "application/json")
        #expect(request.header("authorization") == "Bearer s3cret")
        #expect(request.header("idempotency-key")?.isEmpty == false)
        let body = try JSONDecoder().decode(Body.self, from: Data(request.body.utf8))
        #expect(body.version == "4" && body.status == "firing" && body.alerts.count == 1)
        #expect(body.alerts[0].labels["test"] == "true" && body.alerts[0].fingerprint.count == 16)
        #expect(body.alerts[0].endsAt == "0001-01-01T00:00:00Z")
        #expect(ISO8601DateFormatter.withFractions.date(from: body.alerts[0].startsAt) != nil)
      }
    }

    @Test(
      "An address that does not take it is told, and no redirect is followed",
      arguments: [
        ("404 Not Found", "answered 404"), ("302 Found", "redirects are not followed"),
        ("500 Internal Server Error", "answered 500"),
      ])
    func refusalsOfAnAddressAreTold(status: String, words: String) throws {
      try withFolder { folder in
        let server = try AnsweringServer(status)
        defer { server.stop() }
        let sent = try test("webhook", try settings(folder, "webhook: http://127.0.0.1:\(server.port)/"))
        #expect(sent.exit == .status(1) && sent.errors.contains(words), "\(sent.errors)")
        #expect(server.taken.count == 1)
      }
    }

    @Test func aTokenIsNotSentInTheClear() throws {
      try withFolder { folder in
        let token = folder + "/token"
        try "s3cret\n".write(toFile: token, atomically: true, encoding: .utf8)
        chmod(token, 0o600)
        let lines = "webhook: http://192.0.2.1/\ntoken-file: \(token)"
        let sent = try test("webhook", try settings(folder, lines))
        #expect(sent.exit == .status(1) && sent.errors.contains("could be read on its way"), "\(sent.errors)")
        chmod(token, 0o644)
        let open = try test("webhook", try settings(folder, lines))
        #expect(open.exit == .status(1) && open.errors.contains("chmod 600"), "\(open.errors)")
        #expect(!open.errors.contains("s3cret"))
      }
    }

    @Test("A recorder without a dashboard sends what it raises, once, and tries again where it may")
    func aRecorderDelivers() async throws {
      let binance = LoopbackVenue(.binance)
      try await binance.start()
      let folder = FileManager.default.temporaryDirectory.appending(path: "deliver-\(UUID().uuidString)").path
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(atPath: folder) }
      let server = try AnsweringServer("503 Busy", "200 OK")
      defer { server.stop() }
      let hook = try script(folder, "cat >> \(folder)/out")
      var environment = try settings(
        folder, "wait: 0\nwebhook: http://127.0.0.1:\(server.port)/\ncommand: [\(hook)]")
      environment["PATH"] = "/usr/bin:/bin"
      let recorder = try PseudoTerminal(columns: 200, rows: 50)
      try recorder.start(
        BuiltProduct.path(of: "bullion"),
        ["record", "--feed", "binance", "--feed-url", "binance=\(binance.url)"], environment: environment)
      let isLive = recorder.wait { recorder.outputText.contains("subscribed") }
      #expect(isLive, "\(recorder.outputText)")
      await binance.stop()
      let isTold = recorder.wait { server.taken.count >= 2 }
      #expect(isTold, "\(recorder.outputText)")
      let isWritten = recorder.wait { (try? String(contentsOfFile: folder + "/out", encoding: .utf8)) != nil }
      #expect(isWritten)
      let tries = server.taken.prefix(2)
      #expect(tries.first?.body == tries.last?.body)
      #expect(tries.first?.header("idempotency-key") == tries.last?.header("idempotency-key"))
      let body = try JSONDecoder().decode(Body.self, from: Data((tries.first?.body ?? "").utf8))
      #expect(body.alerts.allSatisfy { $0.labels["alertname"]?.hasPrefix("feed-") == true }, "\(body)")
      let isSaid = recorder.wait { recorder.outputText.contains("answered 503; tried again in") }
      #expect(isSaid, "\(recorder.outputText)")
      recorder.signal(SIGTERM)
      #expect(recorder.waitForExit() == .status(0))
    }

    private struct Body: Decodable {
      struct Alert: Decodable {
        var status, startsAt, endsAt, fingerprint, generatorURL: String
        var labels, annotations: [String: String]
      }
      var version, groupKey, status, receiver, externalURL: String
      var truncatedAlerts: Int
      var groupLabels, commonLabels, commonAnnotations: [String: String]
      var alerts: [Alert]
    }
  }

  extension ISO8601DateFormatter {
    fileprivate static var withFractions: ISO8601DateFormatter {
      let formatter = ISO8601DateFormatter()
      formatter.formatOptions = [.withInternetDateTime, .withFractionalSeconds]
      return formatter
    }
  }
#endif
