import Testing

private func screen(_ arguments: String...) throws -> CommandRun {
  try CommandRun(["screen"] + arguments)
}

@Test(arguments: [(80, 24), (40, 12), (120, 36), (160, 48), (10, 3), (1, 1)])
func screenHasTheSizeThatWasAskedFor(columns: Int, rows: Int) throws {
  let run = try screen("--size", "\(columns)x\(rows)", "--at", "2026-01-23T14:40:00Z")
  #expect(run.exit == .status(0))
  #expect(run.output.hasSuffix("\n"))
  let lines = run.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
  #expect(lines.count == rows)
  #expect(lines.allSatisfy { $0.count <= columns })
}

@Test func screenShowsTheMomentThatWasAskedFor() throws {
  let run = try screen("--size", "80x24", "--at", "2026-01-23T14:40:00Z")
  #expect(run.output.contains("DEMO"))
  #expect(run.output.contains("14:40:00"))
  #expect(run.output.contains("silver above 100 for 2 min"))
  let start = try screen("--size", "80x24")
  #expect(start.output.contains("14:24:00"))
  #expect(!start.output.contains("silver above 100"))
}

@Test func asciiScreenHasNothingElse() throws {
  let run = try screen("--ascii", "--size", "160x48", "--at", "2026-01-29T14:40:00Z")
  #expect(run.output.contains("DEMO"))
  #expect(run.output.utf8.allSatisfy { $0 == 0x0A || (0x20..<0x7F).contains($0) })
  let rich = try screen("--size", "160x48", "--at", "2026-01-29T14:40:00Z")
  #expect(!rich.output.utf8.allSatisfy { $0 < 0x80 })
}

@Test func colouredScreenIsTheSameText() throws {
  let plain = try screen("--size", "80x24")
  let coloured = try screen("--size", "80x24", "--format", "ansi")
  #expect(coloured.output.contains("\u{1B}["))
  #expect(!plain.output.contains("\u{1B}"))
  let stripped = coloured.output.replacing(/\u{1B}\[[0-9;:]*[A-Za-z]/, with: "")
  func trimmed(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map {
      String($0.reversed().drop { $0 == " " }.reversed())
    }
  }
  #expect(trimmed(stripped) == trimmed(plain.output))
}

@Test func screenOfAFileIsMarkedAsReplay() throws {
  try withFile(tenQuotes) { path in
    let run = try screen("--feed", "file:\(path)", "--size", "80x24")
    #expect(run.exit == .status(0))
    #expect(run.output.contains("REPLAY"))
    #expect(run.output.contains("4,900.30"))
  }
}
