import BullionMarket
import Formats

/// Candles of OANDA that have an object for each side of the price in place of one for the middle.
enum CandleSides {
  /// The members of a candle with the middle of bid and ask.
  ///
  /// - Returns: nil where it has not both sides, or their prices are none.
  static func middle(
    of candle: ArraySlice<UInt8>
  ) throws(JSONScanner.Problem) -> [(name: String, text: [UInt8])]? {
    var scanner = JSONScanner(candle)
    var time: ArraySlice<UInt8>?
    var sides: [[(key: ArraySlice<UInt8>, price: Price)]] = []
    while let (key, value) = try scanner.nextMember() {
      if key.elementsEqual("mid".utf8) { return nil }
      if HistoryField.field(ofMember: key) == .time { time = value.text }
      guard key.elementsEqual("bid".utf8) || key.elementsEqual("ask".utf8), case .nested(let side) = value,
        side.first == UInt8(ascii: "{")
      else { continue }
      var inner = JSONScanner(side)
      var prices: [(key: ArraySlice<UInt8>, price: Price)] = []
      while let (key, value) = try inner.nextMember() {
        if let text = value.text, let price = Price(decimal: text) { prices.append((key, price)) }
      }
      sides.append(prices)
    }
    guard let time, sides.count == 2 else { return nil }
    var cells = [(name: "time", text: Array(time))]
    for (key, price) in sides[0] {
      guard let other = sides[1].first(where: { $0.key.elementsEqual(key) }) else { return nil }
      var text: [UInt8] = []
      NumberText.append(Price.middle(price, other.price), to: &text)
      cells.append((String(decoding: key, as: UTF8.self), text))
    }
    return cells.count > 1 ? cells : nil
  }
}
