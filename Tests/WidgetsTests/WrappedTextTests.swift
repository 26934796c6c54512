import Testing
import Widgets

@Test func textIsBrokenAtBlanks() {
  #expect(wrapped("one two  three", to: 7) == ["one two", "three"])
  #expect(wrapped("one two three", to: 20) == ["one two three"])
  #expect(wrapped("about 50 % of it", to: 8) == ["about", "50 % of", "it"])
  #expect(wrapped("", to: 5).isEmpty && wrapped("one", to: 0).isEmpty)
}

@Test func aWordTooLongIsShortenedAndANumberNeverCut() {
  #expect(wrapped("extraordinary 1,234,567", to: 6) == ["extra…", "######"])
}
