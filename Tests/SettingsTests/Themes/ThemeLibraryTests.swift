import BullionMarket
import Foundation
import Screen
import Settings
import Testing

@Suite struct ThemeLibraryTests {
  @Test("Every built-in theme can be read", arguments: ThemeLibrary.names)
  func builtIn(_ name: String) throws {
    let theme = try ThemeLibrary.theme(name)
    #expect(theme.isDark == !["light", "high-contrast-light", "print"].contains(name))
    // Ours are right by their own values: nothing is corrected.
    let exact = try ThemeLibrary.theme(name, isExact: true)
    for role in Theme.Role.allCases { #expect(theme[role] == exact[role], "\(role)") }
    #expect(DirectionColors(up: exact[.up].foreground, down: exact[.down].foreground).areApart)
  }

  @Test("Red for rising exchanges the colours of prices and of nothing else", arguments: ThemeLibrary.names)
  func redUpExchangesPrices(name: String) throws {
    let theme = try ThemeShelf(folder: nil).theme(name)
    let turned = try ThemeShelf(folder: nil, isRedUp: true).theme(name)
    #expect(turned[.up] == theme[.down] && turned[.down] == theme[.up])
    #expect(turned[.upFaint] == theme[.downFaint] && turned[.downFaint] == theme[.upFaint])
    let prices: Set<Theme.Role> = [.up, .down, .upFaint, .downFaint]
    for role in Theme.Role.allCases where !prices.contains(role) { #expect(turned[role] == theme[role]) }
    #expect(turned.redUp == theme)
  }

  @Test func themesOfTheFolderAreFoundByName() throws {
    try withFolder { folder in
      let scheme =
        "background = #101010\nforeground = #d0d0d0\n" + (0...15).map { "palette = \($0)=#80c080\n" }.joined()
      for name in ["3024 Day", "Solarized (Dark) [1.2].conf", ".hidden"] {
        try scheme.write(toFile: "\(folder)/\(name)", atomically: false, encoding: .utf8)
      }
      #expect(try ThemeLibrary.theme("3024 Day", folder: folder).name == "3024 Day")
      let other = try ThemeLibrary.theme("solarized (dark) [1.2]", folder: folder)
      #expect(other.name == "Solarized (Dark) [1.2]")
      #expect(
        ThemeLibrary.names(folder: folder) == ThemeLibrary.names + ["3024 Day", "Solarized (Dark) [1.2]"])
      #expect(ThemeShelf(folder: folder).names == ThemeLibrary.names(folder: folder))
      #expect { try ThemeLibrary.theme("3024 Dya", folder: folder) } throws: {
        "\($0)".contains("did you mean \"3024 Day\"")
      }
      let exact = try ThemeLibrary.theme("\(folder)/3024 Day", isExact: true)
      #expect(exact[.up] == exact[.down])
    }
  }

  @Test func filesThatAreNotThereAreTold() {
    #expect { try ThemeLibrary.theme("/nowhere/x.yaml") } throws: {
      "\($0)" == "/nowhere/x.yaml: No such file or directory"
    }
    #expect { try ThemeLibrary.theme("nope", folder: nil) } throws: {
      "\($0)".contains("there is: dark, light")
    }
  }
}
