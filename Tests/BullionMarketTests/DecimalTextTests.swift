import BullionMarket
import Foundation
import TestRandomness
import Testing

struct DecimalTextTests {
  @Test(
    arguments: [
      ("5000.10", 5_000_100_000), ("-3", -3_000_000), ("+3", 3_000_000), ("1e2", 100_000_000),
      ("1.5E-3", 1500),
      ("0", 0), ("-0", 0), (".5", 500_000), ("5.", 5_000_000), ("0000005000.1", 5_000_100_000),
      ("0.0000005", 1), ("0.00000049999999999999999999", 0), ("-0.0000005", -1),
      ("1.0000014999999999", 1_000_001),
      ("100.290000000000000000000000000000", 100_290_000), ("1000000000", 1_000_000_000_000_000),
      ("0.1e10", 1_000_000_000_000_000), ("1e-400", 0), ("0e999", 0), ("123456789e-8", 1_234_568),
    ] as [(String, Int64)])
  func readsExactly(text: String, ticks: Int64) {
    #expect(Price(decimal: text.utf8)?.ticks == ticks, "\(text)")
  }

  @Test(arguments: [
    "", "-", "+", ".", "-.", "e5", "1e", "1e+", "1e5.5", "1.2.3", "1,000", " 1", "1 ", "0x10", "NaN", "inf",
    "--1", "1-", "1e1000000000000000000000", "1000000000.000001", "99999999999999999999", "1e10", "١",
  ])
  func refusesWhatIsNoPrice(text: String) {
    #expect(Price(decimal: text.utf8) == nil, "\(text)")
  }

  @Test func readsWhatIsWritten() {
    var random = SplitMix64(seed: 3)
    for _ in 0..<20_000 {
      let price = Price(
        ticks: Int64.random(in: -1_000_000_000_000_000...1_000_000_000_000_000, using: &random))
      let text = NumberText.price(price, decimals: 6, grouping: false)
      #expect(Price(decimal: text.utf8) == price, "\(text)")
    }
  }

  @Test func agreesWithDecimalArithmetic() throws {
    var random = SplitMix64(seed: 4)
    for _ in 0..<2000 {
      let digits = (0..<Int.random(in: 1...12, using: &random)).map { _ in
        Character("\(Int.random(in: 0...9, using: &random))")
      }
      let fraction = (0..<Int.random(in: 1...9, using: &random)).map { _ in
        Character("\(Int.random(in: 0...9, using: &random))")
      }
      let text = String(digits.suffix(8)) + "." + String(fraction)
      var exact = try #require(Decimal(string: text)) * 1_000_000
      var rounded = Decimal()
      NSDecimalRound(&rounded, &exact, 0, .plain)
      #expect(Price(decimal: text.utf8)?.ticks == (rounded as NSDecimalNumber).int64Value, "\(text)")
    }
  }

  @Test func noBytesTrap() {
    var random = SplitMix64(seed: 5)
    let alphabet = Array("0123456789+-.eE ,x".utf8)
    var read = 0
    for _ in 0..<50_000 {
      let bytes = (0..<Int.random(in: 0...30, using: &random)).map { _ in
        alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
      }
      guard let price = Price(decimal: bytes) else { continue }
      read += 1
      #expect(abs(price.dollars) <= Price.largestDollars)
    }
    #expect(read > 100)
  }
}
