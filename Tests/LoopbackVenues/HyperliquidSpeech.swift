/// Hyperliquid: an answer to each subscription, pongs of its own kind, candles by POST.
struct HyperliquidSpeech: VenueSpeech {
  private static let coins: [String: LoopbackMetal] = ["xyz:GOLD": .gold, "xyz:SILVER": .silver]

  var premium: Double { 0.03 }

  func answer(
    _ request: LoopbackRequest, _ market: LoopbackMarket, at now: Int64, isOpen: Bool
  ) -> SpokenAnswer? {
    if request.path == "/ws" { return .upgrade }
    guard request.path == "/info", request.method == "POST" else { return nil }
    guard value(of: "type", in: request.body) == "candleSnapshot",
      let coin = value(of: "coin", in: request.body), let metal = Self.coins[String(coin)],
      let interval = value(of: "interval", in: request.body), let length = milliseconds(of: interval),
      let start = value(of: "startTime", in: request.body).flatMap({ Int64($0) }),
      let end = value(of: "endTime", in: request.body).flatMap({ Int64($0) })
    else { return .refusal(422, "Failed to deserialize the JSON body into the target type") }
    // The last 5,000 bars are all there is.
    let first = max(start, end - 5000 * length)
    let rows = bars(market, metal, from: first, to: min(end, now), length: length, limit: 5000).map { bar in
      "{\"t\":\(bar.start),\"T\":\(bar.start + length - 1),\"s\":\"\(coin)\",\"i\":\"\(interval)\","
        + "\"o\":\"\(decimal(bar.open))\",\"c\":\"\(decimal(bar.close))\",\"h\":\"\(decimal(bar.high))\","
        + "\"l\":\"\(decimal(bar.low))\",\"v\":\"1.5\",\"n\":7}"
    }
    return .json("[\(rows.joined(separator: ","))]")
  }

  func reply(to text: String, _ request: LoopbackRequest, at now: Int64) -> SpokenReply {
    switch value(of: "method", in: text) {
    case "ping": return SpokenReply(texts: ["{\"channel\":\"pong\"}"])
    case "subscribe":
      guard let coin = value(of: "coin", in: text), let metal = Self.coins[String(coin)] else { break }
      return SpokenReply(
        texts: [
          "{\"channel\":\"subscriptionResponse\",\"data\":{\"method\":\"subscribe\","
            + "\"subscription\":{\"type\":\"bbo\",\"coin\":\"\(coin)\"}}}"
        ], subscribes: [metal])
    default: break
    }
    return SpokenReply(texts: ["{\"channel\":\"error\",\"data\":\"Invalid subscription\"}"])
  }

  func text(of quote: SpokenQuote, isOpen: Bool) -> String {
    "{\"channel\":\"bbo\",\"data\":{\"coin\":\"\(quote.metal == .gold ? "xyz:GOLD" : "xyz:SILVER")\","
      + "\"time\":\(quote.time),\"bbo\":[{\"px\":\"\(quote.bid)\",\"sz\":\"1.5\",\"n\":3},"
      + "{\"px\":\"\(quote.ask)\",\"sz\":\"2.0\"}]}}"
  }
}
