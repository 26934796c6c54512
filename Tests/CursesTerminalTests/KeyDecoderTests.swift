import Screen
import Testing

@testable import CursesTerminal

/// Keys from bytes and codes, without a terminal.
struct KeyDecoderTests {
  private let up: Int32 = 259

  /// Decodes one batch.
  private func decode(_ codes: [Int32]) -> [Key] {
    var decoder = KeyDecoder()
    return batch(codes, &decoder)
  }

  private func decode(_ text: String) -> [Key] { decode(text.utf8.map { Int32($0) }) }

  private func batch(_ codes: [Int32], _ decoder: inout KeyDecoder) -> [Key] {
    var keys: [Key] = []
    for code in codes { keys += decoder.decode(code) { $0 == self.up ? .up : nil } }
    return keys + decoder.finish()
  }

  @Test func plainKeys() {
    #expect(decode("aZ1 ") == [.character("a"), .character("Z"), .character("1"), .character(" ")])
    #expect(decode([13, 10, 9, 8, 127]) == [.enter, .enter, .tab, .backspace, .backspace])
    #expect(
      decode([0, 1, 26, 28, 31]) == [
        .control(" "), .control("a"), .control("z"), .control("\\"), .control("_"),
      ])
    #expect(decode([up, 1000]) == [.up])
  }

  @Test func textIsUTF8() {
    #expect(decode("é金🙂") == [.character("é"), .character("金"), .character("🙂")])
    // A combining mark alone is no key.
    #expect(decode("\u{301}a") == [.character("a")])
    // Control characters of the second set are not either.
    #expect(decode("\u{85}a") == [.character("a")])
  }

  @Test func invalidBytesDoNotSpoilWhatFollows() {
    #expect(decode([0xE9, 0x61]) == [.character("a")])
    #expect(decode([0x80, 0xFF, 0xC0, 0x61]) == [.character("a")])
    #expect(decode([0xE9, 0xC3, 0xA9]) == [.character("é")])
    // A surrogate.
    #expect(decode([0xED, 0xA0, 0x80, 0x61]) == [.character("a")])
  }

  @Test func aCharacterMayComeInTwoBatches() {
    var decoder = KeyDecoder()
    #expect(batch([0xC3], &decoder).isEmpty)
    #expect(batch([0xA9], &decoder) == [.character("é")])
  }

  @Test func escapeStandsAlone() {
    #expect(decode([27]) == [.escape])
    #expect(decode([27, 27]) == [.escape, .escape])
    var decoder = KeyDecoder()
    #expect(batch([27], &decoder) == [.escape])
    #expect(batch([0x61], &decoder) == [.character("a")])
  }

  @Test func altIsSwallowedWhole() {
    #expect(decode("\u{1B}az") == [.character("z")])
    #expect(decode([27, up]) == [.up])
    #expect(decode("\u{1B}éz") == [.character("z")])
  }

  @Test(arguments: [
    ("\u{1B}[A", Key.up), ("\u{1B}[1;5B", .down), ("\u{1B}OC", .right), ("\u{1B}[D", .left),
    ("\u{1B}[H", .home), ("\u{1B}[4~", .end), ("\u{1B}[5;2~", .pageUp), ("\u{1B}[6~", .pageDown),
    ("\u{1B}[3~", .delete), ("\u{1B}[Z", .backTab), ("\u{1B}OM", .enter), ("\u{1B}[7~", .home),
  ])
  func sequencesTheDescriptionDoesNotName(text: String, key: Key) { #expect(decode(text) == [key]) }

  @Test(arguments: [
    "\u{1B}[I", "\u{1B}[200~", "\u{1B}[<0;10;20M", "\u{1B}[?62;22c", "\u{1B}]11;rgb:0/0/0\u{7}",
    "\u{1B}]11;rgb:0/0/0\u{1B}\\", "\u{1B}P1$r0m\u{1B}\\", "\u{1B}[>41;380;0c",
    "\u{1B}[99999999999999999999~",
  ])
  func repliesAndReportsAreNoKeys(text: String) { #expect(decode(text + "z") == [.character("z")]) }

  @Test func nothingTraps() {
    var decoder = KeyDecoder()
    var random = SystemRandomNumberGenerator()
    for _ in 0..<20_000 {
      let code = Int32.random(in: -1...600, using: &random)
      _ = batch([code, Int32.random(in: 0...255, using: &random)], &decoder)
    }
    #expect(batch([0x18, 0x61, 0x61], &decoder).last == .character("a"))
  }

  private func clicks(_ text: String) -> (clicks: [Click], keys: [Key]) {
    var decoder = KeyDecoder()
    var clicks: [Click] = []
    var keys: [Key] = []
    for byte in text.utf8 {
      keys += decoder.decode(Int32(byte)) { _ in nil }
      if let click = decoder.takeClick() { clicks.append(click) }
    }
    return (clicks, keys + decoder.finish())
  }

  @Test func reportsOfTheMouseAreClicks() {
    let (found, keys) = clicks("\u{1B}[<0;1;1M\u{1B}[<0;1;1m\u{1B}[<64;300;9M\u{1B}[<65;2;3Ma")
    #expect(
      found == [Click(.press, x: 0, y: 0), Click(.wheelUp, x: 299, y: 8), Click(.wheelDown, x: 1, y: 2)])
    #expect(keys == [.character("a")])
  }

  @Test(
    "Other reports and nonsense are swallowed as a whole",
    arguments: [
      "\u{1B}[<2;1;1M", "\u{1B}[<0;0;1M", "\u{1B}[<0;1M", "\u{1B}[<;;M", "\u{1B}[<0;1;99999999999999999999M",
      "\u{1B}[<35;5;5M", "\u{1B}[M q!",
    ])
  func noClicks(_ text: String) {
    let (found, keys) = clicks(text + "a")
    #expect(found.isEmpty)
    #expect(keys == [.character("a")])
  }
}
