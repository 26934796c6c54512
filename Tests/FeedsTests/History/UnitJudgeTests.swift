import BullionMarket
import Testing

@testable import Formats
@testable import HistoryFiles

private func price(_ dollars: Double) -> Price { Price(ticks: Int64((dollars * 1e6).rounded())) }

/// Closes of successive days as the judge sees them.
private struct Trial {
  var judge: UnitJudge
  var refused: [Int: LineProblem] = [:]

  init(_ instrument: Instrument, from start: Timestamp = Timestamp(2022, 3, 7), _ closes: [Double]) {
    judge = UnitJudge(instrument)
    for (index, close) in closes.enumerated() {
      let close = price(close)
      let bar = Bar(
        start: start.advanced(bySeconds: Int64(index) * 86_400), open: close, high: close, low: close,
        close: close)
      if let problem = judge.problem(of: bar, row: index + 2) { refused[index + 2] = problem }
    }
  }
}

private let dollars = (0..<40).map { 1900.0 + Double($0) }

@Suite struct UnitJudgeTests {
  @Test func pricesInDollarsPass() {
    let trial = Trial(.gold, dollars)
    #expect(trial.refused.isEmpty)
    #expect(trial.judge.verdict == nil)
  }

  @Test(arguments: [
    (1 / 31.1034768, UnitVerdict.Guess.unit(.gram)), (32.1507466, .unit(.kilogram)), (0.375, .unit(.tola)),
    (10 / 31.1034768, .unit(.tenGrams)), (100, .scale("0.01")), (1000, .scale("0.001")),
    (0.01, .scale("100")),
  ])
  func anotherUnitIsNamed(factor: Double, guess: UnitVerdict.Guess) throws {
    let verdict = try #require(Trial(.gold, dollars.map { $0 * factor }).judge.verdict)
    #expect(verdict.guess == guess)
    #expect(verdict.firstImpossible == nil)
    #expect(abs(verdict.median.dollars / (1919.5 * factor) - 1) < 1e-3)
    #expect(verdict.expected.contains(price(1919.5)))
    #expect(verdict.description.contains(verdict.expected.words))
  }

  @Test func theOtherMetalAndTurnedOverPricesAreNamed() throws {
    let silver = try #require(Trial(.gold, dollars.map { $0 / 77 }).judge.verdict)
    #expect(silver.description.contains("--metal silver"))
    let gold = try #require(Trial(.silver, dollars).judge.verdict)
    #expect(gold.description.contains("--metal gold"))
    let inverse = try #require(Trial(.gold, dollars.map { 1 / $0 }).judge.verdict)
    #expect(inverse.description.contains("turned over"))
  }

  @Test func anotherCurrencyIsRefusedWithoutAGuess() throws {
    let zloty = try #require(Trial(.gold, dollars.map { $0 * 4.3 }).judge.verdict)
    #expect(zloty.guess == nil)
    #expect(zloty.description.contains("currency"))
  }

  @Test func aSlipIsRefusedByItself() throws {
    var closes = dollars
    closes[7] *= 10
    let trial = Trial(.gold, closes)
    #expect(trial.refused.keys.sorted() == [9])
    let problem = try #require(trial.refused[9])
    #expect(problem.reason == .implausible)
    #expect(
      problem.words.hasPrefix("19,070 cannot be dollars an ounce of gold, which cost 1,455 to 2,280 in 2022"))
    #expect(trial.judge.verdict == nil)
  }

  /// Every row is judged: a file does not come through by its beginning.
  @Test func aLaterPartOfAnotherUnitRefusesTheFile() throws {
    let closes = Array(repeating: dollars, count: 40).flatMap(\.self).prefix(600).map(\.self)
    let mixed = closes + closes.prefix(250).map { $0 / 31.1034768 }
    let trial = Trial(.gold, from: Timestamp(2021, 3, 7), mixed)
    #expect(trial.refused.count == 250)
    let verdict = try #require(trial.judge.verdict)
    #expect(verdict.firstImpossible == 602)
    #expect(verdict.guess == .unit(.gram))
    #expect(verdict.description.contains("from line 602 on"))
  }

  @Test func aHighOrLowThatCannotBeIsASlipToo() {
    var judge = UnitJudge(.silver)
    let bar = Bar(
      start: Timestamp(2022, 3, 7), open: price(25), high: price(250), low: price(24), close: price(25))
    #expect(judge.problem(of: bar, row: 2)?.words.hasPrefix("250 cannot be") == true)
  }

  @Test func theMedianOfManyIsThatOfAnEvenSample() throws {
    var sample = ThinnedSample()
    #expect(sample.median == nil)
    for index in 0..<1_000_000 { sample.add(Price(ticks: Int64(index))) }
    let median = try #require(sample.median)
    #expect((495_000...505_000).contains(median.ticks))
  }
}
