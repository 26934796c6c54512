import BullionMarket

@testable import Venues

/// What each venue really sends, by its documentation and by captures; the seed of the mutations, too.
enum VenuePayloads {
  static func of(_ name: String) -> [String] {
    switch name {
    case "binance":
      [
        #"{"result":null,"id":1}"#,
        #"{"e":"bookTicker","u":400900217,"E":1769176799893,"T":1769176799891,"s":"XAUUSDT","b":"5000.35190000","#
          + #""B":"31.21000000","a":"5000.36520000","A":"40.66000000"}"#,
        #"{"stream":"xagusdt@bookTicker","data":{"e":"bookTicker","u":400900218,"E":1769176799893,"#
          + #""T":1769176799891,"s":"XAGUSDT","b":"100.35","B":"31.21","a":"100.36","A":"40.66"}}"#,
      ]
    case "swissquote":
      [
        #"[{"topo":{"platform":"SwissquoteLtd","server":"Live5"},"spreadProfilePrices":[{"spreadProfile":"premium","#
          + #""bidSpread":25.60,"askSpread":25.60,"bid":4389.049,"ask":4389.711},{"spreadProfile":"elite","#
          + #""bidSpread":17.70,"askSpread":17.70,"bid":4389.128,"ask":4389.632}],"ts":1769176799075},"#
          + #"{"topo":{"platform":"AT","server":"AT"},"spreadProfilePrices":[{"spreadProfile":"standard","#
          + #""bidSpread":27.00,"askSpread":27.00,"bid":4389.035,"ask":4389.725}],"ts":1769176799074}]"#
      ]
    case "hyperliquid":
      [
        #"{"channel":"subscriptionResponse","data":{"method":"subscribe","subscription":{"type":"bbo","#
          + #""coin":"xyz:GOLD"}}}"#,
        #"{"channel":"subscriptionResponse","data":{"method":"subscribe","subscription":{"type":"bbo","#
          + #""coin":"xyz:SILVER"}}}"#,
        #"{"channel":"bbo","data":{"coin":"xyz:GOLD","time":1769176799000,"bbo":[{"px":"5000.0","sz":"1.5","n":3},"#
          + #"{"px":"5001.0","sz":"2.0","n":4}]}}"#,
        #"{"channel":"bbo","data":{"coin":"xyz:SILVER","time":1769176799000,"bbo":[{"px":"100.0","sz":"1.5"},"#
          + #"{"px":"100.1","sz":"2.0"}]}}"#,
        #"{"channel":"pong"}"#,
      ]
    case "kraken":
      [
        #"{"method":"subscribe","req_id":1,"result":{"channel":"ticker","symbol":"PAXG/USD"},"success":true}"#,
        #"{"channel":"ticker","type":"snapshot","data":[{"symbol":"PAXG/USD","bid":4380.1,"bid_qty":0.9,"#
          + #""ask":4381.0,"ask_qty":1.2,"last":4380.5,"volume":1.5,"vwap":4380.0,"low":4300,"high":4400,"#
          + #""change":1.0,"change_pct":0.1,"timestamp":"2026-01-23T13:59:59.742648Z"}]}"#,
        #"{"channel":"heartbeat"}"#,
        #"{"channel":"status","type":"update","data":[{"system":"online","version":"2.0.0"}]}"#,
      ]
    case "gold-api":
      [
        #"{"currency":"USD","currencySymbol":"$","exchangeRate":1,"name":"Gold","price":4165.200195,"#
          + #""updatedAt":"2026-01-23T13:59:54Z","updatedAtReadable":"a few seconds ago"}"#
      ]
    case "oanda":
      [
        #"{"type":"PRICE","status":"tradeable","instrument":"XAU_USD","time":"2026-01-23T13:59:59.094548890Z","#
          + #""bids":[{"price":"5000.312","liquidity":1000000}],"asks":[{"price":"5000.512","liquidity":1000000}],"#
          + #""closeoutBid":"5000.3","closeoutAsk":"5000.6"}"#,
        #"{"type":"PRICE","status":"tradeable","instrument":"XAG_USD","time":"2026-01-23T13:59:59.094548890Z","#
          + #""bids":[{"price":"100.312","liquidity":1000000}],"asks":[{"price":"100.512","liquidity":1000000}],"#
          + #""closeoutBid":"100.3","closeoutAsk":"100.6"}"#,
        #"{"type":"HEARTBEAT","time":"2026-01-23T14:00:00.000000000Z"}"#,
      ]
    default: []
    }
  }

  /// What each venue answers to the fetches of history and schedule.
  static func answers(of name: String) -> [String] {
    switch name {
    case "binance":
      [
        #"[[1769176740000,"5000.1","5002.0","4999.5","5001.2","148.9",1769176799999,"2434.1",308,"1","2","0"]]"#,
        #"{"updateTime":1,"marketSchedules":{"EQUITY":{"sessions":[]},"COMMODITY":{"sessions":["#
          + #"{"startTime":1769176700000,"endTime":1769176900000,"type":"REGULAR"}]}}}"#,
      ]
    case "hyperliquid":
      [
        #"[{"t":1769176740000,"T":1769176799999,"s":"xyz:GOLD","i":"1m","o":"5000.1","c":"5001.2","h":"5002","#
          + #""l":"4999.5","v":"1","n":1}]"#
      ]
    case "kraken":
      [
        #"{"error":[],"result":{"PAXGUSD":[[1769176680,"4380.1","4390.0","4370.5","4385.2","4380.0","0.1",5],"#
          + #"[1769176740,"4380.1","4390.0","4370.5","4385.2","4380.0","0.1",5]],"last":1769176740}}"#
      ]
    case "oanda":
      [
        #"{"instrument":"XAU_USD","granularity":"M1","candles":[{"complete":true,"volume":2,"#
          + #""time":"2026-01-23T13:59:00.000000000Z","mid":{"o":"5000.5","h":"5002","l":"4999","c":"5001.25"}}]}"#
      ]
    default: []
    }
  }

  /// The tags of everything that a venue fetches.
  static func tags(of venue: any Venue) -> [String] {
    venue.facts.isPolled ? venue.facts.symbols.map(\.name) : [VenuePages.tag, "schedule"]
  }

  /// Gives a message to a conversation in the way that its venue would.
  static func hand(
    _ payload: String, to conversation: inout any VenueConversation, of venue: any Venue,
    _ output: inout [VenueStep]
  ) {
    let bytes = Array(payload.utf8)
    guard venue.facts.isPolled else {
      conversation.receive(.text(bytes), at: VenueTalk.start, &output)
      return
    }
    for tag in tags(of: venue) {
      conversation.receive(
        .answer(tag: tag, HTTPAnswer(status: 200, body: bytes)), at: VenueTalk.start, &output)
    }
  }
}
