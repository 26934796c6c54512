import BullionMarket
import Formats

/// Klines of Binance: `[openTime,"open","high","low","close","volume",closeTime,…]`, at most a thousand a page.
extension BinanceConversation {
  static let rowsPerPage = 1000
  /// Of 2,400 a minute; beyond it no further page is fetched before the minute is over.
  private static let mostWeight: Int64 = 1800

  package func request(for page: VenuePages.Page, at now: Timestamp) -> VenueRequest {
    let url =
      "\(endpoints.rest)/fapi/v1/klines?symbol=\(page.symbol.name)&interval=\(page.interval.rawValue)"
      + "&startTime=\(page.start.milliseconds)&limit=\(Self.rowsPerPage)"
    return VenueRequest(.get, url)
  }

  /// The rows of an answer; the last is mostly still in the making and known by its close time.
  package func rows(
    _ body: ArraySlice<UInt8>, of page: VenuePages.Page, at now: Timestamp
  ) throws(LineProblem) -> VenueRows {
    var rows = VenueRows(of: page, at: now)
    var list = JSONReader(body)
    while let element = try list.nextElement() {
      var row = VenueRow()
      var closeTime: JSONScanner.Value?
      var fields = try JSONReader(element, "row")
      var position = 0
      while let value = try fields.nextElement() {
        switch position {
        case 0: row.start = value
        case 1: row.open = value
        case 2: row.high = value
        case 3: row.low = value
        case 4: row.close = value
        case 6: closeTime = value
        default: break
        }
        position += 1
      }
      let isOver = (closeTime?.integer).map { $0 < now.milliseconds } ?? true
      rows.add(row, isFinished: isOver)
    }
    return rows
  }

  /// Until when to wait with the next page, by the weight that an answer says has been used this minute.
  package func pause(after headers: [String: String], at now: Timestamp) -> Timestamp? {
    guard let text = headers["x-mbx-used-weight-1m"], let weight = Int64(text), weight > Self.mostWeight
    else {
      return nil
    }
    return now.advanced(byMilliseconds: 60_000 - now.millisecondsOfDay % 60_000)
  }
}
