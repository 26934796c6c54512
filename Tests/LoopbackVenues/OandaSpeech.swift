import BullionMarket

/// OANDA v20: a stream of lines and candles, for whoever has a token.
struct OandaSpeech: VenueSpeech {
  private static let instruments: [Substring: LoopbackMetal] = ["XAU_USD": .gold, "XAG_USD": .silver]

  func answer(
    _ request: LoopbackRequest, _ market: LoopbackMarket, at now: Int64, isOpen: Bool
  ) -> SpokenAnswer? {
    guard request.headers["authorization"]?.hasPrefix("Bearer ") == true else {
      return .refusal(401, "{\"errorMessage\":\"Insufficient authorization to perform request.\"}")
    }
    let parts = request.path.split(separator: "/")
    if parts.first == "v3", parts.suffix(2) == ["pricing", "stream"] { return .stream }
    guard parts.count == 4, parts[1] == "instruments", parts[3] == "candles",
      let metal = Self.instruments[parts[2]]
    else { return nil }
    return candles(request.query, of: parts[2], metal, market, at: now)
  }

  private func candles(
    _ query: [String: String], of name: Substring, _ metal: LoopbackMetal, _ market: LoopbackMarket,
    at now: Int64
  ) -> SpokenAnswer {
    let granularity = query["granularity"] ?? "S5"
    let lengths: [String: Int64] = ["M1": 1, "M5": 5, "M15": 15, "H1": 60, "D": 1440]
    guard let minutes = lengths[granularity], let count = Int(query["count"] ?? "500"), count <= 5000 else {
      return .refusal(400, "{\"errorMessage\":\"Invalid value specified for 'granularity' or 'count'\"}")
    }
    let length = minutes * 60_000
    let asked = query["from"]?.split(separator: "%3A").joined(separator: ":")
    let start = asked.flatMap { Timestamp(text: $0) }?.milliseconds ?? now - Int64(count) * length
    // Days begin at 22:00 UTC here, whatever the season.
    let shift: Int64 = granularity == "D" ? 22 * 3_600_000 : 0
    let found = bars(market, metal, from: start - shift, to: now - shift, length: length, limit: count)
    let rows = found.map { bar in
      "{\"complete\":\(bar.start + shift + length <= now),\"volume\":2,\"time\":\"\(Self.time(bar.start + shift, "000000"))\","
        + "\"mid\":{\"o\":\"\(decimal(bar.open))\",\"h\":\"\(decimal(bar.high))\",\"l\":\"\(decimal(bar.low))\","
        + "\"c\":\"\(decimal(bar.close))\"}}"
    }
    return .json(
      "{\"instrument\":\"\(name)\",\"granularity\":\"\(granularity)\",\"candles\":[\(rows.joined(separator: ","))]}"
    )
  }

  func greeting(_ request: LoopbackRequest, at now: Int64) -> SpokenReply {
    let asked =
      request.query["instruments"]?.split(separator: "%2C").flatMap { $0.split(separator: ",") } ?? []
    return SpokenReply(
      texts: [heartbeatText(at: now)], subscribes: Set(asked.compactMap { Self.instruments[$0] }))
  }

  func text(of quote: SpokenQuote, isOpen: Bool) -> String {
    "{\"type\":\"PRICE\",\"time\":\"\(Self.time(quote.time))\","
      + "\"bids\":[{\"price\":\"\(quote.bid)\",\"liquidity\":1000}],"
      + "\"asks\":[{\"price\":\"\(quote.ask)\",\"liquidity\":1000}],"
      + "\"closeoutBid\":\"\(quote.bid)\",\"closeoutAsk\":\"\(quote.ask)\","
      + "\"status\":\"\(isOpen ? "tradeable" : "non-tradeable")\",\"tradeable\":\(isOpen),"
      + "\"instrument\":\"\(quote.metal == .gold ? "XAU_USD" : "XAG_USD")\"}"
  }

  func heartbeat(at now: Int64) -> (every: Int64, text: String)? { (5000, heartbeatText(at: now)) }

  private func heartbeatText(at now: Int64) -> String {
    "{\"type\":\"HEARTBEAT\",\"time\":\"\(Self.time(now))\"}"
  }

  func refusal(_ status: Int, at now: Int64) -> String { "{\"errorMessage\":\"refused with \(status)\"}" }

  /// With nine decimals, as OANDA writes them.
  private static func time(_ milliseconds: Int64, _ nanoseconds: String = "548890") -> String {
    let fraction = String(milliseconds % 1000 + 1000).dropFirst()
    let second = Timestamp(seconds: milliseconds / 1000).iso8601
    return "\(second.prefix(19)).\(fraction)\(nanoseconds)Z"
  }
}
