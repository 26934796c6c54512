import BullionMarket
import Formats

/// Candles of Hyperliquid: `[{"t":start,"T":end,"s":"xyz:GOLD","i":"1m","o":"…","c":"…","h":"…","l":"…",…},…]`, of
/// about the last 5,000 only.
extension HyperliquidConversation {
  static let rowsPerPage = 5000

  package func request(for page: VenuePages.Page, at now: Timestamp) -> VenueRequest {
    let question =
      "{\"type\":\"candleSnapshot\",\"req\":{\"coin\":\"\(page.symbol.name)\","
      + "\"interval\":\"\(page.interval.rawValue)\",\"startTime\":\(page.start.milliseconds),"
      + "\"endTime\":\(now.milliseconds)}}"
    return VenueRequest(
      .post, "\(endpoints.rest)/info", headers: [HeaderField("Content-Type", "application/json")],
      body: question)
  }

  package func rows(
    _ body: ArraySlice<UInt8>, of page: VenuePages.Page, at now: Timestamp
  ) throws(LineProblem) -> VenueRows {
    var rows = VenueRows(of: page, at: now)
    var list = JSONReader(body)
    while let element = try list.nextElement() {
      var row = VenueRow()
      var members = try JSONReader(element, "candle")
      while let (key, value) = try members.nextMember() {
        if key.elementsEqual("t".utf8) { row.start = value }
        row.set(key, value)
      }
      rows.add(row)
    }
    return rows
  }
}
