import Screen
import Testing
import Widgets

private let cold = Style(foreground: .palette(4))
private let plain = Style(foreground: .palette(7))
private let hot = Style(foreground: .palette(1))
private let needle = Style(attributes: .bold)

private func gauge(_ value: Double?) -> Gauge {
  Gauge(
    lower: 0, upper: 100,
    bands: [
      .init(upTo: 30, name: "OVERSOLD", style: cold), .init(upTo: 70, name: "neutral", style: plain),
      .init(upTo: 100, name: "OVERBOUGHT", style: hot),
    ], value: value, ticks: [0, 30, 70, 100]
  ) { decimal($0, $0 == $0.rounded() ? 0 : 1) }
}

@Test func gaugeInEveryHeight() {
  #expect(
    picture(41, 4) { gauge(81.2).draw(into: &$0, in: $1) } == """
                                      ▼ 81.2
      ░░░░░░░░░░░░▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▓▓▓┃▓▓▓▓▓▓▓▓
      0          30              70         100
        OVERSOLD       neutral      OVERBOUGHT

      """)
  #expect(
    picture(41, 3) { gauge(50).draw(into: &$0, in: $1) } == """
                          ▼ 50
      ░░░░░░░░░░░░▒▒▒▒▒▒▒▒┃▒▒▒▒▒▒▒▒▓▓▓▓▓▓▓▓▓▓▓▓
      0          30              70         100

      """)
  #expect(
    picture(41, 2) { gauge(0).draw(into: &$0, in: $1) } == """
      ┃░░░░░░░░░░░▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▓▓▓▓▓▓▓▓▓▓▓▓
      0          30              70         100

      """)
  #expect(
    picture(41, 1) { gauge(100).draw(into: &$0, in: $1) } == """
      ░░░░░░░░░░░░▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▓▓▓▓▓▓▓▓▓▓▓┃

      """)
}

@Test func gaugeInAscii() {
  #expect(
    picture(41, 4, .ascii) { gauge(81.2).draw(into: &$0, in: $1) } == """
                                      v 81.2
      ::::::::::::=================###|########
      0          30              70         100
        OVERSOLD       neutral      OVERBOUGHT

      """)
}

@Test func valuesOutsidePinToTheEnd() {
  #expect(
    picture(31, 3) { gauge(123.4).draw(into: &$0, in: $1) } == """
                                123.4
      ░░░░░░░░░▒▒▒▒▒▒▒▒▒▒▒▒▒▓▓▓▓▓▓▓▓›
      0       30          70      100

      """)
  #expect(
    picture(31, 3) { gauge(-3).draw(into: &$0, in: $1) } == """
      -3
      ‹░░░░░░░░▒▒▒▒▒▒▒▒▒▒▒▒▒▓▓▓▓▓▓▓▓▓
      0       30          70      100

      """)
  #expect(picture(11, 1, .ascii) { gauge(.infinity).draw(into: &$0, in: $1) } == ":::=====##>\n")
}

@Test func noValueIsADash() {
  for value in [nil, Double.nan] {
    #expect(
      picture(31, 3) { gauge(value).draw(into: &$0, in: $1) } == """
                       —
        ░░░░░░░░░▒▒▒▒▒▒▒▒▒▒▒▒▒▓▓▓▓▓▓▓▓▓
        0       30          70      100

        """)
    #expect(picture(11, 1) { gauge(value).draw(into: &$0, in: $1) } == "░░░▒▒—▒▒▓▓▓\n")
  }
}

@Test func theValueFindsRoomBesideOrOverTheNeedle() {
  #expect(picture(12, 3) { gauge(98.7).draw(into: &$0, in: $1) }.hasPrefix("      98.7 ▼\n"))
  #expect(picture(5, 3) { gauge(52.5).draw(into: &$0, in: $1) }.hasPrefix("52.5\n"))
  #expect(picture(3, 3) { gauge(52.5).draw(into: &$0, in: $1) }.hasPrefix("###\n"))
}

@Test func bandsAreColoredAndTheNeedleStandsOut() {
  let frame = drawn(21, 3) { gauge(50).draw(into: &$0, in: $1) }
  #expect(region(of: cold, in: frame) == "\n░░░░░░\n\n")
  #expect(region(of: hot, in: frame) == "\n               ▓▓▓▓▓▓\n\n")
  #expect(region(of: needle, in: frame) == "          ▼ 50\n          ┃\n\n")
}

@Test func valuesKnowTheirBand() {
  #expect(gauge(nil).band(of: 29.9)?.name == "OVERSOLD")
  #expect(gauge(nil).band(of: 30)?.name == "neutral")
  #expect(gauge(nil).band(of: 1000)?.name == "OVERBOUGHT")
}

@Test func gaugesNeedAProperRange() {
  for (lower, upper) in [(1.0, 1.0), (2, 1), (.nan, 1), (0, .infinity)] {
    let gauge = Gauge(lower: lower, upper: upper, bands: [], value: 1) { decimal($0) }
    var isDrawn = true
    #expect(picture(5, 1) { isDrawn = gauge.draw(into: &$0, in: $1) } == "\n")
    #expect(!isDrawn)
  }
}

@Test func gaugesChooseRoundTicks() {
  let gauge = Gauge(lower: 30, upper: 100, bands: [], value: 49.98) { decimal($0) }
  #expect(
    picture(36, 3) { gauge.draw(into: &$0, in: $1) } == """
                ▼ 50
      ──────────┃─────────────────────────
               50                      100

      """)
}
