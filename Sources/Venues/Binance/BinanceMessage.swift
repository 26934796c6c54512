import Formats

/// The members of one message of Binance's stream that matter, not yet understood.
///
/// The kind (`e`) and the time of sending (`E`) differ by nothing but their case.
struct BinanceMessage {
  var kind, symbol, bid, ask: JSONScanner.Value?
  /// `T`: when the book changed.
  var matchTime: JSONScanner.Value?
  /// `E`: when the message was made.
  var sendTime: JSONScanner.Value?
  /// What a combined stream wraps its messages in.
  var data: JSONScanner.Value?
  /// Of answers to what was sent: `{"result":null,"id":1}`.
  var result, id: JSONScanner.Value?
  /// Of complaints: `{"error":{"code":2,"msg":"…"},"id":1}` or `{"code":2,"msg":"…"}`.
  var error, code, words: JSONScanner.Value?

  init(_ bytes: ArraySlice<UInt8>) throws(LineProblem) {
    var reader = JSONReader(bytes)
    while let (key, value) = try reader.nextMember() {
      guard key.count == 1, let letter = key.first else {
        setLong(key, value)
        continue
      }
      switch letter {
      case UInt8(ascii: "e"): kind = value
      case UInt8(ascii: "E"): sendTime = value
      case UInt8(ascii: "T"): matchTime = value
      case UInt8(ascii: "s"): symbol = value
      case UInt8(ascii: "b"): bid = value
      case UInt8(ascii: "a"): ask = value
      default: break
      }
    }
  }

  private mutating func setLong(_ key: ArraySlice<UInt8>, _ value: JSONScanner.Value) {
    switch key.count {
    case 2 where key.elementsEqual("id".utf8): id = value
    case 3 where key.elementsEqual("msg".utf8): words = value
    case 4 where key.elementsEqual("data".utf8): data = value
    case 4 where key.elementsEqual("code".utf8): code = value
    case 5 where key.elementsEqual("error".utf8): error = value
    case 6 where key.elementsEqual("result".utf8): result = value
    default: break
    }
  }

  /// `T` where there is one, else `E`.
  var time: JSONScanner.Value? { matchTime?.text == nil ? sendTime : matchTime }
}
