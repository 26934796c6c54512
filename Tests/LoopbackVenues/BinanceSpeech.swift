/// Binance USD-M: `/public` speaks, every other path connects and stays silent.
struct BinanceSpeech: VenueSpeech {
  private static let symbols: [String: LoopbackMetal] = ["XAUUSDT": .gold, "XAGUSDT": .silver]

  var premium: Double { 0.02 }

  func answer(
    _ request: LoopbackRequest, _ market: LoopbackMarket, at now: Int64, isOpen: Bool
  ) -> SpokenAnswer? {
    let weight = ["x-mbx-used-weight-1m": "5"]
    switch request.path {
    case "/fapi/v1/tradingSchedule": return .json(schedule(at: now, isOpen: isOpen), headers: weight)
    case "/fapi/v1/klines":
      guard let metal = Self.symbols[request.query["symbol"] ?? ""] else {
        return .refusal(400, "{\"code\":-1121,\"msg\":\"Invalid symbol.\"}")
      }
      return .json(klines(request.query, metal, market, at: now), headers: weight)
    default: return request.headers["upgrade"] == nil ? nil : .upgrade
    }
  }

  func reply(to text: String, _ request: LoopbackRequest, at now: Int64) -> SpokenReply {
    guard text.contains("\"SUBSCRIBE\"") else {
      return SpokenReply(texts: ["{\"error\":{\"code\":2,\"msg\":\"Invalid request: unknown method\"}}"])
    }
    var reply = SpokenReply(texts: ["{\"result\":null,\"id\":\(value(of: "id", in: text) ?? "0")}"])
    // The wrong path takes the subscription and never sends anything.
    guard request.path.hasPrefix("/public/") else { return reply }
    for (name, metal) in Self.symbols where text.contains("\"\(name.lowercased())@bookTicker\"") {
      reply.subscribes.insert(metal)
    }
    return reply
  }

  func text(of quote: SpokenQuote, isOpen: Bool) -> String {
    "{\"e\":\"bookTicker\",\"u\":\(400_900_000 + quote.number),\"E\":\(quote.time + 2),\"T\":\(quote.time),"
      + "\"s\":\"\(quote.metal == .gold ? "XAUUSDT" : "XAGUSDT")\",\"b\":\"\(quote.bid)\",\"B\":\"31.210\","
      + "\"a\":\"\(quote.ask)\",\"A\":\"40.660\"}"
  }

  func refusal(_ status: Int, at now: Int64) -> String {
    switch status {
    case 418:
      "{\"code\":-1003,\"msg\":\"Way too many requests; IP(127.0.0.1) banned until \(now + 120_000).\"}"
    case 429: "{\"code\":-1003,\"msg\":\"Too many requests; current limit is 2400 requests per minute.\"}"
    case 451: "{\"code\":0,\"msg\":\"Service unavailable from a restricted location.\"}"
    default: "{\"code\":-1000,\"msg\":\"An unknown error occurred.\"}"
    }
  }

  private func schedule(at now: Int64, isOpen: Bool) -> String {
    let day: Int64 = 86_400_000
    let change = now + (isOpen ? 3 : 1) * day
    func session(_ start: Int64, _ end: Int64, _ isRegular: Bool) -> String {
      "{\"startTime\":\(start),\"endTime\":\(end),\"type\":\"\(isRegular ? "REGULAR" : "NO_TRADING")\"}"
    }
    let sessions = "\(session(now - day, change, isOpen)),\(session(change, now + 6 * day, !isOpen))"
    return "{\"updateTime\":\(now),\"marketSchedules\":{\"EQUITY\":{\"sessions\":[]},"
      + "\"COMMODITY\":{\"sessions\":[\(sessions)]}}}"
  }

  private func klines(
    _ query: [String: String], _ metal: LoopbackMetal, _ market: LoopbackMarket, at now: Int64
  ) -> String {
    let length = milliseconds(of: query["interval"] ?? "") ?? 60_000
    let limit = Int(query["limit"] ?? "") ?? 500
    let start = Int64(query["startTime"] ?? "") ?? now - length * Int64(limit)
    let rows = bars(market, metal, from: start, to: now, length: length, limit: limit).map { bar in
      "[\(bar.start),\"\(decimal(bar.open))\",\"\(decimal(bar.high))\",\"\(decimal(bar.low))\","
        + "\"\(decimal(bar.close))\",\"12.5\",\(bar.start + length - 1),\"62500\",308,\"6\",\"30000\",\"0\"]"
    }
    return "[\(rows.joined(separator: ","))]"
  }
}
