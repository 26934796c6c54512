import BullionMarket
import Foundation
import Testing

@testable import Feeds

@Test(arguments: [
  ("UTC", HistoryZone.utc), ("z", .utc), ("+00:00", .utc), ("America/New_York", .newYork),
  ("MetaTrader", .metaTrader), ("EST", .offset(minutes: -300)), ("+02:00", .offset(minutes: 120)),
  ("-0530", .offset(minutes: -330)), ("+2", .offset(minutes: 120)), ("UTC+3", .offset(minutes: 180)),
  ("gmt-11", .offset(minutes: -660)),
])
func zonesByName(name: String, zone: HistoryZone) { #expect(HistoryZone(name: name) == zone) }

@Test(arguments: ["", "+", "+24:00", "+1:60", "Europe/Paris", "2", "+123456", "utc+", "+é"])
func otherZonesAreUnknown(name: String) { #expect(HistoryZone(name: name) == nil) }

@Test func zonesInWords() {
  #expect(HistoryZone.offset(minutes: -330).description == "UTC-05:30")
  #expect(HistoryZone.offset(minutes: 765).description == "UTC+12:45")
}

/// Against the zone database, every quarter of an hour of two years.
@Test func newYorkAgreesWithTheZoneDatabase() throws {
  let database = try #require(TimeZone(identifier: "America/New_York"))
  var clock = HistoryClock(zone: .newYork)
  var server = HistoryClock(zone: .metaTrader)
  var previous: Timestamp?
  var moment = Timestamp(2025, 1, 1)
  while moment < Timestamp(2027, 1, 1) {
    let offset = database.secondsFromGMT(for: Date(timeIntervalSince1970: Double(moment.milliseconds) / 1000))
    let shown = moment.advanced(bySeconds: Int64(offset))
    #expect(clock.moment(showing: shown, after: previous) == moment)
    #expect(server.moment(showing: shown.advanced(bySeconds: 7 * 3600), after: previous) == moment)
    previous = moment
    moment = moment.advanced(bySeconds: 900)
  }
}

@Test func theEndsOfTimeTrapNothing() {
  for milliseconds in [Int64.min, .max, 0] {
    for zone in [HistoryZone.utc, .newYork, .metaTrader, .offset(minutes: -1439)] {
      var clock = HistoryClock(zone: zone)
      let shown = Timestamp(milliseconds: milliseconds)
      let moment = clock.moment(showing: shown, after: nil)
      #expect(Double(moment.milliseconds - shown.milliseconds / 2).isFinite)
    }
  }
}
