import Formats

/// The members of one line of OANDA's stream that matter, not yet understood.
struct OandaLine {
  /// `PRICE`, `HEARTBEAT`, `DISCONNECT`.
  var kind: JSONScanner.Value?
  var instrument, time, status, bids, asks: JSONScanner.Value?
  /// Why the stream ends.
  var message: JSONScanner.Value?
  /// Why the venue does not stream at all.
  var error: JSONScanner.Value?

  init(_ bytes: ArraySlice<UInt8>) throws(LineProblem) {
    var reader = JSONReader(bytes)
    while let (key, value) = try reader.nextMember() {
      switch key.count {
      case 4 where key.elementsEqual("type".utf8): kind = value
      case 4 where key.elementsEqual("time".utf8): time = value
      case 4 where key.elementsEqual("bids".utf8): bids = value
      case 4 where key.elementsEqual("asks".utf8): asks = value
      case 6 where key.elementsEqual("status".utf8): status = value
      case 7 where key.elementsEqual("message".utf8): message = value
      case 10 where key.elementsEqual("instrument".utf8): instrument = value
      case 12 where key.elementsEqual("errorMessage".utf8): error = value
      default: break
      }
    }
  }
}
