import Formats

/// The texts of one row by field, not yet understood; an empty text counts as absent.
struct HistoryTexts {
  var time, timeOfDay, symbol: ArraySlice<UInt8>?
  var open, high, low, close, bid, ask, price: ArraySlice<UInt8>?
  var currency, unit: ArraySlice<UInt8>?
  var interval, count, partial, source: ArraySlice<UInt8>?

  mutating func set(_ field: HistoryField, _ text: ArraySlice<UInt8>) {
    if text.isEmpty { return }
    switch field {
    case .time: time = text
    case .timeOfDay: timeOfDay = text
    case .symbol: symbol = text
    case .open: open = text
    case .high: high = text
    case .low: low = text
    case .close: close = text
    case .bid: bid = text
    case .ask: ask = text
    case .price: price = text
    case .currency: currency = text
    case .unit: unit = text
    case .interval: interval = text
    case .count: count = text
    case .partial: partial = text
    case .source: source = text
    }
  }

  /// All that ought to be numbers.
  var prices: [ArraySlice<UInt8>] { [open, high, low, close, bid, ask, price].compactMap(\.self) }
}
