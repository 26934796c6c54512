import BullionMarket
import Testing

@testable import bullion

@Suite struct ToldReasonsTests {
  private func reading(_ reason: String, _ state: SourceReading.State = .down) -> SourceReading {
    SourceReading(
      name: "kraken", kind: .spot, state: state, isShown: false, reason: reason, symbols: [], latency: nil,
      rate: nil, quotes: 0, refused: [:], reconnects: 0, retryAt: nil, remark: nil)
  }

  private func told(_ reasons: [String], last state: SourceReading.State = .down) -> String? {
    var told = ToldReasons()
    for reason in reasons { told.note([reading(reason)]) }
    return told.told([reading(reasons.last ?? "", state)]).first?.reason
  }

  @Test(arguments: [
    "the venue closed the connection", "closed", "connection lost", "connecting", "no gold price yet",
    "kraken.example closed the connection without an answer", "no answer within 15 s", "silent for 12 s",
  ])
  func aLaterReasonThatSaysLessDoesNotTakeTheFirstOnesPlace(later: String) {
    let first = "302: redirects elsewhere, which is not followed"
    #expect(told(["connecting", first, "connecting", later]) == first)
  }

  @Test func aReasonThatSaysMoreTakesThePlaceOfOneThatSaysLess() {
    #expect(
      told(["connecting", "closed", "451: this venue may not serve your country"])
        == "451: this venue may not serve your country")
  }

  @Test func ofTwoThatSayAsMuchTheFirstStays() {
    #expect(told(["answered 404", "answered 500"]) == "answered 404")
  }

  @Test func whoIsLiveInTheEndSaysSo() {
    var told = ToldReasons()
    told.note([reading("answered 404")])
    #expect(told.told([reading("shown", .live)]).first?.reason == "shown")
  }
}
