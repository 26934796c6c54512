import BullionMarket
import Testing

@testable import Demo
@testable import QuoteFiles

private func events(_ text: String) -> [FeedEvent] {
  var reader = QuoteLineReader()
  reader.push(Array(text.utf8))
  reader.finish()
  var events: [FeedEvent] = []
  while let event = reader.next() { events.append(event) }
  return events
}

private func refusals(_ text: String) -> [RefusedLine] {
  events(text).compactMap { if case .refused(let line) = $0 { line } else { nil } }
}

@Suite struct QuoteJudgeTests {
  @Test(
    "A price in another unit, currency or of the other metal is refused, line by line",
    arguments: [
      ("XAU", "2026-01-23T14:00:00Z", 160.4), ("XAU", "2026-01-23T14:00:00Z", 498_700),
      ("XAU", "2026-01-23T14:00:00Z", 101.2), ("XAU", "2016-05-02T14:00:00Z", 29_900),
      ("XAU", "2026-01-23T14:00:00Z", 0.0002), ("XAG", "2026-01-23T14:00:00Z", 5000),
      ("XAG", "2026-01-23T14:00:00Z", 10_120), ("XAG", "2016-05-02T14:00:00Z", 0.56),
      ("XAG", "2013-05-02T14:00:00Z", 2250),
    ])
  func whatCannotBeIsRefused(symbol: String, time: String, price: Double) throws {
    let good = symbol == "XAU" ? 5000.0 : 100
    let lines = [
      #"{"ts":"2026-01-23T14:00:00Z","symbol":"\#(symbol)","price":\#(good)}"#,
      #"{"ts":"\#(time)","symbol":"\#(symbol)","price":\#(price)}"#,
      #"{"ts":"\#(time)","symbol":"\#(symbol)","bid":\#(price),"ask":\#(price * 1.001)}"#,
      #"{"time":"\#(time)","symbol":"\#(symbol)","interval":"1d","open":\#(price),"high":\#(price),"low":\#(price),"close":\#(price)}"#,
    ]
    let refused = refusals(lines.joined(separator: "\n"))
    #expect(refused.map(\.line) == [2, 3, 4])
    for line in refused {
      #expect(line.reason == .implausible)
      #expect(line.detail.contains("cannot be dollars an ounce of \(symbol == "XAU" ? "gold" : "silver")"))
    }
  }

  /// Every quote of the built-in story, read as lines.
  @Test func theDemoIsNeverRefused() throws {
    var feed = DemoFeed(scenario: .surge)
    var lines: [String] = []
    for _ in 0..<200_000 {
      guard let event = feed.next() else { break }
      guard case .quote(let quote) = event, quote.mid.ticks > 0 else { continue }
      lines.append(
        #"{"ts":\#(quote.time.milliseconds),"symbol":"\#(quote.instrument.symbol)","price":\#(quote.mid.dollars)}"#
      )
    }
    #expect(lines.count > 1000)
    #expect(refusals(lines.joined(separator: "\n")).isEmpty)
  }

  @Test func theExtremesOfJanuaryAndTheYearsToComePass() {
    let lines = [
      #"{"ts":"2026-01-29T14:00:00Z","symbol":"XAU","bid":5596.9,"ask":5597.1}"#,
      #"{"ts":"2026-01-29T14:00:00Z","symbol":"XAG","price":121.66}"#,
      #"{"ts":"2026-02-05T14:00:00Z","symbol":"XAG","price":64}"#,
      #"{"ts":"2030-04-18T14:00:00Z","symbol":"XAU","price":4500}"#,
      #"{"ts":"2030-04-18T14:00:00Z","symbol":"XAG","price":62}"#,
      #"{"ts":"1980-01-18T14:00:00Z","symbol":"XAG","price":50.36}"#,
    ]
    #expect(refusals(lines.joined(separator: "\n")).isEmpty)
  }

  /// What is not above zero has a name of its own further on.
  @Test func aPriceOfZeroIsLeftToTheFilter() {
    let lines = #"{"ts":"2026-01-29T14:00:00Z","symbol":"XAU","price":0}"#
    #expect(refusals(lines).isEmpty)
    #expect(events(lines).count == 1)
  }
}
