import BullionMarket
import Testing

/// Names that stand in JSON and in files must not change with the code.
struct FeedEventTests {
  @Test func refusalsKeepTheirNames() {
    let names = RefusalReason.allCases.map(\.rawValue)
    #expect(
      names == [
        "malformed", "unknownSymbol", "nonFinite", "nonPositive", "crossed", "future", "late", "duplicate",
        "wide",
        "implausible", "quarantined",
      ])
  }

  @Test func modesKeepTheirNames() {
    #expect([FeedMode.demo, .replay, .live].map(\.rawValue) == ["demo", "replay", "live"])
  }
}
