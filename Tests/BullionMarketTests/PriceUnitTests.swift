import BullionMarket
import TestRandomness
import Testing

private func price(_ text: String, _ factor: PriceFactor) -> String? {
  Price(decimal: Array(text.utf8), times: factor).map { NumberText.price($0, decimals: 6, grouping: false) }
}

@Suite struct PriceUnitTests {
  @Test(arguments: [
    ("62.098", PriceUnit.gram, "1931.463702"), ("674.07", .tola, "1797.520000"),
    ("62098", .kilogram, "1931.463702"), ("620.98", .tenGrams, "1931.463702"),
    ("1931.46", .ounce, "1931.460000"),
    // More decimals than a tick has count until the product is rounded.
    ("57.6320007324218749", .gram, "1792.555598"), ("0.0000019314637", .kilogram, "0.000000"),
    ("-62.098", .gram, "-1931.463702"), ("6.2098e1", .gram, "1931.463702"),
  ])
  func aPriceForAWeightBecomesOneForAnOunce(text: String, unit: PriceUnit, ounce: String) {
    #expect(price(text, unit.perOunce) == ounce)
  }

  @Test(arguments: [
    ("0.01", "167710", "1677.100000"), ("100", "12.5", "1250.000000"), ("0.000000000001", "1", "0.000000"),
    ("2.5", "3", "7.500000"), ("000.0100", "5", "0.050000"),
  ])
  func aFactorIsExact(factor: String, text: String, product: String) throws {
    #expect(price(text, try #require(PriceFactor(decimal: factor))) == product)
  }

  @Test(arguments: ["", "0", "-1", "1e2", "x", "1,5", "1.2.3", "0.0000000000001", "1234567890", "nan", "."])
  func otherTextsAreNoFactors(text: String) { #expect(PriceFactor(decimal: text) == nil) }

  @Test func unitAndScaleGoTogether() throws {
    let cents = try #require(PriceFactor(decimal: "0.01"))
    #expect(price("6209.8", PriceUnit.gram.perOunce.times(cents)) == "1931.463702")
    #expect(abs(PriceUnit.gram.perOunce.times(cents).value - 0.311034768) < 1e-15)
  }

  @Test func withoutAFactorItIsThePlainReading() {
    var random = SplitMix64(seed: 8)
    for _ in 0..<20_000 {
      let letters = Array("0123456789.e-+5")
      let text = String(
        (0..<Int.random(in: 1...24, using: &random)).map { _ in letters.randomElement(using: &random) ?? "0" }
      )
      let bytes = Array(text.utf8)
      #expect(Price(decimal: bytes, times: .one) == Price(decimal: bytes), "\(text)")
      // No trap whatever the sizes.
      for unit in PriceUnit.allCases { _ = Price(decimal: bytes, times: unit.perOunce) }
    }
    #expect(price("999999999999", PriceUnit.gram.perOunce) == nil)
  }
}
