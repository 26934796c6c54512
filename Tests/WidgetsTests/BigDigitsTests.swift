import Screen
import Testing
import Widgets

@Test func threeRows() {
  #expect(
    picture(40, 3) { BigDigits("0123456789").draw(into: &$0, in: $1) } == """
      █▀█ ▀█  ▀▀█ ▀▀█ █ █ █▀▀ █▀▀ ▀▀█ █▀█ █▀█
      █ █  █  █▀▀ ▀▀█ █▄█ ▀▀█ █▀█   █ █▀█ ▀▀█
      █▄█ ▄█▄ █▄▄ ▄▄█   █ ▄▄█ █▄█   █ █▄█ ▄▄█

      """)
}

@Test func threeRowsWithSigns() {
  #expect(
    picture(80, 3) { BigDigits("+4,988.35 % 12:05 −7").draw(into: &$0, in: $1) } == """
          █ █    █▀█ █▀█ █▀█   ▀▀█ █▀▀     ▀ █     ▀█  ▀▀█   █▀█ █▀▀         ▀▀█
      ▄█▄ █▄█    ▀▀█ █▀█ █▀█   ▀▀█ ▀▀█      █       █  █▀▀ ▀ █ █ ▀▀█     ▄▄▄   █
       ▀    █ ▄▀ ▄▄█ █▄█ █▄█ ▄ ▄▄█ ▄▄█     █ ▄     ▄█▄ █▄▄ ▄ █▄█ ▄▄█           █

      """)
}

@Test func fiveRows() {
  #expect(
    picture(70, 5) { BigDigits("0123456789", height: .five).draw(into: &$0, in: $1) } == """
      ▄████▄  ▄██   ▄████▄ ▄████▄ ██  ██ ██████ ▄████▄ ██████ ▄████▄ ▄████▄
      ██  ██ ▀▀██   ▀▀  ██ ▀▀  ██ ██  ██ ██     ██  ▀▀     ██ ██  ██ ██  ██
      ██  ██   ██   ▄████▀   ███  ▀█████ █████▄ █████▄   ▄██▀  ████  ▀█████
      ██  ██   ██   ██     ▄▄  ██     ██ ▄▄  ██ ██  ██   ██   ██  ██ ▄▄  ██
      ▀████▀ ██████ ██████ ▀████▀     ██ ▀████▀ ▀████▀   ██   ▀████▀ ▀████▀

      """)
}

@Test func fiveRowsWithSigns() {
  #expect(
    picture(84, 5) { BigDigits("+4,988.35-7:%", height: .five).draw(into: &$0, in: $1) } == """
             ██  ██    ▄████▄ ▄████▄ ▄████▄    ▄████▄ ██████        ██████    ██  ▄█
        ██   ██  ██    ██  ██ ██  ██ ██  ██    ▀▀  ██ ██                ██ ██    ▄█▀
      ██████ ▀█████    ▀█████  ████   ████       ███  █████▄ ██████   ▄██▀      ▄█▀
        ██       ██ ▄▄ ▄▄  ██ ██  ██ ██  ██    ▄▄  ██ ▄▄  ██          ██   ██  ▄█▀
                 ██ ▄▀ ▀████▀ ▀████▀ ▀████▀ ██ ▀████▀ ▀████▀          ██       █▀ ██

      """)
}

@Test("Small figures without blocks are plain text in the middle row")
func threeRowsInAscii() {
  let drawn = picture(40, 3, .ascii) { BigDigits("4,988.35").draw(into: &$0, in: $1) }
  #expect(drawn == "\n4,988.35\n\n")
}

@Test("Larger figures are the same ones, with strokes as even", arguments: [(8, 3), (10, 4)])
func largerFigures(rows: Int, columns: Int) throws {
  let height = try #require(BigDigits.Height(rawValue: rows))
  let drawn = picture(40, rows) { BigDigits("1.", height: height).draw(into: &$0, in: $1) }
  let lines = drawn.split(separator: "\n", omittingEmptySubsequences: false).map(Array.init)
  // The foot of the 1 is three strokes wide, the stem one.
  #expect(lines[rows / 2].filter { $0 == "█" }.count == columns)
  #expect(lines[rows - 2].filter { $0 == "█" }.count == 4 * columns)
  #expect(BigDigits.width(of: "1.", height: height) == 4 * columns + 2)
}

@Test func fiveRowsInAscii() {
  #expect(
    picture(70, 5, .ascii) { BigDigits("4,988.35", height: .five).draw(into: &$0, in: $1) } == """
      ##  ##    ###### ###### ######    ###### ######
      ##  ##    ##  ## ##  ## ##  ##    ##  ## ##
      ######    ######  ####   ####       ###  ######
          ## ## ##  ## ##  ## ##  ##    ##  ## ##  ##
          ## ## ###### ###### ###### ## ###### ######

      """)
}

@Test func widthsAreThoseDrawn() {
  #expect(BigDigits.width(of: "4,988.35", height: .one) == 8)
  #expect(BigDigits.width(of: "", height: .three) == 0)
  for text in ["4,988.35", "0", "+1.24 %", "−12:30", "x8"] {
    for height in BigDigits.Height.allCases {
      for glyphs in [Glyphs.unicode, .ascii] {
        // Small figures are plain text in ASCII.
        guard glyphs == .unicode || height != .three else { continue }
        let frame = Frame(size: Size(columns: 130, rows: 11), glyphs: glyphs)
        var drawn = frame
        let rect = BigDigits(text, height: height).draw(
          into: &drawn, in: Rect(x: 2, y: 1, width: 120, height: 10))
        #expect(
          rect
            == Rect(x: 2, y: 1, width: BigDigits.width(of: text, height: height), height: height.rawValue))
      }
    }
  }
}

@Test func allDigitsHaveOneWidth() {
  for height in BigDigits.Height.allCases {
    let widths = Set("0123456789".map { BigDigits.width(of: String($0), height: height) })
    #expect(widths.count == 1)
  }
}

@Test func digitsShrinkToWhatFits() {
  let digits = BigDigits("988.35", height: .five)
  #expect(digits.heightFitting(Size(columns: 80, rows: 9)) == .five)
  #expect(digits.heightFitting(Size(columns: 30, rows: 9)) == .three)
  #expect(digits.heightFitting(Size(columns: 80, rows: 4)) == .three)
  #expect(digits.heightFitting(Size(columns: 10, rows: 9)) == .one)
  #expect(BigDigits("988.35").heightFitting(Size(columns: 80, rows: 9)) == .three)
  #expect(picture(8, 5) { digits.draw(into: &$0, in: $1) } == "988.35\n\n\n\n\n")
  #expect(picture(5, 2) { digits.draw(into: &$0, in: $1) } == "#####\n\n", "never part of a number")
}

@Test func digitsTakeTheirStyle() {
  let style = Style(foreground: .palette(3))
  let frame = drawn(8, 3) { BigDigits("1", style: style).draw(into: &$0, in: $1) }
  #expect(region(of: style, in: frame) == "▀█\n █\n▄█▄\n")
}
