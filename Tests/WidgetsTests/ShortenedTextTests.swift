import Screen
import TestRandomness
import Testing
import Widgets

@Test func textsEndInAnEllipsis() {
  #expect(shortened("palladium", to: 9) == "palladium")
  #expect(shortened("palladium", to: 6) == "palla…")
  #expect(shortened("palladium", to: 1) == "…")
  #expect(shortened("palladium", to: 0) == "")
  #expect(shortened("palladium", to: -4) == "")
}

@Test func numbersAreWholeOrAbsent() {
  #expect(shortened("Gold 4,988.35", to: 8) == "Gold …")
  #expect(shortened("Gold 4,988.35 USD", to: 15) == "Gold 4,988.35 …")
  #expect(shortened("Gold 4,988.35 USD", to: 14) == "Gold …")
  #expect(shortened("4,988.35", to: 5) == "#####")
  #expect(shortened("−61.30", to: 4) == "####")
  #expect(shortened("14:05:00", to: 6) == "######")
  #expect(shortened("a-b", to: 2) == "a…")
}

@Test func wideGlyphsAreNotHalved() {
  #expect(shortened("金銀鉑", to: 4) == "金…")
  #expect(shortened("金銀鉑", to: 6) == "金銀鉑")
}

@Test func shortenedTextsAlwaysFit() {
  var random = SplitMix64(seed: 7)
  for _ in 0..<4000 {
    let text = String.anything(using: &random)
    let width = Int.random(in: 0...20, using: &random)
    #expect(columnWidth(of: shortened(text, to: width)) <= width)
  }
}
