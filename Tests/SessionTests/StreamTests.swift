import Glibc
import TestSupport
import Testing

@Test func streamPrintsAnObjectForEachChange() throws {
  let run = try CommandRun(["stream", "--feed", "-"], input: tenQuotes)
  #expect(run.exit == .status(0))
  let readings = try run.lines.map { try Readings($0) }
  #expect(readings.compactMap { $0.text("schema") }.count == run.lines.count)
  // Seven quotes were taken; the others changed nothing.
  let seconds = readings.compactMap { $0.text("time")?.dropFirst(17).dropLast() }
  #expect(seconds == ["00", "00.500", "01", "01.500", "03", "03.500", "04"])
  #expect(readings.first?.number("gold.mid") == 4900.2)
  #expect(readings.first?.isNull("silver.mid") == true)
  #expect(readings.last?.number("gold.mid") == 4900.5)
  #expect(run.errors.contains("line 4: not a quote: "))
}

@Test("A price that changes within one moment is a line of its own")
func streamPrintsChangesOfOneMoment() throws {
  let prices = [5001.0, 5000.5, 4999, 5000.8, 4990]
  let lines = zip(prices, ["00", "01", "01", "02", "02"]).map {
    "{\"ts\":\"2026-01-23T14:00:\($1)Z\",\"symbol\":\"XAU\",\"price\":\($0)}\n"
  }
  let run = try CommandRun(["stream", "--feed", "-"], input: lines.joined())
  #expect(try run.lines.map { try Readings($0).number("gold.mid") } == prices)
}

@Test func streamLinesCanBeThinnedOut() throws {
  try withFile(tenQuotes) { path in
    let run = try CommandRun(["stream", "--feed", "file:\(path)", "--every", "2"])
    #expect(run.exit == .status(0))
    let times = try run.lines.map { try Readings($0).text("time") }
    #expect(times == ["2026-01-22T15:00:00Z", "2026-01-22T15:00:02Z", "2026-01-22T15:00:04Z"])
  }
}

@Test func streamWithoutAQuoteFails() throws {
  let run = try CommandRun(["stream", "--feed", "-"], input: "nothing\n")
  #expect(run.exit == .status(1))
  #expect(run.output.isEmpty)
}

/// As in `bullion stream | head -1`: the reader leaves, and nobody hears about it.
@Test func streamEndsQuietlyWhenNobodyReads() throws {
  let terminal = try PseudoTerminal(columns: 200)
  let program = BuiltProduct.path(of: "bullion")
  try terminal.start(
    "/bin/sh", ["-c", "{ '\(program)' stream --feed demo; echo status $? >&2; } | head -1 | cut -c 1-30"])
  #expect(terminal.waitForExit() == .status(0))
  let lines = terminal.screen.lines.filter { !$0.isEmpty }
  // 128 + SIGPIPE, and not a word of the program's own.
  #expect(lines.count == 2)
  #expect(lines.contains { $0.hasPrefix(#"{"schema": "bullion.snapshot/1"#) })
  #expect(lines.contains("status \(128 + SIGPIPE)"))
}
