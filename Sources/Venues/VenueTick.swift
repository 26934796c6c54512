import BullionMarket
import Formats

/// What one message says about one symbol, not yet understood.
///
/// Whether the prices make sense together (crossed, too late, too early) is for the filter behind to say; what is not
/// a price above zero is refused here.
struct VenueTick {
  var bid, ask: JSONScanner.Value?
  /// The only price of a venue that has neither bid nor ask.
  var single: JSONScanner.Value?
  /// When the venue says it was; the time of arrival is taken where it says nothing.
  var time: JSONScanner.Value?

  /// The quote that it makes.
  ///
  /// - Parameter now: when it arrived.
  func quote(of instrument: Instrument, at now: Timestamp) throws(LineProblem) -> Quote {
    let moment = try Self.moment(time) ?? now
    if single != nil {
      let price = try Self.price(single, "price")
      return Quote(instrument: instrument, time: moment, received: now, price: price)
    }
    let bid = try Self.price(bid, "bid")
    return Quote(
      instrument: instrument, time: moment, received: now, bid: bid, ask: try Self.price(ask, "ask"))
  }

  /// A price above zero, exactly as it is written.
  static func price(_ value: JSONScanner.Value?, _ name: String) throws(LineProblem) -> Price {
    guard let value else { throw LineProblem("no \(name)") }
    guard let text = value.text else { throw LineProblem("\(name) is null") }
    let price = try PriceText.price(of: text, name)
    guard price.ticks > 0 else {
      throw LineProblem("\(name) \(LineProblem.quoted(text)) is not above zero", reason: .nonPositive)
    }
    return price
  }

  /// A moment as ISO 8601 or since 1970; nil where there is none.
  static func moment(_ value: JSONScanner.Value?) throws(LineProblem) -> Timestamp? {
    guard let text = value?.text else { return nil }
    guard let moment = Timestamp(text: text) else {
      throw LineProblem("the time \(LineProblem.quoted(text)) is neither ISO 8601 nor an epoch")
    }
    return moment
  }
}
