/// Swissquote's public quotes: several platforms and profiles, the newest platform last.
struct SwissquoteSpeech: VenueSpeech {
  func answer(
    _ request: LoopbackRequest, _ market: LoopbackMarket, at now: Int64, isOpen: Bool
  ) -> SpokenAnswer? {
    switch request.path {
    case "/public-quotes/bboquotes/instrument/XAU/USD": .quote(.gold)
    case "/public-quotes/bboquotes/instrument/XAG/USD": .quote(.silver)
    default: nil
    }
  }

  func text(of quote: SpokenQuote, isOpen: Bool) -> String {
    let prices = "\"bidSpread\":17.70,\"askSpread\":17.70,\"bid\":\(quote.bid),\"ask\":\(quote.ask)"
    return "[{\"topo\":{\"platform\":\"AT\",\"server\":\"AT\"},\"spreadProfilePrices\":["
      + "{\"spreadProfile\":\"standard\",\"bidSpread\":27.00,\"askSpread\":27.00,\"bid\":\(quote.bid),"
      + "\"ask\":\(quote.ask)}],\"ts\":\(quote.time - 400)},"
      + "{\"topo\":{\"platform\":\"SwissquoteLtd\",\"server\":\"Live5\"},\"spreadProfilePrices\":["
      + "{\"spreadProfile\":\"elite\",\(prices)},{\"spreadProfile\":\"premium\",\(prices)}],\"ts\":\(quote.time)}]"
  }
}
