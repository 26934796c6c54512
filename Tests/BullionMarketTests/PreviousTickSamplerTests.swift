import BullionMarket
import Foundation
import Testing

struct PreviousTickSamplerTests {
  @Test func equalsTheReferenceGrid() throws {
    var sampler = PreviousTickSampler(step: 60_000)
    var samples: [PreviousTickSampler.Sample] = []
    for row in try Fixture("ref_async_ticks.csv").rows {
      let time = Timestamp(seconds: try row.integer("ts_s"))
      while let sample = sampler.next(upTo: time) { samples.append(sample) }
      let price = try #require(Price(decimal: try row.text("price").utf8))
      #expect(sampler.add(price, of: try row.text("symbol") == "XAU" ? .gold : .silver, at: time))
    }
    while let sample = sampler.next(upTo: Timestamp(seconds: 7200)) { samples.append(sample) }
    let expected = try Fixture("ref_prevtick_grid60.csv").rows
    #expect(expected.count == 120)
    #expect(samples.count == expected.count)
    var previous: PreviousTickSampler.Sample?
    for (sample, row) in zip(samples, expected) {
      #expect(sample.time == Timestamp(seconds: try row.integer("grid_s")))
      #expect(sample.gold == Price(decimal: try row.text("xau").utf8))
      #expect(sample.silver == Price(decimal: try row.text("xag").utf8))
      #expect(sample.goldAge == (try row.integer("xau_age_s")) * 1000)
      #expect(sample.silverAge == (try row.integer("xag_age_s")) * 1000)
      if let previous {
        let gold = log(sample.gold.dollars / previous.gold.dollars)
        let silver = log(sample.silver.dollars / previous.silver.dollars)
        #expect(abs(gold - (try row.number("logret_xau"))) < 1e-15)
        #expect(abs(silver - (try row.number("logret_xag"))) < 1e-15)
      }
      previous = sample
    }
  }

  private func price(_ dollars: Int64) -> Price { Price(ticks: dollars * Price.ticksPerDollar) }

  private func all(_ sampler: inout PreviousTickSampler, upTo second: Int64) -> [PreviousTickSampler.Sample] {
    var samples: [PreviousTickSampler.Sample] = []
    while let sample = sampler.next(upTo: Timestamp(seconds: second)) { samples.append(sample) }
    return samples
  }

  @Test func aTickAtThePointCountsForTheNextOne() {
    var sampler = PreviousTickSampler(step: 60_000)
    sampler.add(price(10), of: .gold, at: Timestamp(seconds: 0))
    sampler.add(price(1), of: .silver, at: Timestamp(seconds: 59))
    let first = all(&sampler, upTo: 60)
    sampler.add(price(20), of: .gold, at: Timestamp(seconds: 60))
    let second = all(&sampler, upTo: 119)
    #expect(
      first == [
        PreviousTickSampler.Sample(
          time: Timestamp(seconds: 60), gold: price(10), silver: price(1), goldAge: 60_000, silverAge: 1000)
      ])
    #expect(second.isEmpty)
    #expect(all(&sampler, upTo: 120).map(\.gold).isEmpty)
    sampler.add(price(2), of: .silver, at: Timestamp(seconds: 121))
    sampler.add(price(21), of: .gold, at: Timestamp(seconds: 122))
    #expect(all(&sampler, upTo: 180).map(\.gold) == [price(21)])
  }

  @Test func pricesTooOldMakeNoPoint() {
    var strict = PreviousTickSampler(step: 60_000)
    var patient = PreviousTickSampler(step: 60_000, stalenessLimit: 150_000)
    for second in [Int64(30), 90] {
      strict.add(price(10), of: .gold, at: Timestamp(seconds: second))
      patient.add(price(10), of: .gold, at: Timestamp(seconds: second))
    }
    strict.add(price(1), of: .silver, at: Timestamp(seconds: 91))
    patient.add(price(1), of: .silver, at: Timestamp(seconds: 91))
    #expect(all(&strict, upTo: 600).isEmpty)
    #expect(all(&patient, upTo: 600).isEmpty)
    for second in [Int64(601), 602] {
      strict.add(price(11), of: .gold, at: Timestamp(seconds: second))
      patient.add(price(11), of: .gold, at: Timestamp(seconds: second))
    }
    strict.add(price(2), of: .silver, at: Timestamp(seconds: 603))
    patient.add(price(2), of: .silver, at: Timestamp(seconds: 603))
    #expect(all(&strict, upTo: 900).map(\.time) == [Timestamp(seconds: 660)])
    #expect(all(&patient, upTo: 900).map(\.time) == [660, 720].map { Timestamp(seconds: $0) })
  }

  @Test func olderPricesAreLeftOut() {
    var sampler = PreviousTickSampler(step: 1000)
    let isTaken = [
      sampler.add(price(10), of: .gold, at: Timestamp(seconds: 10)),
      sampler.add(price(9), of: .gold, at: Timestamp(seconds: 9)),
      sampler.add(price(1), of: .silver, at: Timestamp(seconds: 9)),
      sampler.add(price(11), of: .gold, at: Timestamp(seconds: 10)),
    ]
    #expect(isTaken == [true, false, true, true])
  }

  @Test func nothingTrapsOrLastsForEverAtTheEnds() {
    var sampler = PreviousTickSampler(step: .min, stalenessLimit: .max)
    sampler.add(price(1), of: .gold, at: Timestamp(milliseconds: .min))
    sampler.add(price(1), of: .silver, at: Timestamp(milliseconds: .min))
    #expect(sampler.step == 1)
    #expect(sampler.next(upTo: Timestamp(milliseconds: .min + 2)) != nil)
    sampler = PreviousTickSampler(step: .max)
    sampler.add(price(1), of: .gold, at: Timestamp(milliseconds: .max))
    sampler.add(price(1), of: .silver, at: Timestamp(milliseconds: .max))
    #expect(sampler.next(upTo: Timestamp(milliseconds: .max)) == nil)
    sampler = PreviousTickSampler(step: 1)
    sampler.add(price(1), of: .gold, at: Timestamp(milliseconds: 0))
    #expect(sampler.next(upTo: Timestamp(milliseconds: .max)) == nil)
  }
}
