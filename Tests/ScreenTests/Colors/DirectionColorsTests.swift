import Screen
import Testing

@Suite struct DirectionColorsTests {
  private let dark = [Color.rgb(0x11141A), .rgb(0x1B2029)]

  @Test func equalLightnessIsToldFromAnother() {
    // A green and a red that a red-green blind eye cannot tell apart.
    let alike = DirectionColors(up: .rgb(0x8FA04E), down: .rgb(0xE07868))
    #expect(!alike.areApart)
    let pair = alike.readable(on: dark, isLighter: true)
    #expect(pair.areApart)
    #expect(pair.stepForEveryEye >= DirectionColors.leastStep)
    #expect(Contrast.reaches(Contrast.text, pair.up, on: dark))
    #expect(Contrast.reaches(Contrast.text, pair.down, on: dark))
  }

  @Test func apartAndReadableIsLeftAlone() {
    let fine = DirectionColors(up: .rgb(0x6FE0A0), down: .rgb(0xF2606A))
    #expect(fine.readable(on: dark, isLighter: true) == fine)
  }

  @Test(
    "Green and red are looked for when they are called otherwise",
    arguments: [
      // What is called green is red, and another colour is green.
      (UInt32(0xE05050), UInt32(0xD04060), [UInt32(0x50C060), 0x4060E0], UInt32(0x50C060)),
      // Green is there already.
      (0x50C060, 0xD04060, [0x20F020], 0x50C060),
    ])
  func green(_ up: UInt32, _ down: UInt32, _ others: [UInt32], _ expected: UInt32) {
    let pair = DirectionColors(up: .rgb(up), down: .rgb(down)).greenAndRed(from: others.map { .rgb($0) })
    #expect(pair == DirectionColors(up: .rgb(expected), down: .rgb(down)))
  }

  @Test func greysGetHues() {
    let pair = DirectionColors(up: .rgb(0xAAAAAA), down: .rgb(0x777777)).greenAndRed(from: [.rgb(0x999999)])
    #expect(pair.areApart || pair.readable(on: dark, isLighter: true).areApart)
    #expect(pair.up != pair.down && pair.up != .rgb(0xAAAAAA))
  }

  @Test func chosenHuesStayWhenTheyAreApart() {
    let blueAndOrange = DirectionColors(up: .rgb(0x6FB1FF), down: .rgb(0xE68A00))
    #expect(blueAndOrange.withHues == blueAndOrange)
    let twoBlues = DirectionColors(up: .rgb(0x6FB1FF), down: .rgb(0x6080FF))
    #expect(twoBlues.withHues != twoBlues)
  }
}
