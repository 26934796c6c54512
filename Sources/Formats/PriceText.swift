import BullionMarket

/// Prices as they are written, with words for what is none.
package enum PriceText {
  /// A price of any sign.
  ///
  /// - Parameter name: what it is, for the words: "bid".
  package static func price(of text: ArraySlice<UInt8>, _ name: String) throws(LineProblem) -> Price {
    if let price = Price(decimal: text) { return price }
    if NumberShape.isNonFinite(text) { throw LineProblem("\(name) is not finite", reason: .nonFinite) }
    let words = NumberShape.looksNumeric(text) ? "cannot be a price" : "is not a number"
    throw LineProblem("\(name) \(LineProblem.quoted(text)) \(words)")
  }
}
