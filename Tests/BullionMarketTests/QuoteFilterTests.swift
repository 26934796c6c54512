import BullionMarket
import TestRandomness
import Testing

struct QuoteFilterTests {
  /// A filter that has seen thirty quotes around 2,650.00, so many milliseconds apart; the last one at `time`.
  private struct Warm {
    var filter = QuoteFilter()
    var time = Timestamp(2026, 1, 23)
    let gap: Int64
    static let level: Int64 = 2_650_000_000

    init(gap: Int64 = 1000) {
      self.gap = gap
      for step in 0..<30 {
        #expect(next(Self.level + Int64([7, 2, 5, 1, 3][step % 5]) * 10_000).isAccepted)
      }
    }

    mutating func next(_ mid: Int64, spread: Int64 = 200_000, after step: Int64? = nil) -> QuoteFilter.Verdict
    {
      time = time.advanced(byMilliseconds: step ?? gap)
      let half = Price(ticks: spread / 2)
      return filter.check(
        Quote(instrument: .gold, time: time, bid: Price(ticks: mid) - half, ask: Price(ticks: mid) + half))
    }

    mutating func nextPrice(_ mid: Int64) -> QuoteFilter.Verdict {
      time = time.advanced(byMilliseconds: gap)
      return filter.check(Quote(instrument: .gold, time: time, price: Price(ticks: mid)))
    }
  }

  private static let level = Warm.level
  /// Gaps from six seconds to one day.
  private static let slowGaps: [Int64] = [6000, 60_000, 3_600_000, 86_400_000]

  private func name(_ verdict: QuoteFilter.Verdict) -> String {
    switch verdict {
    case .accepted(.ordinary): "accept"
    case .accepted(.afterGap): "accept:after_gap"
    case .accepted(.confirmedHard): "accept:confirmed_hard"
    case .accepted(.clockSetBack): "accept:clock_set_back"
    case .accepted(.confirmedSoft): "accept:confirmed_soft"
    case .duplicate: "reject:duplicate"
    case .refused(let reason): "reject:\(reason.rawValue.lowercased())"
    case .quarantined(let jump, let count): "quarantine:\(jump):\(count)"
    }
  }

  @Test func equalsTheReference() throws {
    var filter = QuoteFilter()
    let rows = try Fixture("ref_hygiene.csv").rows
    #expect(rows.count == 75)
    for row in rows {
      let quote = Quote(
        instrument: .gold, time: Timestamp(milliseconds: try row.integer("ts_ms")),
        received: Timestamp(milliseconds: try row.integer("rx_ms")),
        bid: Price(ticks: try row.integer("bid_ticks") * 10_000),
        ask: Price(ticks: try row.integer("ask_ticks") * 10_000))
      let index = try row.integer("i")
      #expect(name(filter.check(quote)) == (try row.text("verdict")), "row \(index)")
    }
  }

  @Test(arguments: slowGaps)
  func aCrashPassesAfterThreeAgreeingQuotesHoweverSlowTheFeed(gap: Int64) {
    var warm = Warm(gap: gap)
    let crashed = Self.level * 85 / 100
    #expect(warm.next(crashed) == .quarantined(.hard, count: 1))
    #expect(warm.next(crashed - 400_000) == .quarantined(.hard, count: 2))
    #expect(warm.next(crashed + 300_000) == .accepted(kind: .confirmedHard))
    #expect(warm.next(crashed).isAccepted)
  }

  @Test(arguments: slowGaps)
  func aFatFingerIsNeverSeenHoweverSlowTheFeed(gap: Int64) {
    var warm = Warm(gap: gap)
    #expect(warm.next(Self.level * 2) == .quarantined(.hard, count: 1))
    #expect(warm.next(Self.level).isAccepted)
    #expect(warm.next(Self.level * 2) == .quarantined(.hard, count: 1))
    #expect(warm.next(Self.level / 10) == .quarantined(.hard, count: 1))
    #expect(warm.next(Self.level).isAccepted)
    #expect(warm.filter.last?.mid == Price(ticks: Self.level))
  }

  @Test func aSmallJumpWaitsForThree() {
    var warm = Warm(gap: 6000)
    let jumped = Self.level - 20_000_000
    #expect(warm.next(jumped) == .quarantined(.soft, count: 1))
    #expect(warm.next(jumped + 100_000) == .quarantined(.soft, count: 2))
    #expect(warm.next(jumped) == .accepted(kind: .confirmedSoft))
  }

  @Test func theSoftBandGrowsWithTheScatter() {
    var warm = Warm()
    // Half of the prices lie a tenth of a percent below the median, half above: ten deviations are one percent.
    for step in 0..<50 {
      #expect(warm.next(Self.level + (step % 2 == 0 ? -2_650_000 : 2_650_000)).isAccepted)
    }
    #expect(warm.next(Self.level + 26_500_001) == .quarantined(.soft, count: 1))
    #expect(warm.next(Self.level + 26_500_000) == .accepted(kind: .ordinary))
  }

  @Test func aSmallJumpWaitsForAMinuteAtMost() {
    var warm = Warm(gap: 60_000)
    let jumped = Self.level - 20_000_000
    #expect(warm.next(jumped) == .quarantined(.soft, count: 1))
    #expect(warm.next(jumped) == .accepted(kind: .afterGap))
  }

  @Test(arguments: [3_600_000, 86_400_000] as [Int64])
  func aSmallJumpAfterSilenceIsTaken(gap: Int64) {
    var warm = Warm(gap: gap)
    #expect(warm.next(Self.level - 20_000_000) == .accepted(kind: .afterGap))
  }

  @Test func confirmationHasToComeInTime() {
    var warm = Warm()
    let jumped = Self.level - 20_000_000
    #expect(warm.next(jumped) == .quarantined(.soft, count: 1))
    #expect(warm.next(jumped, after: 10_000) == .quarantined(.soft, count: 2))
    #expect(warm.next(jumped, after: 10_001) == .quarantined(.soft, count: 1))
  }

  @Test func aMarketInFreeFallIsFollowedWhileItFalls() {
    var warm = Warm()
    var level = Self.level
    var verdicts: [QuoteFilter.Verdict] = []
    // Half a percent a second, never the same price twice: to 54 % of the start.
    for _ in 0..<123 {
      level = level * 995 / 1000
      verdicts.append(warm.next(level))
    }
    let held = verdicts.filter { !$0.isAccepted }.count
    #expect(held <= 15)
    let firstAccepted = verdicts.firstIndex(where: \.isAccepted)
    #expect(firstAccepted == 5)
    let shown = warm.filter.last?.mid.ticks ?? 0
    #expect(Double(shown) < Double(level) * 1.05)
  }

  @Test func pricesOfASparseFileAreFollowedThoughTheyNeverAgree() {
    // Silver at the end of January 2026: 31 % in a day, then a percent or more every day.
    var warm = Warm(gap: 86_400_000)
    #expect(warm.next(Self.level * 69 / 100) == .quarantined(.hard, count: 1))
    #expect(warm.next(Self.level * 72 / 100, after: 3 * 86_400_000) == .quarantined(.hard, count: 1))
    #expect(warm.next(Self.level * 76 / 100) == .accepted(kind: .confirmedHard))
  }

  @Test func aPriceWithoutBidAndAskHasNoSpread() {
    var filter = QuoteFilter()
    let time = Timestamp(2026, 1, 23)
    for step in Int64(0)..<60 {
      let quote = Quote(
        instrument: .silver, time: time.advanced(bySeconds: step),
        price: Price(ticks: 100_290_000 + step % 3 * 1000))
      #expect(filter.check(quote) == .accepted(kind: .ordinary))
    }
    let repeated = Quote(
      instrument: .silver, time: time.advanced(bySeconds: 59), price: Price(ticks: 100_292_000))
    #expect(filter.check(repeated) == .duplicate)
    var zero = repeated
    zero.mid = Price(ticks: 0)
    #expect(filter.check(zero) == .refused(.nonPositive))
    // A spread is judged only against spreads.
    let wide = Quote(
      instrument: .silver, time: time.advanced(bySeconds: 60), bid: Price(ticks: 90_000_000),
      ask: Price(ticks: 110_580_000))
    #expect(filter.check(wide).isAccepted)
  }

  @Test func aSpreadOfAThirdOfThePriceIsNeverGood() {
    var filter = QuoteFilter()
    for second in 0..<100 {
      let quote = Quote(
        instrument: .gold, time: Timestamp(milliseconds: Int64(second) * 1000),
        bid: Price(ticks: 2_500_000_000),
        ask: Price(ticks: 7_500_000_000 + Int64(second)))
      #expect(filter.check(quote) == .refused(.wide))
    }
  }

  @Test func aSpreadIsHeldAgainstAtLeastOneTick() {
    var warm = Warm()
    for _ in 0..<50 { #expect(warm.next(Self.level, spread: 0).isAccepted) }
    #expect(warm.next(Self.level, spread: 500_000).isAccepted)
    #expect(warm.next(Self.level, spread: 500_002) == .refused(.wide))
  }

  @Test func aMarketThatBecameWideIsNotRefusedForEver() {
    var warm = Warm()
    for _ in 0..<20 { #expect(warm.next(Self.level, spread: 20_000_000) == .refused(.wide)) }
    #expect(warm.next(Self.level, spread: 20_000_000).isAccepted)
    #expect(warm.next(Self.level, spread: 20_000_000).isAccepted)
  }

  @Test func aSlowLocalClockIsFoundAndCorrected() {
    var filter = QuoteFilter()
    let time = Timestamp(2026, 1, 23)
    var verdicts: [QuoteFilter.Verdict] = []
    for step in Int64(0)..<40 {
      let sent = time.advanced(bySeconds: step)
      let quote = Quote(
        instrument: .gold, time: sent, received: sent.advanced(byMilliseconds: -60_000 + step % 7),
        price: Price(ticks: Self.level + step % 3))
      verdicts.append(filter.check(quote))
    }
    #expect(verdicts.prefix(4).allSatisfy { $0 == .refused(.future) })
    #expect(verdicts.dropFirst(4).allSatisfy { $0.isAccepted })
    #expect(abs(filter.clockOffset - 60_000) < 7)
    let sent = time.advanced(bySeconds: 40)
    let last = Quote(
      instrument: .gold, time: sent, received: sent.advanced(byMilliseconds: -60_000),
      price: Price(ticks: Self.level))
    // One quote from the future is still one.
    var early = last
    early.time = sent.advanced(byMilliseconds: 2100)
    #expect(filter.check(early) == .refused(.future))
    #expect(filter.check(last).isAccepted)
  }

  @Test func aMisreadDateDoesNotMakeTheRestLate() {
    var warm = Warm()
    let before = warm.time
    let years: Int64 = 70 * 365 * 86_400_000
    #expect(warm.next(Self.level, after: years) == .refused(.future))
    warm.time = before
    #expect(warm.next(Self.level + 10_000).isAccepted)
    // A real hole of two months costs one quote.
    #expect(warm.next(Self.level, after: 60 * 86_400_000) == .refused(.future))
    #expect(warm.next(Self.level) == .accepted(kind: .afterGap))
  }

  @Test func quotesAYearApartAreFollowed() {
    var filter = QuoteFilter()
    var accepted = 0
    for year in 1980..<2020 {
      let quote = Quote(instrument: .gold, time: Timestamp(year, 1, 2), price: Price(ticks: Self.level))
      if filter.check(quote).isAccepted { accepted += 1 }
    }
    #expect(accepted >= 38)
  }

  @Test func theSameMomentWithAnotherPriceIsTaken() {
    var warm = Warm()
    #expect(warm.next(Self.level, after: 0).isAccepted)
    #expect(warm.next(Self.level, after: 0) == .duplicate)
    #expect(warm.next(Self.level + 10_000, after: 0).isAccepted)
    #expect(warm.next(Self.level + 10_000, after: -1) == .refused(.late))
  }

  @Test func verdictsHaveTheNameTheyAreCountedUnder() {
    #expect(QuoteFilter.Verdict.accepted(kind: .confirmedSoft).reason == nil)
    #expect(QuoteFilter.Verdict.duplicate.reason == .duplicate)
    #expect(QuoteFilter.Verdict.refused(.wide).reason == .wide)
    #expect(QuoteFilter.Verdict.quarantined(.soft, count: 1).reason == .quarantined)
    #expect(!QuoteFilter.Verdict.duplicate.isAccepted)
  }

  @Test func noQuoteAndNoSettingTraps() {
    var random = SplitMix64(seed: 19)
    var wild = QuoteFilterSettings()
    wild.window = .min
    wild.clockWindow = .max
    wild.warmUp = -3
    wild.softDeviations = .max
    wild.softBasisPoints = .max
    wild.hardBasisPoints = .min
    wild.confirmations = .max
    wild.confirmBasisPoints = .max
    wild.confirmTime = .max
    wild.forcedConfirmations = .max
    wild.wideSpreads = .max
    wild.futureTolerance = .max
    wild.gap = .min
    wild.leap = .min
    let numbers: [Int64] = [
      .min, .min + 1, -1, 0, 1, 2, Self.level, 999_999_999_999_999, 1_000_000_000_000_000,
      1_000_000_000_000_001, .max,
    ]
    for settings in [QuoteFilterSettings(), wild] {
      var filter = QuoteFilter(settings: settings)
      var refused = 0
      for _ in 0..<20_000 {
        func number() -> Int64 { numbers[Int.random(in: 0..<numbers.count, using: &random)] }
        var quote = Quote(
          instrument: .gold, time: Timestamp(milliseconds: number()),
          received: Timestamp(milliseconds: number()),
          bid: Price(ticks: number()), ask: Price(ticks: number()))
        if Bool.random(using: &random) { quote.bid = nil }
        if Bool.random(using: &random) { quote.mid = Price(ticks: number()) }
        if !filter.check(quote).isAccepted { refused += 1 }
      }
      #expect(refused > 10_000)
    }
  }
}
