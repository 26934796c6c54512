import BullionMarket
import Testing

private func usual(_ instrument: Instrument, _ year: Int, _ month: Int = 3, _ day: Int = 15) -> PriceRange {
  .usual(of: instrument, at: Timestamp(year, month, day))
}

private func dollars(_ value: Double) -> Price { Price(ticks: Int64((value * 1e6).rounded())) }

/// A day on which a metal cost what it never had, or never has again.
private struct Extreme: Sendable, CustomTestStringConvertible {
  var date: CalendarDate
  var gold: [Double] = []
  var silver: [Double] = []
  var testDescription: String { "\(date.year)-\(date.month)-\(date.day)" }

  init(_ year: Int, _ month: Int, _ day: Int, gold: [Double] = [], silver: [Double] = []) {
    date = CalendarDate(year: year, month: month, day: day)
    self.gold = gold
    self.silver = silver
  }
}

@Suite struct PriceRangeTests {
  @Test(
    "What was truly paid is never out of range",
    arguments: [
      Extreme(1717, 9, 21, gold: [18.93, 20.67]), Extreme(1864, 7, 11, gold: [58.9]),
      Extreme(1919, 11, 25, silver: [1.3825]), Extreme(1932, 12, 29, gold: [20.67], silver: [0.2425]),
      Extreme(1934, 1, 31, gold: [35]), Extreme(1960, 10, 20, gold: [40.6]),
      Extreme(1968, 3, 14, gold: [44.3]),
      Extreme(1979, 1, 2, gold: [216.55], silver: [5.94]), Extreme(1979, 12, 31, gold: [524], silver: [34.5]),
      Extreme(1980, 1, 18, gold: [850], silver: [50.36]), Extreme(1980, 1, 21, gold: [850, 887.5]),
      Extreme(1980, 5, 22, silver: [10.2]), Extreme(1982, 6, 21, gold: [296.75], silver: [4.78]),
      Extreme(1999, 8, 25, gold: [251.7]), Extreme(2001, 11, 21, silver: [4.01]),
      Extreme(2008, 10, 28, silver: [8.4]), Extreme(2011, 4, 25, silver: [49.8]),
      Extreme(2011, 9, 6, gold: [1923.7]), Extreme(2015, 12, 3, gold: [1046]),
      Extreme(2020, 3, 18, silver: [11.62]), Extreme(2020, 8, 7, gold: [2075.5], silver: [29.86]),
      Extreme(2021, 1, 13, gold: [1845], silver: [25.3]), Extreme(2021, 2, 1, silver: [30.35]),
      Extreme(2022, 3, 8, gold: [2078.8]), Extreme(2023, 12, 4, gold: [2152]),
      Extreme(2025, 12, 29, gold: [4549], silver: [84]), Extreme(2026, 1, 29, gold: [5597], silver: [121.66]),
      Extreme(2026, 2, 5, silver: [64]), Extreme(2026, 11, 15, gold: [3600, 6500], silver: [45, 130]),
    ])
  private func extremesAreUsual(extreme: Extreme) {
    for (instrument, prices) in [(Instrument.gold, extreme.gold), (.silver, extreme.silver)] {
      let range = PriceRange.usual(of: instrument, at: Timestamp(midnightOf: extreme.date))
      for price in prices {
        #expect(range.contains(dollars(price)), "\(instrument.name) at \(price), usual is \(range.words)")
      }
    }
  }

  /// Every other unit, and the other metal, of every price that was usual since gold floats.
  @Test func otherUnitsAndTheOtherMetalAreOutOfRange() {
    let factors = [1 / 31.1034768, 10 / 31.1034768, 32.1507, 100, 1000, 3.6, 90]
    for year in 1968...2026 {
      for instrument in Instrument.allCases {
        for month in [3, 9] {
          let range = usual(instrument, year, month)
          let middle = (range.low.dollars * range.high.dollars).squareRoot()
          for factor in factors {
            #expect(
              !range.contains(dollars(middle * factor)), "\(instrument.name) of \(year) times \(factor)")
          }
          #expect(!range.contains(dollars(1 / middle)), "\(instrument.name) of \(year) turned over")
          let other = usual(instrument == .gold ? .silver : .gold, year, month)
          #expect(!range.contains(other.low) && !range.contains(other.high), "the other metal in \(year)")
          #expect(!range.possible.contains(dollars(middle * 100)), "cents as a single price in \(year)")
        }
      }
    }
  }

  @Test(arguments: [
    (2000, 545.0), (2008, 2_050), (2018, 830), (2022, 960), (2024, 950),
  ])
  func platinumIsNoGoldWhereItCanBeTold(year: Int, price: Double) {
    #expect(!usual(.gold, year).contains(dollars(price)))
  }

  @Test func bitcoinIsNoGold() {
    for (year, price) in [(2014, 600.0), (2018, 9000), (2021, 58_000), (2024, 67_000), (2026, 85_000)] {
      #expect(!usual(.gold, year).contains(dollars(price)), "\(year)")
    }
  }

  @Test func theTimesThatAreNotKnownYetAreWiderYearByYear() {
    for instrument in Instrument.allCases {
      var before = usual(instrument, 2026, 12)
      for year in 2027...2050 {
        let range = usual(instrument, year)
        #expect(range.low < before.low && range.high > before.high, "\(instrument.name) \(year)")
        before = range
      }
    }
    #expect(!usual(.gold, 2030).contains(dollars(4500 * 31.1)))
    #expect(usual(.gold, 2030).contains(dollars(4500)) && usual(.silver, 2030).contains(dollars(62)))
    // No trap and no nonsense at the ends of time.
    for milliseconds in [Int64.min, .max] {
      let range = PriceRange.usual(of: .gold, at: Timestamp(milliseconds: milliseconds))
      #expect(range.low.ticks > 0 && range.low < range.high)
    }
  }

  /// Between two rows of the table no day is lost, and a span says where it ends.
  @Test func spansFollowEachOther() {
    for date in stride(from: 0, to: 365 * 60, by: 1) {
      let moment = Timestamp(milliseconds: Int64(date) * Timestamp.millisecondsPerDay)
      let span = PriceRangeSpan(.silver, at: moment)
      #expect(span.covers(moment) && span.covers(moment.advanced(byMilliseconds: 86_399_999)))
      #expect(!span.covers(moment.advanced(bySeconds: 2 * 366 * 86_400)) || date < 365 * 2)
    }
    let before = PriceRangeSpan(.gold, at: Timestamp(2026, 12, 31, 23, 59, 59))
    #expect(!before.covers(Timestamp(2027, 1, 1)))
    #expect(!PriceRangeSpan(.gold, at: Timestamp(2028, 5, 1)).covers(Timestamp(2029, 1, 1)))
  }
}
