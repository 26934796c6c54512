import Foundation
import Glibc
import Testing

@testable import bullion

@Suite(.serialized) struct HookProcessTests {
  private func shell(_ script: String, patience: Double = 20, grace: Double = 5) -> HookProcess {
    HookProcess(
      command: ["/bin/sh", "-c", script], variables: [("BULLION_ALERT_ID", "rsi-gold")], patience: patience,
      grace: grace)
  }

  private func text(_ outcome: HookProcess.Outcome) -> String {
    String(decoding: outcome.output, as: UTF8.self)
  }

  @Test func itReadsItsInputAndItsEnvironment() {
    let outcome = shell("cat; cat /dev/null >/dev/stderr; echo $BULLION_ALERT_ID").run(
      Array("{\"a\": 1}\n".utf8))
    #expect(outcome.end == .status(0) && text(outcome) == "{\"a\": 1}\nrsi-gold\n")
    // A script may ask for its input by name.
    #expect(text(shell("cat /dev/stdin").run(Array("x".utf8))) == "x")
  }

  @Test func argumentsAreNoShellWords() {
    let outcome = HookProcess(command: ["/bin/echo", "$HOME; false", "`id`"]).run([])
    #expect(text(outcome) == "$HOME; false `id`\n")
  }

  @Test func whatCannotBeRunIsSaid() throws {
    #expect(HookProcess(command: ["/nonexistent/hook"]).run([]).end == .notRun("No such file or directory"))
    #expect(HookProcess(command: []).run([]).end == .notRun("No such file or directory"))
    try withFile("#!/bin/sh\n") { path in
      #expect(HookProcess(command: [path]).run([]).end == .notRun("Permission denied"))
    }
  }

  @Test func howItEndsIsTold() {
    #expect(
      shell("echo no room >&2; exit 3").run([]) == .init(end: .status(3), output: Array("no room\n".utf8)))
    #expect(shell("kill -9 $$").run([]).end == .signal(9))
  }

  @Test func whatHangsIsAskedToEndAndThenKilled() {
    let polite = shell("trap 'echo bye; exit 0' TERM; while :; do sleep 0.05; done", patience: 0.3)
    let bye = polite.run([])
    #expect(bye.end == .late(killed: false) && text(bye).contains("bye"))
    let deaf = shell("trap '' TERM; while :; do sleep 0.05; done", patience: 0.2, grace: 0.2).run([])
    #expect(deaf.end == .late(killed: true))
  }

  @Test("A program that leaves another one behind holds nothing up")
  func whatForksIsNotWaitedFor() {
    let start = ContinuousClock.now
    #expect(shell("sleep 30 & echo begun").run([]).end == .status(0))
    #expect(start.duration(to: .now) < .seconds(15))
  }

  @Test func aFloodOfOutputIsBounded() {
    let outcome = shell("head -c 5000000 /dev/zero").run([])
    #expect(outcome.end == .status(0))
    #expect(outcome.output.count == HookProcess.longestOutput)
    #expect(outcome.dropped == 5_000_000 - HookProcess.longestOutput)
  }

  @Test func whoReadsNothingIsNotWaitedFor() {
    let input = [UInt8](repeating: 65, count: 1 << 20)
    #expect(shell("exec <&-; exit 0").run(input).end == .status(0))
    #expect(text(shell("wc -c").run(input)) == "1048576\n")
  }
}
