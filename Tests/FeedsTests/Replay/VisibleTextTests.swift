import BullionMarket
import Testing

@Test(arguments: [
  ("plain", "plain"),
  ("Gr\u{F6}\u{DF}e \u{20AC} \u{1F947}", "Größe € 🥇"),
  ("\u{1B}[2J", "\\e[2J"),
  ("a\tb\r\n", "a\\tb\\r\\n"),
  ("\u{0}\u{7}\u{7F}\u{9B}", "\\x00\\x07\\x7F\\x9B"),
  ("a\u{202E}b\u{200B}c\u{FEFF}", "a\\u{202E}b\\u{200B}c\\u{FEFF}"),
  ("\u{2066}\u{2028}\u{AD}\u{E0041}\u{3164}", "\\u{2066}\\u{2028}\\u{AD}\\u{E0041}\\u{3164}"),
  ("back\\slash", "back\\slash"),
])
func whatCannotBeSeenIsSpelled(text: String, seen: String) {
  #expect(visible(text) == seen)
  #expect(visible(seen) == seen)
}
