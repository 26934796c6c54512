import BullionMarket
import Formats

/// Candles of Kraken: `{"error":[],"result":{"PAXGUSD":[[time,"open","high","low","close","vwap","volume",count],…],
/// "last":…}}`, the last 720 at most, in one answer whose last row is still in the making.
extension KrakenConversation {
  /// No answer is followed by another: what is not among its rows is not to be had.
  static let rowsPerPage = Int.max

  package func request(for page: VenuePages.Page, at now: Timestamp) -> VenueRequest {
    let pair = page.symbol.name.split(separator: "/").joined()
    // Kraken gives what comes after `since`.
    let since = (page.start.milliseconds - 1) / 1000
    let minutes = page.interval.milliseconds / 60_000
    return VenueRequest(
      .get, "\(endpoints.rest)/0/public/OHLC?pair=\(pair)&interval=\(minutes)&since=\(since)")
  }

  package func rows(
    _ body: ArraySlice<UInt8>, of page: VenuePages.Page, at now: Timestamp
  ) throws(LineProblem) -> VenueRows {
    var error, result: JSONScanner.Value?
    var members = JSONReader(body)
    while let (key, value) = try members.nextMember() {
      if key.elementsEqual("error".utf8) { error = value }
      if key.elementsEqual("result".utf8) { result = value }
    }
    if case .nested(let inner) = error {
      var errors = JSONReader(inner)
      if let first = try errors.nextElement() { throw LineProblem("kraken says \(first.words)") }
    }
    var rows = VenueRows(of: page, at: now)
    var pairs = try JSONReader(result, "result")
    // The pair comes under a name of its own (`PAXGUSD`, `XXBTZUSD`); beside it stands only the number `last`.
    while let (key, value) = try pairs.nextMember() {
      guard !key.elementsEqual("last".utf8) else { continue }
      try Self.add(value, to: &rows)
    }
    return rows
  }

  private static func add(_ list: JSONScanner.Value, to rows: inout VenueRows) throws(LineProblem) {
    var reader = try JSONReader(list, "list of candles")
    var next = try reader.nextElement()
    while let element = next {
      next = try reader.nextElement()
      var row = VenueRow()
      var fields = try JSONReader(element, "candle")
      row.start = try fields.nextElement()
      row.open = try fields.nextElement()
      row.high = try fields.nextElement()
      row.low = try fields.nextElement()
      row.close = try fields.nextElement()
      rows.add(row, isFinished: next != nil)
    }
  }
}
