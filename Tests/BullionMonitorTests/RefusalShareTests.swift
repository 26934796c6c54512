import BullionMarket
import TestRandomness
import Testing

@testable import BullionMonitor

@Test func shareNeedsTwentyQuotes() {
  var share = RefusalShare()
  #expect(share.percent(at: friday) == nil)
  for second in 0..<19 { share.add(isRefused: second < 5, at: friday.plus(Double(second))) }
  #expect(share.percent(at: friday.plus(19)) == nil)
  share.add(isRefused: false, at: friday.plus(19))
  #expect(share.percent(at: friday.plus(19)) == 25)
}

@Test func whatIsAMinuteOldLeaves() {
  var share = RefusalShare()
  share.add(refused: 10, at: friday)
  for _ in 0..<30 { share.add(isRefused: false, at: friday.plus(30)) }
  #expect(share.percent(at: friday.plus(59.999)) == 25)
  #expect(share.percent(at: friday.plus(60)) == 0)
  #expect(share.percent(at: friday.plus(90)) == nil)
  // Asking has taken nothing out.
  #expect(share.percent(at: friday.plus(59)) == 25)
  for _ in 0..<30 { share.add(isRefused: true, at: friday.plus(60)) }
  #expect(share.percent(at: friday.plus(60)) == 50)
}

@Test func shareAgreesWithCountingByHand() {
  var generator = SplitMix64(seed: 7)
  var share = RefusalShare()
  var all: [(second: Int64, isRefused: Bool)] = []
  var time = Timestamp(milliseconds: -500_000)
  for _ in 0..<3000 {
    time = time.advanced(byMilliseconds: Int64.random(in: 0...4000, using: &generator))
    if Int.random(in: 0..<100, using: &generator) == 0 { time = time.plus(200) }
    let isRefused = Bool.random(using: &generator)
    share.add(isRefused: isRefused, at: time)
    let second = time.milliseconds / 1000
    all.append((second, isRefused))
    let recent = all.suffix(200).filter { $0.second > second - 60 }
    let expected =
      recent.count < 20 ? nil : 100 * Double(recent.count { $0.isRefused }) / Double(recent.count)
    #expect(share.percent(at: time) == expected)
  }
}

@Test func earlierTimesCountAsTheLast() {
  var share = RefusalShare()
  share.add(refused: 20, at: friday)
  share.add(refused: 20, at: friday.plus(-1000))
  #expect(share.percent(at: friday.plus(59)) == 100)
  #expect(share.percent(at: friday.plus(-1000)) == 100)
}
