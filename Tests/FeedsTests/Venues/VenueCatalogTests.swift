import BullionMarket
import Testing

@testable import Venues

private let secrets = VenueSecrets(account: "101-001-1234567-001", token: try! Secret("tok-3n"))

private func words(
  _ name: String, _ endpoint: String? = nil, secrets: VenueSecrets = VenueSecrets()
) -> String? {
  #expect(throws: VenueError.self) {
    try VenueCatalog.venue(named: name, endpoint: endpoint, secrets: secrets)
  }?.description
}

@Test func everyNameOfTheCatalogIsAVenueOfThatName() throws {
  #expect(VenueCatalog.keyless == ["binance", "swissquote", "hyperliquid", "kraken", "gold-api"])
  for name in VenueCatalog.names {
    #expect(try VenueCatalog.venue(named: name, secrets: secrets).facts.name == name)
  }
  for name in VenueCatalog.keyless { _ = try VenueCatalog.venue(named: name) }
}

@Test(arguments: [
  ("live", "live is a set of sources: binance, swissquote, hyperliquid, kraken, gold-api"),
  ("bybit", "bybit is not in this version; nearest to it: binance or hyperliquid"),
  ("OKX", "okx is not in this version; nearest to it: binance or hyperliquid"),
  ("coinbase", "coinbase is not in this version; nearest to it: kraken"),
  ("metals.dev", "metals.dev is not in this version; nearest to it: gold-api"),
  ("Binance", #"there is no source "Binance"; write binance"#),
  (
    "binanse",
    #"there is no source "binanse"; there is: binance, swissquote, hyperliquid, kraken, gold-api, oanda"#
  ),
  ("\u{1B}[2J", #"there is no source "\e[2J"; there is: "# + VenueCatalog.names.joined(separator: ", ")),
])
func namesThatAreNoneGetAnAnswerThatHelps(name: String, answer: String) {
  #expect(words(name) == answer)
}

@Test func everyVenueThatIsNamedAsNearIsThere() {
  for name in ["bybit", "okx", "coinbase", "bitfinex", "goldapi", "yahoo", "gate", "pyth", "massive"] {
    let error = #expect(throws: VenueError.self) { try VenueCatalog.venue(named: name) }
    #expect(error?.nearest.isEmpty == false)
    #expect(error?.nearest.allSatisfy(VenueCatalog.names.contains) == true)
  }
}

@Test(arguments: VenueCatalog.keyless) func addressesThatAreNoneAreRefused(name: String) {
  for address in ["", "localhost:1", "ftp://x", "https://"] {
    #expect(
      words(name, address)
        == "\"\(address)\" is not an address for \(name); write --feed-url \(name)=https://HOST:PORT")
  }
}

@Test func passwordsInAddressesAreNotRepeated() {
  #expect(
    words("binance", "https://me:pa55@host")
      == "the address for binance has a name or a password before its host; leave them out")
}

@Test(arguments: [
  (VenueSecrets(), "oanda needs the number of your account; set it beside the token"),
  (
    VenueSecrets(account: "1/../2", token: try! Secret("tok-3n")),
    "the account of oanda is not digits and dashes, as in 101-001-1234567-001"
  ),
  (
    VenueSecrets(account: "1"),
    "oanda needs an API token; make one on its site and set it beside the account"
  ),
])
func accountsThatLackSomethingSayWhat(secrets: VenueSecrets, answer: String) {
  #expect(words("oanda", secrets: secrets) == answer)
  #expect(!"\(secrets)".contains("tok-3n"))
}

@Test func practiceAccountsGetTheirHosts() throws {
  var practice = secrets
  practice.isPractice = true
  let venue = try VenueCatalog.venue(named: "oanda", secrets: practice) as? OandaVenue
  #expect(venue?.endpoints == OandaVenue.practiceEndpoints)
}

@Test(arguments: ["http://example.com", "ws://10.0.0.1:80"])
func aTokenIsNotSentInTheClear(address: String) {
  let said = words("oanda", address, secrets: secrets)
  #expect(said?.contains("readable on its way to \(address)") == true)
}

@Test(arguments: ["http://127.0.0.1:8080", "http://localhost:1", "https://example.com"])
func aTokenMayGoToThisMachineOrEncrypted(address: String) throws {
  _ = try VenueCatalog.venue(named: "oanda", endpoint: address, secrets: secrets)
}

@Test func whatCarriesNoTokenMayBePlain() throws {
  for name in VenueCatalog.keyless { _ = try VenueCatalog.venue(named: name, endpoint: "http://example.com") }
}
