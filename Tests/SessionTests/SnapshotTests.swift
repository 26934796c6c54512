import TestSupport
import Testing

private func snapshot(_ arguments: String..., input: String = "") throws -> CommandRun {
  try CommandRun(["snapshot"] + arguments, input: input)
}

@Test func snapshotOfTenQuotesHasTheirNumbers() throws {
  let run = try snapshot("--feed", "-", "--format", "json", input: tenQuotes)
  #expect(run.exit == .status(0))
  #expect(run.lines.count == 1)
  let readings = try Readings(run.output)
  #expect(readings.text("schema") == "bullion.snapshot/1")
  #expect(readings.text("time") == "2026-01-22T15:00:04Z")
  #expect(readings.text("feed.state") == "ended")
  #expect(readings.number("gold.bid") == 4900.3)
  #expect(readings.number("gold.ask") == 4900.7)
  #expect(readings.number("gold.mid") == 4900.5)
  #expect(readings.number("gold.high") == 4900.5)
  #expect(readings.number("gold.low") == 4900.2)
  #expect(readings.number("gold.age") == 0)
  #expect(readings.number("silver.bid") == 95.03)
  #expect(readings.number("silver.ask") == 95.06)
  #expect(readings.number("silver.mid") == 95.045)
  #expect(readings.number("silver.age") == 0.5)
  #expect(readings.isNull("gold.rsi.value"))
  #expect(readings.text("gold.rsi.state") == "warming")
  #expect(readings.isNull("pair.beta"))
  #expect(readings.list("alarms")?.isEmpty == true)

  // Selling gold for silver and back: each side of the ratio takes the side of the market that it would get.
  func isNear(_ path: String, _ expected: Double) -> Bool {
    readings.number(path).map { abs($0 - expected) < 1e-9 } ?? false
  }
  #expect(isNear("ratio.value", 4900.5 / 95.045))
  #expect(isNear("ratio.bid", 4900.3 / 95.06))
  #expect(isNear("ratio.ask", 4900.7 / 95.03))
  #expect(isNear("ratio.skew", 0.5))
  #expect(readings.text("ratio.band") == "belowAverage")

  #expect(readings.number("feed.refused.total") == 3)
  #expect(readings.number("feed.refused.lines") == 1)
  #expect(readings.number("feed.refused.duplicates") == 1)
  #expect(readings.number("feed.refused.byReason.crossed") == 1)
  #expect(readings.number("feed.refused.byReason.late") == 1)
  #expect(readings.number("feed.refused.byReason.malformed") == 1)
}

@Test func rubbishIsReportedWithoutItsControlCharacters() throws {
  let run = try snapshot("--feed", "-", input: tenQuotes)
  #expect(run.exit == .status(0))
  let first = try #require(run.errorLines.first)
  #expect(first.hasPrefix("line 4: not a quote: "))
  #expect(first.contains("rub") && first.contains("bish"))
  #expect(run.errors.utf8.allSatisfy { $0 == 0x0A || $0 >= 0x20 && $0 != 0x7F })
  #expect(run.errorLines.count == 2)
  #expect(run.errorLines.last?.contains("refused 3") == true)
}

@Test func aFloodOfRubbishIsSummedUp() throws {
  let run = try snapshot("--feed", "-", input: tenQuotes + String(repeating: "nothing\n", count: 500))
  #expect(run.exit == .status(0))
  #expect(run.errorLines.count(where: { $0.contains("not a quote") }) == 20)
  #expect(run.errorLines.last?.contains("refused 503") == true)
}

@Test func textSnapshotSaysWhatItIsOf() throws {
  let run = try snapshot("--feed", "-", input: tenQuotes)
  #expect(run.output.contains("REPLAY"))
  #expect(run.output.contains("4,900.50"))
  #expect(run.output.contains("95.045"))
  #expect(run.output.contains("51.56"))
}

@Test func filesGiveWhatStandardInputGives() throws {
  let piped = try Readings(snapshot("--feed", "-", "--format", "json", input: tenQuotes).output)
  try withFile(tenQuotes) { path in
    let read = try Readings(snapshot("--feed", "file:\(path)", "--format", "json").output)
    for path in ["gold.mid", "silver.mid", "ratio.value", "feed.refused.total"] {
      #expect(read.number(path) == piped.number(path))
      #expect(read.number(path) != nil)
    }
    #expect(read.text("time") == piped.text("time"))
    #expect(read.text("feed.mode") == "replay")
    #expect(read.text("feed.name")?.hasPrefix("file:") == true)
  }
}

@Test func commaSeparatedQuotesAreRead() throws {
  let table = """
    time,symbol,bid,ask
    2026-01-22T15:00:00Z,XAU/USD,4900.00,4900.40
    2026-01-22T15:00:00Z,XAG/USD,95.00,95.02
    """
  try withFile(table) { path in
    let readings = try Readings(snapshot("--feed", "file:\(path)", "--format", "json").output)
    #expect(readings.number("gold.mid") == 4900.2)
    #expect(readings.number("silver.ask") == 95.02)
  }
}

@Test func barsAreReadAndHaveNoSides() throws {
  let bars = """
    {"time": "2026-01-22T15:00:00Z", "symbol": "XAU/USD", "interval": "1m", "open": 4900, "high": 4903, "low": 4899, "close": 4902}
    {"time": "2026-01-22T15:00:00Z", "symbol": "XAG/USD", "interval": "1m", "open": 95, "high": 95.4, "low": 94.9, "close": 95.2}
    """
  let run = try snapshot("--feed", "-", "--format", "json", input: bars)
  let readings = try Readings(run.output)
  #expect(readings.text("time") == "2026-01-22T15:01:00Z")
  #expect(readings.number("gold.mid") == 4902)
  #expect(readings.number("gold.high") == 4903)
  #expect(readings.number("silver.low") == 94.9)
  #expect(readings.isNull("gold.bid") && readings.isNull("ratio.bid"))
  #expect(run.errors.isEmpty)
}

@Test func sameInputGivesTheSameBytes() throws {
  for arguments in [["snapshot", "--format", "json"], ["snapshot", "--feed", "demo:crash", "--for", "120"]] {
    let first = try CommandRun(arguments)
    let second = try CommandRun(arguments)
    #expect(first.exit == .status(0))
    #expect(!first.output.isEmpty)
    #expect(first.output == second.output)
    #expect(first.errors == second.errors)
  }
}

@Test func readsNoFurtherThanItIsAsked() throws {
  let readings = try Readings(
    snapshot("--feed", "-", "--for", "1.2", "--format", "json", input: tenQuotes).output)
  #expect(readings.text("time") == "2026-01-22T15:00:01Z")
  #expect(readings.number("gold.mid") == 4900.3)
}

@Test func anActiveAlarmCanFailTheCommand() throws {
  let quiet = try snapshot("--feed", "demo:calm", "--for", "5", "--fail-on-alarm")
  #expect(quiet.exit == .status(0))
  let fall = ["--feed", "demo:crash", "--for", "400", "--format", "json"]
  #expect(try CommandRun(["snapshot"] + fall).exit == .status(0))
  let alarmed = try CommandRun(["snapshot"] + fall + ["--fail-on-alarm"])
  #expect(alarmed.exit == .status(2))
  #expect(try Readings(alarmed.output).list("alarms")?.isEmpty == false)
}

@Test(arguments: [
  "", "nothing\n\nof use\n", #"{"ts": "2026-01-22T15:00:00Z", "symbol": "XAU/USD", "bid": -1, "ask": 0}"#,
])
func withoutAUsableQuoteItFailsAndSaysWhatToDo(input: String) throws {
  let run = try snapshot("--feed", "-", input: input)
  #expect(run.exit == .status(1))
  #expect(run.output.isEmpty)
  #expect(run.errorLines.last?.contains("not one usable quote") == true)
  #expect(run.errorLines.count(where: { $0.contains("usable") }) == 1)
}

@Test func aMissingFileIsNamedInOneLine() throws {
  let run = try snapshot("--feed", "file:/nowhere/quotes.csv")
  #expect(run.exit == .status(1))
  #expect(run.output.isEmpty)
  #expect(run.errorLines.count == 1)
  #expect(run.errors.contains("/nowhere/quotes.csv"))
}

@Test func theNextFeedIsTakenWhenOneCannotBeOpened() throws {
  let run = try snapshot(
    "--feed", "file:/nowhere/quotes.csv", "--feed", "-", "--format", "json", input: tenQuotes)
  #expect(run.exit == .status(0))
  #expect(try Readings(run.output).text("feed.name") == "-")
  #expect(run.errors.contains("/nowhere/quotes.csv"))
}

@Test("Numbers over windows that are not covered are null and say what they would have rested on")
func windowsThatAreNotCoveredSaySo() throws {
  let readings = try Readings(try snapshot("--feed", "-", "--format", "json", input: tenQuotes).output)
  for path in ["gold.drawdown.day", "silver.drawdown.month", "risk.gold.survivableLeverage"] {
    #expect(readings.isNull(path), "\(path)")
  }
  #expect(readings.number("gold.drawdown.coverage.day").map { $0 >= 0 && $0 < 60 } == true)
  #expect(readings.number("risk.silver.coverage").map { $0 >= 0 && $0 < 60 } == true)
  #expect(readings.text("gold.drawdown.since")?.hasPrefix("2026-01-22T15:00") == true)
  #expect(readings.number("gold.volatility.coverage") == 0)
  #expect(readings.text("gold.volatility.convention") == "20 d, a year of 252 d")
  #expect(readings.number("pair.coverage") == 0)
  #expect(readings.number("ratio.coverage") == 86_400)
  // The demo has a history.
  let demo = try Readings(try snapshot("--format", "json").output)
  #expect(demo.number("gold.drawdown.month") != nil && demo.isNull("gold.drawdown.coverage.month"))
  #expect(demo.isNull("pair.coverage") && demo.isNull("ratio.coverage"))
}

@Test("The crash begins where the surge is at that moment, with the same past")
func theCrashRemembersTheSurge() throws {
  func readings(_ feed: String) throws -> [String] {
    let run = try CommandRun(["screen", "--feed", feed, "--at", "2026-01-30T13:02:00Z", "--size", "160x48"])
    // The right half of the prices, and the panel of risks; what stood in between is the alarms', which the one has
    // seen and the other not.
    return run.output.split(separator: "\n").compactMap { line in
      let right = String(line.split(separator: "│").last ?? "")
      return ["week", "time above", "drawdown", "volatility", "high since"].contains(where: right.contains)
        ? right : nil
    }
  }
  let surge = try readings("demo")
  #expect(surge.count >= 4)
  #expect(try readings("demo:crash") == surge)
}
