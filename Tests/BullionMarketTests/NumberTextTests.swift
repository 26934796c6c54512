import BullionMarket
import Foundation
import TestRandomness
import Testing

struct NumberTextTests {
  @Test(
    arguments: [
      (1.005, 2, "1.01"), (2.675, 2, "2.68"), (-1.005, 2, "-1.01"), (0.5, 0, "1"), (1.5, 0, "2"),
      (-2.5, 0, "-3"),
      (0.49999999999999994, 0, "0"), (5000.1, 2, "5000.10"), (100.29, 3, "100.290"), (999.995, 2, "1000.00"),
      (9.99, 1, "10.0"), (0.05, 1, "0.1"), (0.04, 1, "0.0"), (-0.04, 1, "0.0"), (-0.0, 2, "0.00"),
      (0, 0, "0"),
      (1e-300, 2, "0.00"), (0.001, 3, "0.001"), (1e22, 0, "10000000000000000000000"),
      (1.25e-5, 6, "0.000013"),
      (123456789.125, 2, "123456789.13"), (70.532789483695, 1, "70.5"), (12, -3, "12"),
    ] as [(Double, Int, String)])
  func roundsHalfAwayFromZero(value: Double, decimals: Int, text: String) {
    #expect(NumberText.fixed(value, decimals: decimals) == text)
  }

  @Test func groupsThousandsAndSigns() {
    #expect(NumberText.fixed(5597, decimals: 2, grouping: true) == "5,597.00")
    #expect(NumberText.fixed(999.999, decimals: 2, grouping: true) == "1,000.00")
    #expect(NumberText.fixed(-1_234_567.5, decimals: 1, grouping: true) == "-1,234,567.5")
    #expect(NumberText.fixed(123, decimals: 0, grouping: true) == "123")
    #expect(NumberText.fixed(1.25, decimals: 2, alwaysSigned: true) == "+1.25")
    #expect(NumberText.fixed(-1.25, decimals: 2, alwaysSigned: true) == "-1.25")
    #expect(NumberText.fixed(-0.001, decimals: 2, alwaysSigned: true) == "+0.00")
    #expect(NumberText.fixed(0, decimals: 2, alwaysSigned: true) == "+0.00")
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func whatIsNotFiniteIsADash(value: Double) {
    #expect(NumberText.fixed(value, decimals: 2, alwaysSigned: true) == "—")
    #expect(NumberText.shortest(value) == "null")
  }

  @Test func agreesWithFoundationAwayFromTies() {
    var random = SplitMix64(seed: 12)
    for _ in 0..<10_000 {
      let decimals = Int.random(in: 0...6, using: &random)
      let value = Double.random(in: -100_000...100_000, using: &random)
      let expected = String(format: "%.\(decimals)f", value)
      let text = NumberText.fixed(value, decimals: decimals)
      #expect(text == expected || Double(expected) == 0, "\(value)")
    }
  }

  @Test func pricesComeFromTheirTicks() {
    #expect(NumberText.price(Price(ticks: 5_100_005_000), decimals: 2) == "5,100.01")
    #expect(NumberText.price(Price(ticks: 5_100_004_999), decimals: 2) == "5,100.00")
    #expect(NumberText.price(Price(ticks: -5_100_005_000), decimals: 2, grouping: false) == "-5100.01")
    #expect(NumberText.price(Price(ticks: 110_000_000), decimals: 3) == "110.000")
    #expect(NumberText.price(Price(ticks: -4000), decimals: 2) == "0.00")
    #expect(NumberText.price(Price(ticks: 4000), decimals: 2, alwaysSigned: true) == "+0.00")
    #expect(NumberText.price(Price(ticks: 1), decimals: 8) == "0.00000100")
    #expect(NumberText.price(Price(ticks: 500_000), decimals: -4) == "1")
    #expect(NumberText.price(Price(ticks: .max), decimals: 2) == "9,223,372,036,854.78")
    #expect(NumberText.price(Price(ticks: .min), decimals: 6) == "-9,223,372,036,854.775808")
  }

  @Test func pricesAgreeWithDecimalArithmetic() {
    var random = SplitMix64(seed: 13)
    for _ in 0..<3000 {
      let ticks = Int64.random(in: -100_000_000_000...100_000_000_000, using: &random)
      let decimals = Int.random(in: 0...5, using: &random)
      var exact = Decimal(ticks) / 1_000_000
      var rounded = Decimal()
      NSDecimalRound(&rounded, &exact, decimals, .plain)
      let text = NumberText.price(Price(ticks: ticks), decimals: decimals, grouping: false)
      #expect(Decimal(string: text) == rounded)
      #expect(text.split(separator: ".").dropFirst().first?.count ?? 0 == decimals)
    }
  }

  @Test(
    arguments: [
      (0.0, "0"), (-0.0, "0"), (1, "1"), (-25, "-25"), (0.1, "0.1"), (46.64, "46.64"),
      (1e15, "1000000000000000"),
      (1e20, "100000000000000000000"), (9.999999999999999e20, "999999999999999900000"),
      (1e21, "1e+21"), (1e-12, "0.000000000001"), (9e-13, "9e-13"), (1e-7, "0.0000001"),
      (1.5e-11, "0.000000000015"),
      (1e-13, "1e-13"),
      (123456.789, "123456.789"),
    ] as [(Double, String)])
  func jsonNumbersAreShort(value: Double, text: String) {
    #expect(NumberText.shortest(value) == text)
  }

  @Test func jsonNumbersReadBackExactly() {
    var random = SplitMix64(seed: 14)
    for _ in 0..<20_000 {
      let value = Double(bitPattern: random.next())
      guard value.isFinite else { continue }
      #expect(Double(NumberText.shortest(value)) == value)
      let ordinary = Double.random(in: -10_000...10_000, using: &random)
      #expect(Double(NumberText.shortest(ordinary)) == ordinary)
      #expect(!NumberText.shortest(ordinary).contains("e"))
    }
  }

  @Test func bytesOfNumbersAreTheirShortestText() {
    var random = SplitMix64(seed: 5)
    var values: [Double] = [
      0, -0.0, 1, -1, 0.001, 0.00099, 1e15, 1e15 - 1, 5000, -0.5, .nan, .infinity, .pi, 1e-300,
    ]
    for _ in 0..<2000 {
      values.append(
        Double.random(in: -1...1, using: &random) * .pow10(Int.random(in: -14...22, using: &random)))
    }
    for value in values {
      var bytes = Array("x".utf8)
      NumberText.append(shortest: value, to: &bytes)
      #expect(String(decoding: bytes, as: UTF8.self) == "x" + NumberText.shortest(value))
    }
  }

  @Test func bytesOfPricesAreTheShortestTextOfTheirDollars() {
    var random = SplitMix64(seed: 6)
    var ticks: [Int64] = [
      0, 1, -1, 10, 999_999, 1_000_000, -1_000_001, 999_999_999_999_999, 1_000_000_000_000_000, .min, .max,
    ]
    for digits in 1...15 {
      for _ in 0..<200 {
        ticks.append(
          Int64.random(in: -Int64(Double.pow10(digits))...Int64(Double.pow10(digits)), using: &random))
      }
    }
    for ticks in ticks {
      let price = Price(ticks: ticks)
      var bytes = Array("x".utf8)
      NumberText.append(price, to: &bytes)
      #expect(String(decoding: bytes, as: UTF8.self) == "x" + NumberText.shortest(price.dollars))
    }
  }

  @Test(
    arguments: [
      (0, "0.0 s"), (99, "0.0 s"), (300, "0.3 s"), (999, "0.9 s"), (1000, "1 s"), (12_999, "12 s"),
      (59_999, "59 s"),
      (60_000, "1 min"), (3_599_999, "59 min"), (3_600_000, "1 h"), (11_520_000, "3 h 12 min"),
      (86_399_999, "23 h 59 min"), (86_400_000, "1 d"), (187_200_000, "2 d 4 h"), (-300, "-0.3 s"),
      (-11_520_000, "-3 h 12 min"),
      (-99, "0.0 s"), (Int64.max, "106751991167 d 7 h"), (Int64.min, "-106751991167 d 7 h"),
    ] as [(Int64, String)])
  func durationsNameTheirTwoLargestUnits(milliseconds: Int64, text: String) {
    #expect(NumberText.duration(milliseconds: milliseconds) == text)
  }
}

extension Double {
  fileprivate static func pow10(_ exponent: Int) -> Double {
    var value = 1.0
    for _ in 0..<exponent.magnitude { value *= 10 }
    return exponent < 0 ? 1 / value : value
  }
}
