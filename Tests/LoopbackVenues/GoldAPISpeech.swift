import BullionMarket

/// gold-api.com: one price without bid and ask.
struct GoldAPISpeech: VenueSpeech {
  var priceHeaders: [String: String] { ["cache-control": "public, max-age=30"] }

  func answer(
    _ request: LoopbackRequest, _ market: LoopbackMarket, at now: Int64, isOpen: Bool
  ) -> SpokenAnswer? {
    switch request.path {
    case "/price/XAU": .quote(.gold)
    case "/price/XAG": .quote(.silver)
    default: nil
    }
  }

  func text(of quote: SpokenQuote, isOpen: Bool) -> String {
    let (name, symbol) = quote.metal == .gold ? ("Gold", "XAU") : ("Silver", "XAG")
    return "{\"currency\":\"USD\",\"currencySymbol\":\"$\",\"exchangeRate\":1,\"name\":\"\(name)\","
      + "\"price\":\(quote.middle),\"symbol\":\"\(symbol)\","
      + "\"updatedAt\":\"\(Timestamp(milliseconds: quote.time).iso8601)\",\"updatedAtReadable\":\"a few seconds ago\"}"
  }
}
