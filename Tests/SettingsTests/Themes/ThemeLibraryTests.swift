import BullionMarket
import Foundation
import Screen
import Settings
import Testing

@Suite struct ThemeLibraryTests {
  @Test("Every built-in theme can be read", arguments: ThemeLibrary.names)
  func builtIn(_ name: String) throws {
    let theme = try ThemeLibrary.theme(name)
    #expect(theme.isDark == (name == "dark"))
    #expect(theme[.up] != theme[.down])
  }

  @Test func themesFollowEachOtherInARing() {
    let names = ThemeLibrary.names
    #expect(ThemeLibrary.name(after: names[0], own: names[1]) == names[1])
    #expect(ThemeLibrary.name(after: names.last ?? "", own: names[0]) == names[0])
    // A file of one's own is part of the ring.
    let own = "/a/file.yaml"
    #expect(ThemeLibrary.name(after: own, own: own) == names[0])
    #expect(ThemeLibrary.name(after: names.last ?? "", own: own) == own)
  }

  private func scheme(_ extra: String = "", palette: String = "palette:\n", indent: String = "  ") -> String {
    let colors = (0..<16).map {
      "\(indent)base0\(String($0, radix: 16).uppercased()): \"\(String(repeating: String($0, radix: 16), count: 6))\"\n"
    }
    return "scheme: mine\n" + palette + colors.joined() + extra
  }

  @Test func plainSchemesOfEitherFormAreRead() throws {
    let new = try ThemeReader.theme(yaml: scheme(), source: "f")
    let old = try ThemeReader.theme(yaml: scheme(palette: "", indent: ""), source: "f")
    #expect(new == old)
    #expect(new.name == "mine")
    #expect(new[.up].foreground == .rgb(0xBBBBBB))
    let own = try ThemeReader.theme(
      yaml: scheme("bullion:\n  up: \"#123456\"\n  down: base01\n"), source: "f")
    #expect(own[.up].foreground == .rgb(0x123456))
    #expect(own[.down].foreground == .rgb(0x111111))
  }

  @Test(
    "Errors name the file and show no control characters",
    arguments: [
      ("a: [", "f\\e: line 2: not readable as YAML"), ("- a", "f\\e: expected keys"),
      ("palette: {base00: \"\\e[1m\"}", "f\\e: base00 must be six"),
      ("palette: {base00: \"000000\"}", "f\\e: a base16"),
    ])
  func errors(_ yaml: String, _ text: String) {
    #expect {
      try ThemeReader.theme(yaml: yaml, source: "f\u{1b}")
    } throws: { error in
      "\(error)".hasPrefix(text) && visible("\(error)") == "\(error)"
    }
  }

  @Test func anUnknownRoleIsASlip() {
    #expect {
      try ThemeReader.theme(yaml: scheme("bullion: {upp: base01}"), source: "f")
    } throws: { "\($0)".hasPrefix("f: bullion: has no role \"upp\"") }
  }

  @Test func filesThatAreNotThereAreTold() {
    #expect { try ThemeLibrary.theme("/nowhere/x.yaml") } throws: {
      "\($0)" == "/nowhere/x.yaml: No such file or directory"
    }
    #expect { try ThemeLibrary.theme("nope") } throws: { "\($0)".contains("there is: dark, light") }
  }
}
