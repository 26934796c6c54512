import Screen
import Testing

@testable import Dashboard

@Test func everyCommandHasAKeyAndAMeaning() {
  let listed = Keymap.standard.bindings(includingPlayback: true)
  #expect(listed.count == Command.allCases.count)
  #expect(listed.allSatisfy { !$0.key.isEmpty && !$0.meaning.isEmpty })
}

@Test func playbackKeysAreListedOnlyWhereTheyWork() {
  let listed = Keymap.standard.bindings(includingPlayback: false)
  #expect(!listed.contains { $0.meaning == Command.faster.meaning })
  #expect(listed.count == Command.allCases.count { !$0.isPlayback })
}

@Test func unknownKeysAskForNothing() {
  for key in [Key.character("Q"), .up, .escape, .control("x"), .function(12), .character("é")] {
    #expect(Keymap.standard[key] == nil)
  }
}
