/// The venues that can be played on loopback.
public enum VenueKind: String, Sendable, Hashable, CaseIterable {
  case binance, swissquote, hyperliquid, kraken
  case goldAPI = "gold-api"
  case oanda
}

/// A quote as a venue is to write it: the numbers as text, so that they can be wrong.
struct SpokenQuote: Sendable, Hashable {
  var metal: LoopbackMetal
  var bid, ask: String
  /// Of both, for venues with one price.
  var middle: String
  /// Milliseconds since 1970.
  var time: Int64
  /// Counts the quotes of a venue.
  var number: Int
}

/// What a request is answered with.
enum SpokenAnswer: Sendable {
  case json(String, headers: [String: String] = [:])
  case refusal(Int, String)
  case upgrade
  case stream
  /// A price; the venue machinery fills it in.
  case quote(LoopbackMetal)
}

/// What is done about a text that a client sent.
struct SpokenReply: Sendable {
  var texts: [String] = []
  /// Metals that are sent from now on.
  var subscribes: Set<LoopbackMetal> = []
}

/// How one venue talks.
protocol VenueSpeech: Sendable {
  /// Its price over spot, in per cent.
  var premium: Double { get }
  /// Nil for what it does not know.
  func answer(_ request: LoopbackRequest, _ market: LoopbackMarket, at now: Int64, isOpen: Bool)
    -> SpokenAnswer?
  /// What it says first on a new socket or stream.
  func greeting(_ request: LoopbackRequest, at now: Int64) -> SpokenReply
  func reply(to text: String, _ request: LoopbackRequest, at now: Int64) -> SpokenReply
  func text(of quote: SpokenQuote, isOpen: Bool) -> String
  /// What it sends when nothing happens, and after how many milliseconds.
  func heartbeat(at now: Int64) -> (every: Int64, text: String)?
  /// What answers with a price carry beside it.
  var priceHeaders: [String: String] { get }
  /// The body of a refusal.
  func refusal(_ status: Int, at now: Int64) -> String
}

extension VenueSpeech {
  var premium: Double { 0 }
  var priceHeaders: [String: String] { [:] }
  func greeting(_ request: LoopbackRequest, at now: Int64) -> SpokenReply { SpokenReply() }
  func reply(to text: String, _ request: LoopbackRequest, at now: Int64) -> SpokenReply { SpokenReply() }
  func heartbeat(at now: Int64) -> (every: Int64, text: String)? { nil }
  func refusal(_ status: Int, at now: Int64) -> String { "{\"error\":\"\(status)\"}" }
}

extension VenueKind {
  var speech: any VenueSpeech {
    switch self {
    case .binance: BinanceSpeech()
    case .swissquote: SwissquoteSpeech()
    case .hyperliquid: HyperliquidSpeech()
    case .kraken: KrakenSpeech()
    case .goldAPI: GoldAPISpeech()
    case .oanda: OandaSpeech()
    }
  }
}

/// The value behind the first `"name":` of a text, up to a comma or a bracket.
func value(of name: String, in text: String) -> Substring? {
  guard let start = text.firstRange(of: "\"\(name)\":")?.upperBound else { return nil }
  let value = text[start...].prefix { !",}]".contains($0) }
  return value.hasPrefix("\"") ? value.dropFirst().prefix { $0 != "\"" } : value
}

/// Bars of a history, oldest first, each with the moment it begins.
func bars(
  _ market: LoopbackMarket, _ metal: LoopbackMetal, from start: Int64, to end: Int64, length: Int64,
  limit: Int
) -> [LoopbackMarket.Bar] {
  var found: [LoopbackMarket.Bar] = []
  var moment = (max(0, start) + length - 1) / length * length
  while moment <= end, found.count < limit {
    found.append(market.bar(of: metal, start: moment, length: length))
    moment += length
  }
  return found
}

/// Milliseconds of an interval as venues write it: `1m`, `5m`, `15m`, `1h`, `1d`.
func milliseconds(of interval: some StringProtocol) -> Int64? {
  guard let unit = interval.last, let count = Int64(interval.dropLast()) else { return nil }
  switch unit {
  case "m": return count * 60_000
  case "h": return count * 3_600_000
  case "d": return count * 86_400_000
  default: return nil
  }
}
