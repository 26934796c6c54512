import BullionMarket
import Testing

@testable import Panels

private func move(_ dollars: Double, _ percent: Double, _ instrument: Instrument) -> String {
  let move = MoveText(absolute: Price(dollars: dollars), of: instrument, percent: percent)
  return "\(move.glyph) \(move.absolute) \(move.percent)"
}

@Test("Arrow, dollars and percent carry one sign, that of the dollars as they are written")
func oneSignForOneMove() {
  #expect(move(-0.001, -0.00101, .silver) == "▼ -0.001 -0.00 %")
  #expect(move(0.001, 0.00101, .silver) == "▲ +0.001 +0.00 %")
  #expect(move(-0.0004, -0.0004, .silver) == "· +0.000 +0.00 %")
  #expect(move(0.004, 0.00008, .gold) == "· +0.00 +0.00 %")
  #expect(move(-61.3, -1.24, .gold) == "▼ -61.30 -1.24 %")
  #expect(move(0, 0, .gold) == "· +0.00 +0.00 %")
}

@Test("A percentage that is written as zero has no arrow")
func zeroPercentHasNoArrow() {
  #expect(MoveText(percent: 0.004).glyph == "·")
  #expect(MoveText(percent: -0.004).glyph == "·")
  #expect(MoveText(percent: -0.004).percent == "+0.00 %")
  #expect(MoveText(percent: 0.006).glyph == "▲")
  #expect(MoveText(percent: -0.04, decimals: 1).glyph == "·")
  #expect(MoveText(percent: nil).glyph == "·")
  #expect(MoveText(percent: nil).percent == "—")
}
