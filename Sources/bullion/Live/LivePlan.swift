import Algorithms
import BullionMarket
import Failover
import Settings
import Venues
import Wire

/// Which sources are asked, in which order, and under which addresses.
struct LivePlan {
  /// As the user wrote it.
  var name: String
  /// In order of preference.
  var sources: [String]
  /// Addresses that take the place of a source's own.
  var addresses: [String: String]
  var configuration: Configuration

  /// - Parameters:
  ///   - specs: the feeds that were asked for; those that are not live are passed over.
  ///   - addresses: `NAME=URL` of the command line, which beat the configuration's.
  init(_ specs: [FeedSpec], addresses: [String: String], configuration: Configuration) {
    var names: [String] = []
    var sources: [String] = []
    for spec in specs {
      switch spec {
      case .live:
        names.append("live")
        sources += configuration.live.sources
      case .venue(let name):
        names.append(name)
        sources.append(name)
      default: continue
      }
    }
    name = names.joined(separator: ",")
    self.sources = Array(sources.uniqued())
    var merged = Dictionary(
      configuration.feed.addresses.map { ($0.name, $0.url) }, uniquingKeysWith: { $1 })
    merged.merge(addresses) { $1 }
    self.addresses = merged
    self.configuration = configuration
  }

  /// The sources themselves.
  ///
  /// - Throws: when one of them needs what is missing: an account, a token.
  func venues() throws -> [any Venue] {
    let tokens = try Secrets.held(configuration.secrets, of: sources)
    return try sources.map { name in
      let account = configuration.secrets[name]
      return try VenueCatalog.venue(
        named: name, endpoint: addresses[name],
        secrets: VenueSecrets(account: account.number, token: tokens[name], isPractice: account.isPractice),
        calendar: configuration.settings.calendar)
    }
  }

  var liveSettings: LiveSettings {
    var settings = LiveSettings()
    settings.deviation = configuration.live.deviation
    settings.switchBack = configuration.live.switchBack
    settings.silence = configuration.live.silent
    settings.calendar = configuration.settings.calendar
    return settings
  }

  var wireSettings: WireSettings {
    var settings = WireSettings()
    settings.extraTrustRoots = environmentVariable("SSL_CERT_FILE")
    return settings
  }
}
