import Screen
import Testing

@Test func everyRoleHasItsOwnStyle() {
  var styles: [Theme.Role: Style] = [:]
  for (index, role) in Theme.Role.allCases.enumerated() {
    styles[role] = Style(foreground: .rgb(UInt32(index + 1)))
  }
  let theme = Theme(name: "all", isDark: true, styles: styles)
  for role in Theme.Role.allCases { #expect(theme[role] == styles[role]) }
}

@Test func missingRolesTakeTheStyleOfText() {
  let text = Style(foreground: .palette(7))
  let theme = Theme(name: "few", isDark: false, styles: [.text: text, .up: Style(foreground: .palette(2))])
  for role in Theme.Role.allCases where role != .up { #expect(theme[role] == text) }
  #expect(theme[.up] == Style(foreground: .palette(2)))
}

@Test func aRoleCanBeReplaced() {
  var theme = Theme(name: "plain", isDark: true, styles: [:])
  theme[.alarm] = Style(attributes: .reverse)
  for role in Theme.Role.allCases {
    #expect(theme[role] == (role == .alarm ? Style(attributes: .reverse) : Style()))
  }
}

@Test func roleNamesAreThoseOfThemeFiles() {
  for role in Theme.Role.allCases {
    #expect(Theme.Role(rawValue: role.rawValue) == role)
    #expect(role.rawValue.allSatisfy { $0 == "-" || ("a"..."z").contains($0) })
  }
  #expect(Theme.Role(rawValue: "scale-high") == .scaleHigh)
}

@Test func monochromeHasNoColorsAndAlarmsStandOut() {
  for role in Theme.Role.allCases {
    #expect(Theme.monochrome[role].foreground == .terminalDefault)
    #expect(Theme.monochrome[role].background == .terminalDefault)
  }
  #expect(Theme.monochrome[.alarm].attributes.contains(.reverse))
  #expect(Theme.monochrome[.text].attributes.isEmpty)
}
