import Screen
import Testing

@testable import CursesTerminal

struct ColorQuantizerTests {
  private func quantize(
    _ foreground: Color, on background: Color = .terminalDefault, _ depth: ColorDepth
  ) -> QuantizedStyle {
    ColorQuantizer(depth: depth).quantize(Style(foreground: foreground, background: background))
  }

  /// The grey ramp, and black and white of the cube.
  private func isGrey(_ index: Int32) -> Bool { index >= 232 || index == 16 || index == 231 }

  @Test func theTerminalsOwnColorsStay() {
    for depth in ColorDepth.allCases {
      let result = quantize(.terminalDefault, depth)
      #expect(result == QuantizedStyle(foreground: -1, background: -1, attributes: []))
    }
  }

  @Test func monochromeKeepsAttributesOnly() {
    let style = Style(foreground: .rgb(0xFF0000), background: .rgb(0x14171C), attributes: [.bold, .reverse])
    let result = ColorQuantizer(depth: .monochrome).quantize(style)
    #expect(result == QuantizedStyle(foreground: -1, background: -1, attributes: [.bold, .reverse]))
  }

  @Test func directColorIsExactButForTheDarkestBlues() {
    #expect(quantize(.rgb(0xE0B040), on: .rgb(0x14171C), .direct).foreground == 0xE0B040)
    #expect(quantize(.rgb(0), .direct).foreground == 8)
    #expect(quantize(.rgb(7), .direct).foreground == 8)
    #expect(quantize(.palette(3), .direct).foreground == 3)
    #expect(quantize(.palette(11), .direct).foreground == 0xFFFF00)
  }

  @Test(arguments: [0x14171C, 0x0D1117, 0x1A1B26, 0x282A36, 0x1D2021, 0x2E3440])
  func darkBackgroundsAreBlackish(value: Int) {
    let color = Color.rgb(UInt32(value))
    #expect(isGrey(quantize(.terminalDefault, on: color, .twoFiftySix).background))
    #expect(quantize(.terminalDefault, on: color, .sixteen).background == 0)
    #expect(quantize(.terminalDefault, on: color, .eight).background == 0)
  }

  @Test func greysComeFromTheRamp() {
    for level in stride(from: UInt32(0x08), through: 0xEE, by: 10) {
      let grey = quantize(.rgb(level << 16 | level << 8 | level), .twoFiftySix).foreground
      #expect(grey == 232 + Int32(level - 8) / 10)
    }
  }

  @Test func theCubeIsFoundExactly() {
    #expect(quantize(.rgb(0xFF0000), .twoFiftySix).foreground == 196)
    #expect(quantize(.rgb(0x00FF00), .twoFiftySix).foreground == 46)
    #expect(quantize(.rgb(0x5F87AF), .twoFiftySix).foreground == 67)
    #expect(quantize(.rgb(0xFFFFFF), .twoFiftySix).foreground == 231)
    #expect(quantize(.palette(9), .twoFiftySix).foreground == 9)
  }

  @Test func differentColorsStayDifferentAt256() {
    let result = quantize(.rgb(0x16191E), on: .rgb(0x14171C), .twoFiftySix)
    #expect(result.foreground != result.background)
  }

  @Test(arguments: [
    (0xE0B040, 3), (0xFFD700, 3), (0xC9A227, 3), (0x5FBF6F, 2), (0x50FA7B, 2), (0xE06C75, 1), (0xFF5555, 1),
    (0x61AFEF, 4), (0xBD93F9, 5), (0x56B6C2, 6), (0x8BE9FD, 6),
  ])
  func huesKeepTheirNames(value: Int, name: Int32) {
    let sixteen = quantize(.rgb(UInt32(value)), on: .rgb(0x14171C), .sixteen).foreground
    #expect(sixteen % 8 == name)
    #expect(quantize(.rgb(UInt32(value)), on: .rgb(0x14171C), .eight).foreground == name)
  }

  @Test func silverIsNotBlue() {
    #expect(quantize(.rgb(0xAEB9C6), on: .rgb(0x14171C), .sixteen).foreground == 7)
    #expect(quantize(.rgb(0xAEB9C6), on: .rgb(0x14171C), .eight).foreground == 7)
  }

  @Test(arguments: [0x2A2F38, 0x3A3F47, 0x3B4252, 0x44475A, 0x1F2329])
  func faintLinesStillShow(value: Int) {
    let color = Color.rgb(UInt32(value))
    let sixteen = quantize(color, on: .rgb(0x14171C), .sixteen)
    #expect(sixteen.foreground == 8)
    let eight = quantize(color, on: .rgb(0x14171C), .eight)
    #expect(eight.foreground == 7)
    #expect(eight.attributes.contains(.dim))
  }

  @Test(arguments: [ColorDepth.eight, .sixteen])
  func foregroundAndBackgroundNeverFallTogether(depth: ColorDepth) {
    let steps: [UInt32] = [0, 0x14, 0x33, 0x55, 0x80, 0xAA, 0xCC, 0xE8, 0xFF]
    var colors: [Color] = (0..<16).map { .palette($0) }
    for r in steps { for g in steps { for b in steps { colors.append(.rgb(r << 16 | g << 8 | b)) } } }
    for foreground in colors {
      for background in colors where foreground != background {
        let result = quantize(foreground, on: background, depth)
        if result.foreground == result.background || result.foreground > (depth == .eight ? 7 : 15) {
          Issue.record("\(foreground) on \(background): \(result)")
          return
        }
      }
    }
  }

  @Test func lightThemesStayReadable() {
    for depth in [ColorDepth.eight, .sixteen] {
      let result = quantize(.rgb(0x383A42), on: .rgb(0xFAFAFA), depth)
      #expect(result.background == (depth == .eight ? 7 : 15))
      #expect(result.foreground == (depth == .eight ? 0 : 8))
    }
  }

  @Test func brightPaletteColorsAreBoldAtEight() {
    let style = ColorQuantizer(depth: .eight).quantize(Style(foreground: .palette(11)))
    #expect(style.foreground == 3)
    #expect(style.attributes == .bold)
  }

  @Test func blackOnTheTerminalsOwnBackgroundIsTheDefault() {
    #expect(quantize(.rgb(0x101010), .eight).foreground == -1)
    #expect(quantize(.rgb(0x101010), .sixteen).foreground == -1)
  }
}
