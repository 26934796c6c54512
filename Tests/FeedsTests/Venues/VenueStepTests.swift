import BullionMarket
import Testing

@testable import Formats
@testable import Venues

@Test func refusalsAreShortAndNameWebPages() {
  var output: [VenueStep] = []
  output.refuse(LineProblem("no bid", reason: .nonFinite), [UInt8](repeating: 0x41, count: 5000)[...])
  output.refuse(LineProblem("not a JSON object"), Array(" <HTML><body>".utf8)[...])
  output.refuseBinary([1, 2, 3])
  let text = String(repeating: "A", count: 79) + "…"
  #expect(
    output.news == [
      .refused(RefusedLine(line: nil, reason: .nonFinite, text: text, detail: "no bid")),
      .refused(
        RefusedLine(
          line: nil, reason: .malformed, text: " <HTML><body>", detail: "HTML: a web page, not prices")),
      .refused(RefusedLine(line: nil, reason: .malformed, text: "3 bytes", detail: "a binary frame")),
    ])
}

@Test func theMarketIsSaidWhenItChanges() {
  var output: [VenueStep] = []
  var market = MarketState()
  for isOpen in [nil, true, true, false, false, nil, nil, true] as [Bool?] { market.say(isOpen, &output) }
  #expect(output.pictures == ["market open", "market closed", "market unknown", "market open"])
}
