import Foundation
import TestSupport
import Testing

/// What Tab offers.
@Suite struct CompletionsTests {
  @Test(arguments: ["bash", "zsh", "fish"])
  func everyShellIsToldEveryCommand(shell: String) throws {
    let run = try CommandRun(["completions", shell])
    #expect(run.exit == .status(0))
    #expect(run.errors.isEmpty)
    let commands = try listedCommands()
    #expect(commands.contains("snapshot") && commands.contains("completions"))
    for command in commands { #expect(run.output.contains(command), "\(shell) misses \(command)") }
    #expect(run.output.contains("fail-on-alarm"))
  }

  /// The answers of bash itself, which loads the script and is asked as the Tab key asks it.
  @Test func bashCompletesACommandAndAnOption() throws {
    let script = try CommandRun(["completions", "bash"]).output
    #expect(try answers(of: script, to: ["bullion", "snap"]) == ["snapshot"])
    #expect(try answers(of: script, to: ["bullion", "snapshot", "--fail"]) == ["--fail-on-alarm"])
  }

  @Test(arguments: [["completions"], ["completions", "tcsh"]])
  func withoutAKnownShellNothingIsPrinted(arguments: [String]) throws {
    let run = try CommandRun(arguments)
    #expect(run.exit == .status(64))
    #expect(run.output.isEmpty)
    #expect(run.errors.contains("<shell>"))
  }

  /// The commands that the program's help lists, each at the beginning of an indented line.
  private func listedCommands() throws -> [String] {
    let help = try CommandRun(["--help"]).output.split(separator: "\n", omittingEmptySubsequences: false)
    return help.drop { !$0.hasPrefix("SUBCOMMANDS:") }.dropFirst().prefix { !$0.isEmpty }
      .filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }
      .compactMap { $0.split(separator: " ").first.map(String.init) }
  }

  private func answers(of script: String, to words: [String]) throws -> [String] {
    let question = """
      COMP_WORDS=(\(words.joined(separator: " "))); COMP_CWORD=\(words.count - 1)
      COMP_LINE="${COMP_WORDS[*]}"; COMP_POINT=${#COMP_LINE}; COMP_TYPE=9
      _bullion bullion "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}" 2> /dev/null
      printf '%s\\n' "${COMPREPLY[@]}"
      """
    let process = Process()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = ["--norc", "-s"]
    process.environment = ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"]
    let input = Foundation.Pipe()
    let output = Foundation.Pipe()
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    try input.fileHandleForWriting.write(contentsOf: Data("\(script)\n\(question)\n".utf8))
    try input.fileHandleForWriting.close()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
  }
}
