import BullionMarket

/// Kraken's web socket, version 2: gold tokens only, prices as numbers without a time, a heartbeat a second.
struct KrakenSpeech: VenueSpeech {
  var premium: Double { 0.1 }

  func answer(
    _ request: LoopbackRequest, _ market: LoopbackMarket, at now: Int64, isOpen: Bool
  ) -> SpokenAnswer? {
    if request.path == "/v2" { return .upgrade }
    guard request.path == "/0/public/OHLC" else { return nil }
    guard let pair = request.query["pair"], pair == "PAXGUSD" || pair == "XAUTUSD" else {
      return .json("{\"error\":[\"EQuery:Unknown asset pair\"]}")
    }
    let length = (Int64(request.query["interval"] ?? "") ?? 1) * 60_000
    // The last 720 at most, and only what comes after `since`.
    let since = (Int64(request.query["since"] ?? "") ?? 0) * 1000
    let first = max(since + 1, now - 719 * length)
    let rows = bars(market, .gold, from: first, to: now, length: length, limit: 720).map { bar in
      "[\(bar.start / 1000),\"\(decimal(bar.open))\",\"\(decimal(bar.high))\",\"\(decimal(bar.low))\","
        + "\"\(decimal(bar.close))\",\"\(decimal(bar.open))\",\"0.51\",12]"
    }
    return .json(
      "{\"error\":[],\"result\":{\"\(pair)\":[\(rows.joined(separator: ","))],\"last\":\(now / 1000)}}")
  }

  func greeting(_ request: LoopbackRequest, at now: Int64) -> SpokenReply {
    SpokenReply(texts: [
      "{\"channel\":\"status\",\"type\":\"update\",\"data\":[{\"version\":\"2.0.0\",\"system\":\"online\","
        + "\"api_version\":\"v2\",\"connection_id\":12297828389012293000}]}"
    ])
  }

  func reply(to text: String, _ request: LoopbackRequest, at now: Int64) -> SpokenReply {
    let number = value(of: "req_id", in: text) ?? "0"
    let time = Timestamp(milliseconds: now).iso8601
    let times = "\"time_in\":\"\(time)\",\"time_out\":\"\(time)\""
    if value(of: "method", in: text) == "ping" {
      return SpokenReply(texts: ["{\"method\":\"pong\",\"req_id\":\(number),\(times)}"])
    }
    guard text.contains("\"event_trigger\":\"bbo\"") else {
      // Prices at trades only, of which there are none here.
      return SpokenReply()
    }
    guard text.contains("\"PAXG/USD\"") else {
      let symbol = text.contains("\"XAUT/USD\"") ? "XAUT/USD" : "that"
      return SpokenReply(texts: [
        "{\"error\":\"Currency pair not supported \(symbol)\",\"method\":\"subscribe\",\"req_id\":\(number),"
          + "\"success\":false,\"symbol\":\"\(symbol)\",\(times)}"
      ])
    }
    return SpokenReply(
      texts: [
        "{\"method\":\"subscribe\",\"req_id\":\(number),\"result\":{\"channel\":\"ticker\","
          + "\"event_trigger\":\"bbo\",\"snapshot\":true,\"symbol\":\"PAXG/USD\"},\"success\":true,\(times)}"
      ], subscribes: [.gold])
  }

  func text(of quote: SpokenQuote, isOpen: Bool) -> String {
    "{\"channel\":\"ticker\",\"type\":\"update\",\"data\":[{\"symbol\":\"PAXG/USD\",\"bid\":\(quote.bid),"
      + "\"bid_qty\":0.9,\"ask\":\(quote.ask),\"ask_qty\":1.2,\"last\":\(quote.middle),\"volume\":123.4,"
      + "\"vwap\":\(quote.middle),\"low\":4900.1,\"high\":5100.2,\"change\":1.5,\"change_pct\":0.03}]}"
  }

  func heartbeat(at now: Int64) -> (every: Int64, text: String)? { (1000, "{\"channel\":\"heartbeat\"}") }
}
