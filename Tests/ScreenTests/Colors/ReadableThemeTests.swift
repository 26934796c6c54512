import Screen
import TestRandomness
import Testing

@Suite struct ReadableThemeTests {
  private func check(_ theme: Theme, _ about: String) {
    let grounds = [theme[.background].background, theme[.status].background]
    for role in Theme.Role.allCases {
      let least = Theme.graphicRoles.contains(role) ? Contrast.graphics : Contrast.text
      let color = theme[role].foreground
      #expect(Contrast.reaches(least, color, on: grounds), "\(role) in \(about)")
    }
    let pair = DirectionColors(up: theme[.up].foreground, down: theme[.down].foreground)
    #expect(pair.areApart, "up and down in \(about)")
  }

  private func theme(_ isDark: Bool, background: UInt32, status: UInt32, _ color: (Theme.Role) -> UInt32)
    -> Theme
  {
    var styles: [Theme.Role: Style] = [:]
    for role in Theme.Role.allCases {
      styles[role] = Style(
        foreground: .rgb(color(role)), background: .rgb(role == .status ? status : background))
    }
    return Theme(name: "t", isDark: isDark, styles: styles)
  }

  @Test func everyThemeCanBeRead() {
    var random = SplitMix64(seed: 11)
    for round in 0..<60 {
      let isDark = round.isMultiple(of: 2)
      let shade = UInt32.random(in: 0...0xFFFFFF, using: &random)
      let wild = theme(isDark, background: shade, status: UInt32.random(in: 0...0xFFFFFF, using: &random)) {
        _ in
        UInt32.random(in: 0...0xFFFFFF, using: &random)
      }
      check(wild.readable(), "round \(round)")
      check(wild.readable(keepsHues: true), "round \(round), chosen")
    }
  }

  @Test func whatIsReadableIsLeftAlone() {
    let fine = theme(true, background: 0, status: 0x101010) {
      [.up: 0x6FE0A0, .down: 0xF2606A, .upFaint: 0x3A9060, .downFaint: 0xA05050][$0] ?? 0xD0D0D0
    }
    #expect(fine.readable() == fine)
  }

  @Test func aBackgroundOfTheTerminalIsKept() {
    let fine = Theme(
      name: "t", isDark: true,
      styles: [.text: Style(foreground: .rgb(0x404040)), .up: Style(foreground: .rgb(0x40C040))])
    let theme = fine.readable()
    #expect(theme[.text].background == .terminalDefault)
    #expect(Contrast.reaches(4.5, theme[.text].foreground, on: [.rgb(0x262626)]))
  }
}
