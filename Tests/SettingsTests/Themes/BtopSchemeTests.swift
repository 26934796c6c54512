import Screen
import Testing

@testable import Settings

@Suite struct BtopSchemeTests {
  private func scheme(_ text: String) throws -> Scheme {
    try ThemeReader.scheme(text, source: "f", name: "own")
  }

  @Test func valuesOfEveryFormAreRead() throws {
    let read = try scheme(
      """
      # a comment with theme[main_fg]="#000000"
      theme[main_bg]="#101820"
      theme[main_fg]="#c0"
      theme[title]="300 200 10"
      theme[hi_fg]=#40c0d0  \t\r
      theme[div_line]="#111111"
      theme[div_line]="#505050"
      theme[nobody_knows]="#123456"
      theme[cpu_start]="#c04040"
      theme[cpu_mid]=""
      theme[cpu_end]="#40c040"
      """)
    #expect(read.name == "own")
    #expect(read.colors[.background] == .rgb(0x101820) && read.colors[.text] == .rgb(0xC0C0C0))
    #expect(read.colors[.title] == .rgb(0xFFC80A) && read.colors[.accent] == .rgb(0x40C0D0))
    #expect(read.colors[.border] == .rgb(0x505050))
    // The end of a gradient may be green: the hue says what is up.
    #expect(read.colors[.up] == .rgb(0x40C040) && read.colors[.down] == .rgb(0xC04040))
  }

  @Test func anEmptyBackgroundIsTheTerminals() throws {
    let read = try scheme("theme[main_bg]=\"\"\r\ntheme[main_fg]=\"#202020\"\r\n")
    #expect(read.colors[.background] == .terminalDefault)
    #expect(!read.exact.isDark)
    #expect(read.readable[.text].background == .terminalDefault)
  }

  @Test func greysGetAGreenAndARed() throws {
    let theme = try scheme("theme[main_bg]=\"#00\"\ntheme[main_fg]=\"#cc\"\ntheme[cpu_end]=\"#80\"").readable
    #expect(DirectionColors(up: theme[.up].foreground, down: theme[.down].foreground).areApart)
  }

  @Test(
    "What cannot be read is told with its line",
    arguments: [
      ("theme[main_fg]=\"#12\"\ntheme[title]=\"red\"", "f: line 2: title must be #RRGGBB"),
      ("theme[main_fg]=\"1 2\"", "f: line 1: main_fg must be"),
      ("theme[main_fg]=\"-1 2 3\"", "f: line 1: main_fg must be"),
      ("theme[main_fg]=\"#12", "f: line 1: the quote is not closed"),
      ("theme[main_bg]=\"#12\"", "f: a theme of btop needs main_fg"),
    ])
  func errors(_ text: String, _ words: String) {
    #expect { try scheme(text) } throws: { "\($0)".hasPrefix(words) }
  }
}
