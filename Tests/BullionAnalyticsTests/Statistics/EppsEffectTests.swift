import BullionAnalytics
import BullionMarket
import Testing

private typealias Tick = AsynchronousTicks.Tick

/// Sampling two metals in steps shorter than the slower one's gaps hides how closely they move (Epps 1979).
@Suite struct EppsEffectTests {
  /// A price may be so old, in milliseconds, and still stand for its metal: longer than any gap of the ticks.
  private static let stalenessLimit: Int64 = 15_000
  private static let seconds: [Int64] = [1, 5, 15, 60, 300]
  /// A day: every second of it fits into the window of an indicator.
  private static let day = AsynchronousTicks(hours: 24, seed: 2026).ticks

  private func regression(_ ticks: [Tick], every second: Int64) throws -> Regression {
    let returns = PreviousTickReturns(of: ticks, step: second * 1000, stalenessLimit: Self.stalenessLimit)
    return try #require(returns.regression)
  }

  private func hayashiYoshida(_ ticks: [Tick]) throws -> HayashiYoshidaCovariance.Sums {
    let inputs = ticks.map { tick -> HayashiYoshidaCovariance.Input in
      (tick.instrument == .gold ? .driver : .dependent, tick.price.dollars, tick.time)
    }
    return try #require(run(HayashiYoshidaCovariance(), over: inputs).last ?? nil)
  }

  private func report(_ label: String, _ steps: [(Int64, Regression)], _ sums: HayashiYoshidaCovariance.Sums)
  {
    for (second, line) in steps {
      BullionAnalyticsTests.report(
        "\(label) \(second) s: correlation \(line.correlation), beta \(line.beta), n \(line.count)")
    }
    BullionAnalyticsTests.report(
      "\(label) Hayashi-Yoshida: correlation \(sums.correlation ?? .nan), beta \(sums.beta ?? .nan)")
  }

  @Test func correlationAndBetaRiseWithTheStep() throws {
    let steps = try Self.seconds.map { ($0, try regression(Self.day, every: $0)) }
    let sums = try hayashiYoshida(Self.day)
    report("a day", steps, sums)
    let toAMinute = steps.filter { $0.0 <= 60 }.map(\.1)
    for (shorter, longer) in zip(toAMinute, toAMinute.dropFirst()) {
      #expect(longer.correlation > shorter.correlation)
      #expect(longer.beta > shorter.beta)
    }
    let everySecond = toAMinute[0]
    #expect(everySecond.correlation < 0.25 * AsynchronousTicks.correlation)
    #expect(everySecond.beta < 0.25 * AsynchronousTicks.beta)
    for line in steps.filter({ $0.0 >= 60 }).map(\.1) {
      #expect(abs(line.correlation / AsynchronousTicks.correlation - 1) < 0.15)
      #expect(abs(line.beta / AsynchronousTicks.beta - 1) < 0.15)
    }
    #expect(abs(try #require(sums.correlation) / AsynchronousTicks.correlation - 1) < 0.1)
    #expect(abs(try #require(sums.beta) / AsynchronousTicks.beta - 1) < 0.1)
  }

  /// The reference's own two hours.
  @Test func theReferenceTicksShowItToo() throws {
    let table = try ReferenceTable("ref_async_ticks", textColumns: ["symbol"])
    let rows = zip(zip(try table.words("symbol"), try table.numbers("ts_s")), try table.numbers("price"))
    let ticks = try rows.map { head, dollars -> Tick in
      let price = try #require(Price(dollars: dollars))
      return (head.0 == "XAU" ? .gold : .silver, price, Timestamp(milliseconds: Int64(head.1 * 1000)))
    }
    let steps = try Self.seconds.dropLast().map { ($0, try regression(ticks, every: $0)) }
    let sums = try hayashiYoshida(ticks)
    report("ref_async_ticks", steps, sums)
    for (shorter, longer) in zip(steps, steps.dropFirst()) {
      #expect(longer.1.correlation > shorter.1.correlation)
      #expect(longer.1.beta > shorter.1.beta)
    }
    let correlation = try #require(sums.correlation)
    let beta = try #require(sums.beta)
    #expect(steps[0].1.correlation < 0.25 * correlation && steps[0].1.beta < 0.25 * beta)
    #expect(correlation > 0.6 && correlation < 0.95)
    #expect(beta > 1.1 && beta < 1.9)
  }

  /// Silver is away for an hour, then both are for another; afterwards every price has doubled.
  @Test(arguments: seconds) func nothingIsComputedAcrossAHole(second: Int64) throws {
    let silverHole = Timestamp(seconds: 5 * 3600)..<Timestamp(seconds: 6 * 3600)
    let hole = Timestamp(seconds: 9 * 3600)..<Timestamp(seconds: 10 * 3600)
    let torn = Self.day.filter { tick in
      !hole.contains(tick.time) && (tick.instrument == .gold || !silverHole.contains(tick.time))
    }
    let doubled = torn.map { tick -> Tick in
      (tick.instrument, tick.time < hole.upperBound ? tick.price : tick.price + tick.price, tick.time)
    }
    let step = second * 1000
    let limit = max(step, Self.stalenessLimit)
    let returns = PreviousTickReturns(of: doubled, step: step, stalenessLimit: Self.stalenessLimit)
    for sample in returns.samples {
      for gap in [silverHole, hole] {
        #expect(sample.time <= gap.lowerBound.advanced(byMilliseconds: limit) || sample.time > gap.upperBound)
      }
      #expect(sample.goldAge > 0 && sample.goldAge <= limit)
      #expect(sample.silverAge > 0 && sample.silverAge <= limit)
    }
    // One jump of a factor of two would be larger than all other moves of the day together.
    #expect(returns.pairs.allSatisfy { abs($0.driver) < 0.1 && abs($0.dependent) < 0.1 })
    let whole = PreviousTickReturns(of: torn, step: step, stalenessLimit: Self.stalenessLimit)
    #expect(whole.pairs.count == returns.pairs.count)
    #expect(whole.pairs.count < Int(22 * 3600 / second) + 2 * Int(limit / step))
    let (before, after) = (try #require(whole.regression), try #require(returns.regression))
    #expect(abs(before.beta - after.beta) < 1e-9 && abs(before.correlation - after.correlation) < 1e-9)
  }

  /// An interval spans a hole; two estimators, one on each side, do not.
  @Test func sumsOfTwoStretchesKnowNothingOfTheHole() throws {
    let hole = Timestamp(seconds: 9 * 3600)..<Timestamp(seconds: 10 * 3600)
    let before = try hayashiYoshida(Self.day.filter { $0.time < hole.lowerBound })
    let after = Self.day.filter { $0.time >= hole.upperBound }
    let doubled = after.map { tick -> Tick in (tick.instrument, tick.price + tick.price, tick.time) }
    for rest in [after, doubled] {
      var sums = try hayashiYoshida(rest)
      sums.covariance += before.covariance
      sums.driverVariance += before.driverVariance
      sums.dependentVariance += before.dependentVariance
      #expect(abs(try #require(sums.correlation) / AsynchronousTicks.correlation - 1) < 0.1)
      #expect(abs(try #require(sums.beta) / AsynchronousTicks.beta - 1) < 0.1)
    }
  }
}
