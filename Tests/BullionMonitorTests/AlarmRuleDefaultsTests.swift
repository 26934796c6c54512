import BullionAlarms
import BullionMarket
import BullionMonitor
import Testing

private func rule(_ id: String) throws -> AlarmRule {
  try #require(AlarmRule.defaults.first { $0.id == id })
}

@Test func defaultsAreSoundAndComplete() {
  #expect(AlarmRule.problems(in: AlarmRule.defaults) == [])
  #expect(
    AlarmRule.defaults.map(\.id) == [
      "rsi-gold", "rsi-silver", "ratio-low", "ratio-rebound", "ratio-high", "ratio-extreme", "gold-floor",
      "silver-line-up", "silver-line-down", "drawdown-gold-10", "drawdown-gold-20", "drawdown-silver-10",
      "drawdown-silver-20", "acceleration", "feed-stale", "feed-stale-gold", "feed-stale-silver",
      "feed-failover", "feed-quality",
    ])
}

@Test func priceLevelsHaveTheirDeadbands() throws {
  #expect(try rule("gold-floor").clearLevel == 5012.5)
  #expect(try rule("silver-line-up").clearLevel == 99.75)
  #expect(try rule("silver-line-down").clearLevel == 100.25)
  #expect(try rule("drawdown-silver-20").clearLevel == -18)
  #expect(try rule("rsi-gold").clearLevel == 65)
  #expect(try rule("ratio-low").clearLevel == 50.25)
  #expect(try rule("ratio-extreme").clearLevel == 99.5)
}

@Test func everyDefaultSaysWhatItIs() throws {
  #expect(try rule("rsi-silver").line(value: 81.2) == "silver RSI(14) 81.2 above 70")
  #expect(try rule("gold-floor").line(value: 4998.5) == "gold 4,998.50 below 5,000")
  #expect(try rule("silver-line-up").line(value: 100.29) == "silver 100.290 above 100")
  #expect(
    try rule("drawdown-silver-10").line(value: -10.44) == "silver drawdown -10.4 % below -10 %")
  #expect(try rule("ratio-extreme").line(value: 107.314) == "ratio 107.31 above 100")
  #expect(try rule("feed-quality").line(value: 41.6) == "refused quotes 42 % above 20 %")
  #expect(try rule("feed-stale").line(value: 1) == "no fresh prices: the feed is silent")
}

/// The flash crash of the story: 121 to 64 in one slide, a quote a second.
@Test func flashCrashRaisesTheDrawdownsWhileItHappens() throws {
  var board = AlarmBoard(rules: AlarmRule.defaults)
  let ten = try #require(board.index(of: "drawdown-silver-10"))
  let twenty = try #require(board.index(of: "drawdown-silver-20"))
  let line = try #require(board.index(of: "silver-line-down"))
  var raised: [String] = []
  for second in Int64(0)..<60 {
    let price = 121.66 - Double(second)
    let time = Timestamp(seconds: second)
    board.sample(rule: line, value: price, at: time)
    for index in [ten, twenty] { board.sample(rule: index, value: (price / 121.66 - 1) * 100, at: time) }
    raised += board.takeNotices().filter(\.sounds).compactMap { notice in
      notice.ruleIndex.map { "\(board.rules[$0].id)@\(notice.time.milliseconds / 1000)" }
    }
  }
  // 10 % is passed at 13 s, 100 at 22 s, 20 % at 25 s; the on-delay of a drawdown is 5 s.
  #expect(raised == ["drawdown-silver-10@18", "silver-line-down@22", "drawdown-silver-20@30"])
  #expect(board.active.map(\.id) == ["silver-line-down", "drawdown-silver-20", "drawdown-silver-10"])
}

@Test func aTotalLossIsToldOnce() throws {
  func seconds(_ seconds: Int64) -> Timestamp { Timestamp(seconds: seconds) }
  var board = AlarmBoard(rules: AlarmRule.defaults)
  let total = try #require(board.index(of: "feed-stale"))
  let gold = try #require(board.index(of: "feed-stale-gold"))
  let silver = try #require(board.index(of: "feed-stale-silver"))
  for index in [total, gold, silver] { board.sample(rule: index, value: 0, at: seconds(0)) }
  board.sample(rule: gold, value: 1, at: Timestamp(milliseconds: 25_000))
  board.sample(rule: silver, value: 1, at: Timestamp(milliseconds: 25_400))
  board.sample(rule: total, value: 1, at: Timestamp(milliseconds: 25_400))
  board.advance(to: seconds(60))
  let sounded = board.takeNotices().filter(\.sounds).map(\.ruleIndex)
  #expect(sounded == [total])
  // Gold comes back, silver does not: silver's own alarm is told when the total loss is over for good, and gold's,
  // which came back in that time, never.
  board.sample(rule: total, value: 0, at: seconds(61))
  board.sample(rule: gold, value: 0, at: seconds(61))
  board.advance(to: seconds(66))
  let told = board.takeNotices().filter { $0.effect?.annunciates == true }
  #expect(told.map(\.ruleIndex) == [silver])
  #expect(told.map(\.time) == [seconds(66)])
}
