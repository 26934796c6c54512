import Testing

@testable import Panels

@Test(
  "The pace of a demo is said in words",
  arguments: [
    (1.0, "in real time"), (60, "1 minute a second"), (61, "1 minute a second"), (40, "40 seconds a second"),
    (8_720, "2.4 hours a second"), (96_000, "1.1 days a second"), (0.5, "0.5 seconds a second"),
    (120, "2 minutes a second"), (15, "15 seconds a second"),
  ])
func paceInWords(tempo: Double, words: String) { #expect(PaceText.words(tempo) == words) }

@Test func anotherSpeedSaysWhatItIsOf() {
  let text = PaceText(Playback(speed: 4, isControllable: true, tempo: 60))
  #expect(text.now == "4 minutes a second")
  #expect(text.base == "4x of 1 minute a second")
  #expect(PaceText(Playback(isControllable: true, tempo: 60)).base == nil)
  #expect(PaceText(Playback(speed: 4)).now == nil)
}
