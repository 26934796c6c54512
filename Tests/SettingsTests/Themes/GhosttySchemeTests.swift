import Screen
import Testing

@testable import Settings

@Suite struct GhosttySchemeTests {
  private let colors = (0...15).map {
    "palette = \($0)=#\($0 == 1 ? "c04040" : $0 == 2 ? "40c040" : "8080\($0 + 10)")\n"
  }
  .joined()

  private func scheme(_ text: String) throws -> Scheme {
    try ThemeReader.scheme(text, source: "f", name: "Own Name (dark)")
  }

  @Test func theSixteenHaveTheirRoles() throws {
    let read = try scheme(
      "\u{FEFF}# palette = 1=#000000\n" + colors
        + "background=#101820\r\nforeground = \"c0c0c0\"\nforeground = #d0d0d0\ncursor-color = #ffffff\nfont-size = 12"
    )
    #expect(read.name == "Own Name (dark)")
    #expect(read.colors[.background] == .rgb(0x101820) && read.colors[.text] == .rgb(0xD0D0D0))
    #expect(read.colors[.down] == .rgb(0xC04040) && read.colors[.up] == .rgb(0x40C040))
    #expect(read.exact.isDark)
  }

  @Test(
    "What cannot be read is told with its line",
    arguments: [
      ("palette = 1=red", "f: line 1: palette must be a number"),
      ("palette = 900=#112233", "f: line 1: palette must be a number"),
      ("background = black", "f: line 1: background must be six"),
      ("background = #101010", "f: a scheme of ghostty needs background and foreground"),
      (
        "background = #101010\nforeground = #eeeeee\npalette = 1=#aa0000",
        "f: a scheme of ghostty needs palette 1"
      ),
    ])
  func errors(_ text: String, _ words: String) {
    #expect { try scheme(text) } throws: { "\($0)".hasPrefix(words) }
  }

  @Test func whatIsNoneOfThemIsTold() {
    for text in ["[colors]\nred = 1\n", "{\"background\": 1", "\u{0}\u{1}\u{2}", "hello"] {
      #expect { try scheme(text) } throws: { "\($0)".contains("expected base16 or base24") }
    }
  }
}
