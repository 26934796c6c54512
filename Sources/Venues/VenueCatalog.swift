import BullionMarket

/// All venues by the names that follow `--feed`.
package enum VenueCatalog {
  /// Those that need nothing but a network, in the order of preference that `live` has.
  package static let keyless = ["binance", "swissquote", "hyperliquid", "kraken", "gold-api"]
  /// What the accounts of those that need one are told by.
  package static let accounts = [OandaVenue.account]
  /// Those that need an account.
  package static let withAccount = accounts.map(\.venue)
  /// Every name that `venue` knows.
  package static let names = keyless + withAccount

  /// Names that are not spoken yet, and those that give the same or nearly so.
  private static let later: [String: [String]] = [
    "bybit": ["binance", "hyperliquid"], "okx": ["binance", "hyperliquid"],
    "coinbase": ["kraken"], "bitfinex": ["kraken"],
    "goldapi": ["gold-api"], "metals.dev": ["gold-api"], "metalpriceapi": ["gold-api"],
    "gate": ["swissquote"], "yahoo": ["swissquote"], "finnhub": ["swissquote", "oanda"],
    "twelvedata": ["swissquote", "oanda"], "massive": ["oanda"], "polygon": ["oanda"],
    "pyth": ["swissquote", "oanda"],
  ]

  /// A venue by its name.
  ///
  /// - Parameters:
  ///   - name: one of `names`.
  ///   - endpoint: the address that takes the place of the venue's own, as after `--feed-url NAME=`; nil for its own.
  ///   - secrets: of use to venues with an account only.
  /// - Throws: when there is no such venue, the address is none, or what the account needs is missing; no secret is
  ///   part of the words.
  package static func venue(
    named name: String, endpoint: String? = nil, secrets: VenueSecrets = VenueSecrets(),
    calendar: SessionCalendar = SessionCalendar()
  ) throws(VenueError) -> any Venue {
    switch name {
    case "binance":
      return BinanceVenue(endpoints: try moved(BinanceVenue.publicEndpoints, to: endpoint, name))
    case "swissquote":
      return SwissquoteVenue(endpoints: try moved(SwissquoteVenue.publicEndpoints, to: endpoint, name))
    case "hyperliquid":
      return HyperliquidVenue(endpoints: try moved(HyperliquidVenue.publicEndpoints, to: endpoint, name))
    case "kraken": return KrakenVenue(endpoints: try moved(KrakenVenue.publicEndpoints, to: endpoint, name))
    case "gold-api":
      return GoldAPIVenue(endpoints: try moved(GoldAPIVenue.publicEndpoints, to: endpoint, name))
    case "oanda": return try OandaVenue(secrets, endpoint: endpoint, calendar: calendar)
    default: throw unknown(name)
    }
  }

  static func moved(
    _ endpoints: VenueEndpoints, to url: String?, _ name: String
  ) throws(VenueError) -> VenueEndpoints {
    guard let url else { return endpoints }
    guard !url.utf8.contains(UInt8(ascii: "@")) else {
      throw VenueError(
        name, "the address for \(name) has a name or a password before its host; leave them out")
    }
    guard let moved = endpoints.moved(to: url) else {
      throw VenueError(
        name, "\"\(url)\" is not an address for \(name); write --feed-url \(name)=https://HOST:PORT")
    }
    return moved
  }

  /// Names that give the same, or nearly so, as one that is not spoken yet; nil for all others.
  package static func alike(_ name: String) -> [String]? { later[name] }

  private static func unknown(_ name: String) -> VenueError {
    let lower = name.lowercased()
    if lower == "live" {
      return VenueError(name, "live is a set of sources: \(keyless.joined(separator: ", "))")
    }
    if let alike = later[lower] {
      let words = alike.joined(separator: " or ")
      return VenueError(name, "\(lower) is not in this version; nearest to it: \(words)", nearest: alike)
    }
    if let known = names.first(where: { $0 == lower }) {
      return VenueError(name, "there is no source \"\(name)\"; write \(known)", nearest: [known])
    }
    return VenueError(name, "there is no source \"\(name)\"; there is: \(names.joined(separator: ", "))")
  }
}

/// Why a venue cannot be spoken to: one line that names what can be done, safe to print.
package struct VenueError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The name as the user wrote it.
  package var name: String
  /// Names that may serve instead; empty when none is nearer than the others.
  package var nearest: [String]
  package var description: String

  package init(_ name: String, _ words: String, nearest: [String] = []) {
    self.name = name
    self.nearest = nearest
    description = visible(words)
  }
}
