import BullionMarket
import Screen
import Testing

@testable import Settings

@Suite struct Base16SchemeTests {
  private func file(_ extra: String = "", palette: String = "palette:\n", indent: String = "  ") -> String {
    let colors = (0..<16).map {
      "\(indent)base0\(String($0, radix: 16).uppercased()): \"\(String(repeating: String($0, radix: 16), count: 6))\"\n"
    }
    return "scheme: mine\n" + palette + colors.joined() + extra
  }

  private func scheme(_ text: String) throws -> Scheme {
    try ThemeReader.scheme(text, source: "f", name: "f")
  }

  @Test func schemesOfEitherFormAreRead() throws {
    let new = try scheme(file())
    #expect(new == (try scheme(file(palette: "", indent: ""))))
    #expect(new.name == "mine" && new.colors[.up] == .rgb(0xBBBBBB) && !new.choosesDirections)
    #expect(try scheme("\u{FEFF}" + file().replacing("\n", with: "\r\n")) == new)
    // Without quotes, with `#`, in small letters, with a name instead of a title.
    let odd = file().replacing("scheme: mine", with: "name: \"odd\"\nslug: odd").replacing(
      "base0A", with: "base0a"
    )
    .replacing("\"777777\"", with: "777777 # seven").replacing("\"bbbbbb\"", with: "'#BBBBBB'")
    let read = try scheme(odd)
    #expect(read.name == "odd" && read.colors == new.colors)
  }

  @Test func base24HasMoreColors() throws {
    let more = (0...7).map { "  base1\($0): \"0000\($0)0\"\n" }.joined()
    #expect(try scheme(file(more)).palette.count == 14)
    #expect(try scheme(file()).palette.count == 8)
  }

  @Test func rolesMayBeNamed() throws {
    let own = try scheme(file("bullion:\n  up: \"#123456\"\n  down: base01\n"))
    #expect(own.colors[.up] == .rgb(0x123456) && own.colors[.down] == .rgb(0x111111))
    #expect(own.choosesDirections)
  }

  @Test func aGreenThatIsRedIsNotTaken() throws {
    let reds = file().replacing("bbbbbb", with: "e04040").replacing("888888", with: "c02040")
      .replacing("cccccc", with: "40a050")
    let theme = try ThemeReader.theme(reds, source: "f")
    let up = try #require(Oklab(theme[.up].foreground))
    #expect(up.a < 0)
    // The file is left alone when that is asked for.
    #expect(try ThemeReader.theme(reds, source: "f", isExact: true)[.up].foreground == .rgb(0xE04040))
  }

  @Test func theBackgroundSaysWhichWayASchemeRuns() throws {
    let turned = file().replacing("\"000000\"", with: "\"fafafa\"").replacing(
      "\"555555\"", with: "\"202020\"")
    let theme = try ThemeReader.theme("variant: dark\n" + turned, source: "f")
    #expect(!theme.isDark)
    #expect(Contrast.reaches(4.5, theme[.label].foreground, on: [theme[.background].background]))
  }

  @Test(
    "Errors name the file and show no control characters",
    arguments: [
      ("base00: [", "f\\e: line 2: not readable as YAML"), ("- a", "f\\e: not a theme; expected base16"),
      ("palette: {base00: \"\\e[1m\"}", "f\\e: line 1: base00 must be six"),
      ("palette:\n  base00: #112233", "f\\e: line 2: base00 must be six hexadecimal digits in quotes"),
      ("palette: {base00: \"000000\"}", "f\\e: a base16 scheme needs"), ("", "f\\e: not a theme"),
      ("base00: \"000000\"\nbase00: \"000000\"", "f\\e: line 1: \"base00\" is there more than once"),
    ])
  func errors(_ yaml: String, _ text: String) {
    #expect {
      try ThemeReader.theme(yaml, source: "f\u{1b}")
    } throws: { error in
      "\(error)".hasPrefix(text) && visible("\(error)") == "\(error)"
    }
  }

  @Test func anUnknownRoleIsASlip() {
    #expect { try scheme(file("bullion: {upp: base01}")) } throws: {
      "\($0)".hasPrefix("f: bullion: has no role \"upp\"")
    }
  }
}
