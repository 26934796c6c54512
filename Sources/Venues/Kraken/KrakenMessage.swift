import Formats

/// The members of one message of Kraken's that matter, not yet understood.
struct KrakenMessage {
  /// Of what it sends by itself: `ticker`, `heartbeat`, `status`.
  var channel, data: JSONScanner.Value?
  /// Of answers: `subscribe`, `pong`.
  var method, success, error, symbol, result, id: JSONScanner.Value?

  init(_ bytes: ArraySlice<UInt8>) throws(LineProblem) {
    var reader = JSONReader(bytes)
    while let (key, value) = try reader.nextMember() {
      switch key.count {
      case 4 where key.elementsEqual("data".utf8): data = value
      case 5 where key.elementsEqual("error".utf8): error = value
      case 6 where key.elementsEqual("method".utf8): method = value
      case 6 where key.elementsEqual("req_id".utf8): id = value
      case 6 where key.elementsEqual("result".utf8): result = value
      case 6 where key.elementsEqual("symbol".utf8): symbol = value
      case 7 where key.elementsEqual("channel".utf8): channel = value
      case 7 where key.elementsEqual("success".utf8): success = value
      default: break
      }
    }
  }
}
