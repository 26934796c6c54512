import BullionMarket
import Foundation
import Logging
import Settings
import Testing

@testable import bullion

@Suite struct LogLineTests {
  private func line(
    _ message: String, _ metadata: Logger.Metadata = [:], secrets: [Secret] = [],
    time: Int64 = 1_795_832_400_123
  ) -> String {
    LogLine(
      time: Timestamp(milliseconds: time), level: .info, label: "feed", message: message, metadata: metadata
    ).text(redact: Redactor(secrets))
  }

  @Test func aLineHasTimeLevelLabelMessageAndValues() {
    #expect(
      line("switched", ["to": "swissquote", "from": "binance", "reason": "silent for 30 s"])
        == "2026-11-28T02:20:00.123Z info feed: switched from=binance reason=\"silent for 30 s\" to=swissquote"
    )
    #expect(line("x", time: 1_795_832_400_000).hasPrefix("2026-11-28T02:20:00.000Z "))
  }

  @Test(
    "Values are quoted where they could be taken for something else",
    arguments: [
      ("abc", "abc"), ("", "\"\""), ("a b", "\"a b\""), ("a=b", "\"a=b\""), ("a\"b", "\"a\\\"b\""),
      ("a\\b", "\"a\\\\b\""), ("a\nb", "\"a\\nb\""), ("\u{1b}[2J", "\"\\e[2J\""), ("é日", "é日"),
      ("\u{202e}", "\"\\u{202E}\""),
    ])
  func quoting(_ value: String, _ written: String) {
    #expect(line("m", ["v": .string(value)]).hasSuffix("feed: m v=\(written)"))
  }

  @Test func nothingBeginsAnotherLine() {
    let text = line("a\nb\r\u{1b}]0;x\u{7}", ["k\n=\"": .array(["x\ny", .dictionary(["z": "\u{0}"])])])
    #expect(visible(text) == text)
    #expect(text.hasSuffix(#"feed: a\nb\r\e]0;x\x07 k\n__="[x\ny, {z=\x00}]""#))
  }

  @Test func secretsAreTakenOut() throws {
    let secret = try Secret("a\"b\\c-0123")
    let text = line(
      "token a\"b\\c-0123 refused", ["url": "https://h/x?k=a\"b\\c-0123", "list": .array(["a\"b\\c-0123"])],
      secrets: [secret])
    #expect(!text.contains("0123"))
    #expect(text.contains("feed: token (secret) refused list=[(secret)] url="))
  }

  @Test func loggersWriteThroughTheHandler() throws {
    try withFolder { folder in
      let writer = LogWriter(
        .file(path: "\(folder)/log", limit: 1 << 20), level: .info, now: { Timestamp(2026, 1, 20) })
      var logger = Logger(label: "store") { LineLogHandler(label: $0, writer: writer) }
      logger[metadataKey: "source"] = "kraken"
      logger.info("opened", metadata: ["bars": "\(3)"])
      logger.debug("not this one")
      writer.reread(LogChoices(level: .debug), secrets: [try Secret("kraken")])
      logger.debug("this one", metadata: ["source": "mine"])
      logger.error("kraken is gone")
      let lines = try String(contentsOfFile: "\(folder)/log", encoding: .utf8).split(separator: "\n")
      #expect(
        lines == [
          "2026-01-20T00:00:00.000Z info store: opened bars=3 source=kraken",
          "2026-01-20T00:00:00.000Z debug store: this one source=mine",
          "2026-01-20T00:00:00.000Z error store: (secret) is gone source=(secret)",
        ])
    }
  }
}

extension LogChoices {
  fileprivate init(level: Level) {
    self.init()
    self.level = level
  }
}
