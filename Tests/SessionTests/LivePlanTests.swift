import BullionMarket
import Settings
import Testing
import Venues

@testable import bullion

@Test func liveSourcesAreOneFeedInTheOrderOfTheirSpecs() {
  var configuration = Configuration()
  configuration.live.sources = ["kraken", "binance"]
  configuration.feed.addresses = [
    .init(name: "binance", url: "ws://one"), .init(name: "kraken", url: "ws://two"),
  ]
  let plan = LivePlan(
    [.venue("oanda"), .demo(name: nil), .live, .venue("kraken")], addresses: ["kraken": "ws://three"],
    configuration: configuration)
  #expect(plan.name == "oanda,live,kraken")
  #expect(plan.sources == ["oanda", "kraken", "binance"])
  #expect(plan.addresses == ["binance": "ws://one", "kraken": "ws://three"])
}

@Test func limitsOfTheConfigurationReachTheFeed() {
  var configuration = Configuration()
  configuration.live.deviation = 0.5
  configuration.live.switchBack = 1000
  configuration.live.silent = 5000
  let settings = LivePlan([.live], addresses: [:], configuration: configuration).liveSettings
  #expect(settings.deviation == 0.5 && settings.switchBack == 1000 && settings.silence == 5000)
}

@Test(arguments: ["binance=ws://host:1", "gold-api=https://host/path"])
func addressesAreReadByName(text: String) {
  #expect(FeedAddress(argument: text) != nil)
}

@Test(arguments: ["binance", "=ws://host", "bybit=ws://host", ""])
func whatNamesNoSourceIsNoAddress(text: String) {
  #expect(FeedAddress(argument: text) == nil)
}
