import BullionMarket
import Testing

@testable import Failover

private let start = Timestamp(2026, 1, 28, 14)

private func candidates(_ health: SourceHealth...) -> [SourceChoice.Candidate] {
  health.enumerated().map { .init(health: $0.element, quotesBoth: true, name: "s\($0.offset)") }
}

@Test func anOpenMarketGoesBeforeAClosedOne() {
  var choice = SourceChoice(sources: 2, settings: LiveSettings(), start: start)
  _ = choice.judge(candidates(.good, .good), at: start)
  #expect(choice.shown == 0)
  let later = start.advanced(bySeconds: 100)
  _ = choice.judge(candidates(.closed, .good), at: later)
  #expect(choice.shown == 1)
  _ = choice.judge(candidates(.closed, .closed), at: later.advanced(bySeconds: 100))
  _ = choice.judge(candidates(.good, .closed), at: later.advanced(bySeconds: 101))
  #expect(choice.shown == 0)
}

@Test func withNothingGoodThePlaceIsKept() {
  var choice = SourceChoice(sources: 2, settings: LiveSettings(), start: start)
  #expect(choice.judge(candidates(.bad("x"), .bad("y")), at: start) == nil)
  #expect(choice.shown == nil)
  _ = choice.judge(candidates(.good, .bad("y")), at: start)
  #expect(choice.judge(candidates(.bad("x"), .bad("y")), at: start) == nil)
  #expect(choice.shown == 0)
}

@Test func anInterruptionStartsTheWaitAnew() {
  var choice = SourceChoice(sources: 2, settings: LiveSettings(), start: start)
  var now = start.advanced(bySeconds: 10)
  _ = choice.judge(candidates(.bad("x"), .good), at: now)
  for _ in 0..<3 {
    for _ in 0..<59 {
      now = now.advanced(bySeconds: 1)
      _ = choice.judge(candidates(.good, .good), at: now)
    }
    #expect(choice.shown == 1)
    _ = choice.judge(candidates(.bad("x"), .good), at: now)
  }
  _ = choice.judge(candidates(.good, .good), at: now)
  _ = choice.judge(candidates(.good, .good), at: now.advanced(bySeconds: 60))
  #expect(choice.shown == 0)
}
