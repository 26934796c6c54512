#if Live
  import Venues
  import Foundation
  import LoopbackVenues
  import Testing

  @testable import Wire

  /// Settings that trust these certificates, in a file that lives as long as the test.
  func trusting(_ certificates: [TestCertificate], _ body: (WireSettings) async throws -> Void) async throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "bullion-roots-\(UUID()).pem")
    let text = certificates.map { $0.certificate + "\n" }.joined()
    try text.write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    var settings = WireBench.settings
    settings.extraTrustRoots = file.path
    try await body(settings)
  }

  @Test(arguments: ["localhost", "127.0.0.1"])
  func encryptedSocketsOpen(host: String) async throws {
    let script = Script(receiving: { text, peer in peer.send(text) })
    try await trusting([.localhost]) { settings in
      try await WireBench.run(script, settings: settings, certificate: .localhost) { bench in
        bench.openSocket(scheme: "wss", host: "\(host):\(bench.server.port)")
        await bench.events { $0.contains(.opened) }
        bench.order(.send("secret"))
        let kinds = await bench.events { $0.count >= 2 }
        #expect(kinds == [.opened, .text(Array("secret".utf8))])
      }
    }
  }

  @Test(arguments: [
    (
      TestCertificate.elsewhere, TestCertificate.elsewhere,
      "the certificate that localhost shows is for another name"
    ),
    (.localhost, .elsewhere, "the certificate of localhost is from an authority that is not trusted"),
    (.expired, .expired, "the certificate of localhost has expired"),
  ])
  func badCertificatesAreRefusedByReason(
    shown: TestCertificate, trusted: TestCertificate, words: String
  ) async throws {
    try await trusting([trusted]) { settings in
      try await WireBench.run(settings: settings, certificate: shown) { bench in
        bench.openSocket(scheme: "wss", host: "localhost:\(bench.server.port)")
        #expect(await bench.closed() == .insecure(words))
        #expect(bench.server.counters.upgrades == 0)
      }
    }
  }

  @Test func fetchesCheckCertificatesToo() async throws {
    let script = Script(answering: { _ in .json("{}") })
    try await trusting([.localhost, .elsewhere]) { settings in
      for certificate in [TestCertificate.localhost, .elsewhere, .expired] {
        try await WireBench.run(script, settings: settings, certificate: certificate) { bench in
          let url = "https://localhost:\(bench.server.port)/"
          bench.order(.fetch(VenueRequest(.get, url), tag: "x"))
          let kinds = await bench.events { !$0.isEmpty }
          switch certificate {
          case .localhost: #expect(kinds.first?.answer?.status == 200)
          case .elsewhere:
            #expect(
              kinds.first?.fetchFailure
                == .insecure("the certificate that localhost shows is for another name"))
          case .expired:
            guard case .insecure(let words)? = kinds.first?.fetchFailure else {
              Issue.record("\(kinds)")
              return
            }
            #expect(words.contains("expired"))
          }
          if certificate != .localhost { #expect(bench.server.counters.requests.isEmpty) }
        }
      }
    }
  }

  @Test func plainServersAreNotTakenForEncryptedOnes() async throws {
    try await WireBench.run { bench in
      bench.openSocket(scheme: "wss", host: "localhost:\(bench.server.port)")
      guard case .insecure = await bench.closed() else {
        Issue.record("\(bench.events)")
        return
      }
    }
  }

  @Test func unreadableRootsAreNamed() async throws {
    var settings = WireBench.settings
    settings.extraTrustRoots = "/nowhere/roots.pem"
    try await WireBench.run(settings: settings) { bench in
      let failure = WireFailure.insecure(
        "the certificates in /nowhere/roots.pem cannot be read; give a file in PEM")
      bench.openSocket(scheme: "wss")
      #expect(await bench.closed() == failure)
      bench.order(.fetch(VenueRequest(.get, "https://\(bench.place)/"), tag: "x"))
      let kinds = await bench.events { $0.count == 2 }
      #expect(kinds.last?.fetchFailure == failure)
    }
  }
#endif
