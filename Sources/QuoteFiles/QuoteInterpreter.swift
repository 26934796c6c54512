import BullionMarket
import Formats

/// Understands the texts of one line as a quote or a bar, the same for JSON and CSV.
///
/// A line with bid and ask, or with a price, is a quote; one with open, high, low, close and an interval is a
/// bar. Whether a quote's prices make sense (positive, not crossed) is for the filter behind all feeds to say.
struct QuoteInterpreter: Sendable {
  private var symbols = SymbolCache()
  private var currencies = CurrencyCache()
  private var dates = DateReader()

  mutating func event(from texts: QuoteTexts) throws(LineProblem) -> FeedEvent {
    guard let symbol = texts[.symbol] else { throw LineProblem("no symbol") }
    let instrument = try instrument(symbol)
    if let other = currencies.other(currency: texts[.currency], unit: texts[.unit]) {
      throw LineProblem("a price in \(visible(other)), not in dollars", reason: .unknownSymbol)
    }
    if texts.hasBarPrice, !texts.hasQuotePrice { return try bar(texts, of: instrument) }
    guard texts.hasQuotePrice else { throw LineProblem("no price: neither bid and ask nor price") }
    let time = try time(texts)
    if let bid = texts[.bid], let ask = texts[.ask] {
      return .quote(
        Quote(instrument: instrument, time: time, bid: try price(bid, "bid"), ask: try price(ask, "ask")))
    }
    guard let single = texts[.price] else {
      throw LineProblem(texts[.bid] == nil ? "ask without bid" : "bid without ask")
    }
    return .quote(Quote(instrument: instrument, time: time, price: try price(single, "price")))
  }

  private mutating func bar(_ texts: QuoteTexts, of instrument: Instrument) throws(LineProblem) -> FeedEvent {
    guard let intervalText = texts[.interval] else { throw LineProblem("a bar without its interval") }
    let interval = try interval(intervalText)
    let bar = Bar(
      start: try time(texts), open: try price(texts[.open], "open"), high: try price(texts[.high], "high"),
      low: try price(texts[.low], "low"), close: try price(texts[.close], "close"))
    if bar.low <= Price(ticks: 0) { throw LineProblem("a bar whose prices are not all above zero") }
    if bar.low > bar.high { throw LineProblem("low above high") }
    for (name, price) in [("open", bar.open), ("close", bar.close)] {
      if price < bar.low { throw LineProblem("\(name) below low") }
      if price > bar.high { throw LineProblem("\(name) above high") }
    }
    return .bar(instrument, interval, bar)
  }

  // MARK: Single fields

  private mutating func instrument(_ text: ArraySlice<UInt8>) throws(LineProblem) -> Instrument {
    switch symbols.meaning(of: text) {
    case .metal(let instrument): return instrument
    case .other(let other):
      throw LineProblem("unknown symbol \(LineProblem.quoted(text)): \(other)", reason: .unknownSymbol)
    case .unknown: throw LineProblem("unknown symbol \(LineProblem.quoted(text))", reason: .unknownSymbol)
    }
  }

  private mutating func time(_ texts: QuoteTexts) throws(LineProblem) -> Timestamp {
    guard let text = texts[.time] else { throw LineProblem("no time") }
    let timeOfDay = texts[.timeOfDay]
    if timeOfDay == nil, !NumberShape.looksLikeDate(text), let time = Timestamp(text: text) { return time }
    // All other spellings that history files come in; without a zone they are UTC.
    if let reading = dates.read(text, timeOfDay: timeOfDay) { return reading.time }
    throw LineProblem(DateLimits.words(text, timeOfDay: timeOfDay))
  }

  private func price(_ text: ArraySlice<UInt8>?, _ name: String) throws(LineProblem) -> Price {
    guard let text else { throw LineProblem("a bar without its \(name)") }
    return try PriceText.price(of: text, name)
  }

  /// `1m`, `5m`, `15m`, `1h` (or `60m`) and `1d` in either case, except `1M`, by which exchanges mean a month.
  private func interval(_ text: ArraySlice<UInt8>) throws(LineProblem) -> BarInterval {
    let spelling = String(decoding: text.prefix(8), as: UTF8.self)
    if spelling == "1M" { throw LineProblem("interval 1M could be a month; a minute is 1m") }
    let lower = spelling.lowercased()
    guard let interval = BarInterval(rawValue: lower == "60m" ? "1h" : lower) else {
      throw LineProblem("unknown interval \(LineProblem.quoted(text)): there are 1m, 5m, 15m, 1h, 1d")
    }
    return interval
  }
}
