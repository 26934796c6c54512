import Screen
import Testing

@testable import Widgets

/// Eight rows; prices are given as 0 for the lower edge to 80 for the upper one.
private func drawn(
  _ candle: CandlePlot.Candle, width: Int = 1, glyphs: Glyphs = .unicode, isShaded: Bool = false
) throws -> (rows: [String], reversed: [Int], plot: CandlePlot) {
  let scale = try #require(PlotScale(lower: 4900, upper: 5000, rows: 8))
  func value(_ tens: Double) -> Double { scale.value(atDepth: (80 - tens) / 10) }
  let candle = CandlePlot.Candle(
    open: value(candle.open), high: value(candle.high), low: value(candle.low), close: value(candle.close))
  var frame = Frame(size: Size(columns: 3, rows: 8), glyphs: glyphs)
  var plot = CandlePlot(plot: frame.bounds, scale: scale, glyphs: glyphs, isShaded: isShaded)
  plot.draw(candle, x: 1, width: width, style: Style(), into: &frame)
  let rows = (0..<8).map { frame.text(row: $0) }
  return (rows, (0..<8).filter { frame[1, $0].attributes.contains(.reverse) }, plot)
}

@Suite struct CandlePlotTests {
  @Test func bodiesEndAtAnEighthAndWicksAtAHalf() throws {
    // Body from 61.25 down to 23.75, wick from 75 to 5.
    let (rows, reversed, plot) = try drawn(.init(open: 23.75, high: 75, low: 5, close: 61.25))
    #expect(rows == [" ╷ ", " ▁ ", " █ ", " █ ", " █ ", " ▃ ", " │ ", " ╵ "])
    // Five eighths from the top are three eighths in reverse.
    #expect(reversed == [5])
    #expect(plot.isBody(x: 1, y: 2) && !plot.isBody(x: 1, y: 6) && !plot.isBody(x: 0, y: 2))
  }

  @Test func aBodyWithoutHeightIsALine() throws {
    #expect(
      try drawn(.init(open: 45, high: 65, low: 25, close: 45), width: 3).rows
        == ["   ", " ╷ ", " │ ", "─┼─", " │ ", " ╵ ", "   ", "   "])
    #expect(try drawn(.init(open: 45, high: 45, low: 45, close: 45)).rows[3] == " ─ ")
  }

  @Test func aSmallBodyNeverVanishes() throws {
    for close in stride(from: 40.0, through: 50, by: 0.5) {
      let rows = try drawn(.init(open: 44, high: 50, low: 40, close: close)).rows
      #expect(rows.contains { $0.contains { "▀▄━─┼┴┬▁▂▃▅▆▇█".contains($0) } }, "\(close)")
    }
  }

  @Test func widthsAreOneToThree() throws {
    let candle = CandlePlot.Candle(open: 20, high: 60, low: 20, close: 60)
    #expect(try drawn(candle, width: 1).rows[3] == " █ ")
    #expect(try drawn(candle, width: 2).rows[3] == " ██")
    #expect(try drawn(candle, width: 3).rows[3] == "███")
  }

  @Test func withoutColoursRisesAreShadedAndFallsAreSolid() throws {
    let rise = CandlePlot.Candle(open: 20, high: 70, low: 10, close: 60)
    let fall = CandlePlot.Candle(open: 60, high: 70, low: 10, close: 20)
    #expect(try drawn(rise, isShaded: true).rows[3] == " ░ ")
    #expect(try drawn(fall, isShaded: true).rows[3] == " █ ")
    #expect(try drawn(rise, glyphs: .ascii).rows == ["   ", " | ", " : ", " : ", " : ", " : ", " | ", "   "])
    #expect(try drawn(fall, glyphs: .ascii).rows[3] == " # ")
  }

  @Test func whatLiesOutsideIsClipped() throws {
    let rows = try drawn(.init(open: -50, high: 300, low: -100, close: 200)).rows
    #expect(rows == Array(repeating: " █ ", count: 8))
    #expect(try drawn(.init(open: 200, high: 300, low: 190, close: 250)).rows.allSatisfy { $0 == "   " })
  }
}
