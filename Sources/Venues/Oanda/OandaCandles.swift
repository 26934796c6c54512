import BullionMarket
import Formats

/// Candles of OANDA: `{"instrument":"XAU_USD","granularity":"M1","candles":[{"complete":true,"volume":2,
/// "time":"…","mid":{"o":"…","h":"…","l":"…","c":"…"}},…]}`, at most 5,000 a page.
extension OandaConversation {
  static let rowsPerPage = 5000

  package func request(for page: VenuePages.Page, at now: Timestamp) -> VenueRequest {
    var url = "\(venue.endpoints.rest)/v3/instruments/\(page.symbol.name)/candles?price=M"
    url += "&count=\(Self.rowsPerPage)&granularity=\(Self.granularity(page.interval))"
    // Its days end where trade dates do. (Days from 18:00 would close with the first prices of the next one.)
    if page.interval == .oneDay { url += "&dailyAlignment=17&alignmentTimezone=America%2FNew_York" }
    url += "&from=" + page.start.iso8601.split(separator: ":").joined(separator: "%3A")
    return VenueRequest(.get, url, headers: venue.headers)
  }

  private static func granularity(_ interval: BarInterval) -> String {
    switch interval {
    case .oneMinute: "M1"
    case .fiveMinutes: "M5"
    case .fifteenMinutes: "M15"
    case .oneHour: "H1"
    case .oneDay: "D"
    }
  }

  package func rows(
    _ body: ArraySlice<UInt8>, of page: VenuePages.Page, at now: Timestamp
  ) throws(LineProblem) -> VenueRows {
    var rows = VenueRows(of: page, at: now)
    if let error = try JSONReader.member("errorMessage", of: body) {
      throw LineProblem("oanda says \(error.words)")
    }
    var list = try JSONReader(JSONReader.member("candles", of: body), "candles")
    while let element = try list.nextElement() {
      var row = VenueRow()
      var isComplete = true
      var prices: JSONScanner.Value?
      var members = try JSONReader(element, "candle")
      while let (key, value) = try members.nextMember() {
        if key.elementsEqual("time".utf8) { row.start = value }
        if key.elementsEqual("mid".utf8) { prices = value }
        if key.elementsEqual("complete".utf8) { isComplete = !value.isLiteral("false") }
      }
      try Self.read(prices, into: &row)
      rows.add(row, isFinished: isComplete)
    }
    return rows
  }

  private static func read(_ prices: JSONScanner.Value?, into row: inout VenueRow) throws(LineProblem) {
    guard case .nested(let bytes) = prices else { return }
    var members = JSONReader(bytes)
    while let (key, value) = try members.nextMember() { row.set(key, value) }
  }
}
