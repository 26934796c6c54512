import BullionMarket
import Testing

@testable import BullionMonitor

/// As a provider sends it: one metal after the other, days and minutes apart.
@Test func historyMayComeInBlocks() {
  let days = (0..<70).map { Timestamp(2025, 10, 1).plus(Double($0) * 86_400) }
  let gold = days.enumerated().map { bar(.gold, .oneDay, at: $1, 4000 + Double($0 * $0 % 7)) }
  let silver = days.enumerated().map { bar(.silver, .oneDay, at: $1, 50 + Double($0 * $0 % 5) / 10) }
  let minutes = (0..<20).map { bar(.gold, .oneMinute, at: friday.plus(Double($0) * 60), 4100 + Double($0)) }
  var blocks = Monitor.replay()
  blocks.load(history: minutes + silver + gold)
  var mixed = Monitor.replay()
  mixed.load(history: zip(gold, silver).flatMap { [$0, $1] } + minutes)
  #expect(blocks.readings == mixed.readings)
  #expect(blocks.ratios(.oneDay).count > 40)
  #expect(blocks.ratios(.oneDay).map(\.value) == mixed.ratios(.oneDay).map(\.value))
  #expect(blocks.bars(.gold, .oneMinute).closed.count == 20)
}

@Test func eventsThatAreNoBarsAreNoHistory() {
  #expect(
    HistoryBar.ordered([.clock(friday), price(.gold, 1, at: friday), .ended], calendar: SessionCalendar())
      .isEmpty)
}
