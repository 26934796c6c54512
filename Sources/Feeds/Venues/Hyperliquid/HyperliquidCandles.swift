import BullionMarket

/// Candles of Hyperliquid: `[{"t":start,"T":end,"s":"xyz:GOLD","i":"1m","o":"…","c":"…","h":"…","l":"…",…},…]`, of
/// about the last 5,000 only.
enum HyperliquidCandles {
  static let rowsPerPage = 5000

  static func request(for page: VenuePages.Page, at now: Timestamp, _ endpoints: VenueEndpoints)
    -> VenueRequest
  {
    let question =
      "{\"type\":\"candleSnapshot\",\"req\":{\"coin\":\"\(page.symbol.name)\","
      + "\"interval\":\"\(page.interval.rawValue)\",\"startTime\":\(page.start.milliseconds),"
      + "\"endTime\":\(now.milliseconds)}}"
    return VenueRequest(
      .post, "\(endpoints.rest)/info", headers: [HeaderField("Content-Type", "application/json")],
      body: question)
  }

  static func rows(
    _ body: ArraySlice<UInt8>, of page: VenuePages.Page, at now: Timestamp
  ) throws(LineProblem) -> VenueRows {
    var rows = VenueRows(of: page, at: now)
    var list = JSONReader(body)
    while let element = try list.nextElement() {
      var row = VenueRow()
      var members = try JSONReader(element, "candle")
      while let (key, value) = try members.nextMember() {
        guard key.count == 1, let letter = key.first else { continue }
        switch letter {
        case UInt8(ascii: "t"): row.start = value
        case UInt8(ascii: "o"): row.open = value
        case UInt8(ascii: "h"): row.high = value
        case UInt8(ascii: "l"): row.low = value
        case UInt8(ascii: "c"): row.close = value
        default: break
        }
      }
      rows.add(row)
    }
    return rows
  }
}
