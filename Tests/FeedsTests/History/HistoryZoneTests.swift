import BullionMarket
import Foundation
import Testing

@testable import HistoryFiles

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
      let moment = clock.moment(showing: shown, after: nil) ?? shown
      #expect(Double(moment.milliseconds - shown.milliseconds / 2).isFinite)
    }
  }
}

/// An hour that spring leaves out is no time; one that autumn shows twice is read in turn.
@Test(arguments: [
  (HistoryZone.newYork, Timestamp(2026, 3, 8, 2, 30), Timestamp(2026, 11, 1, 1, 30)),
  (.metaTrader, Timestamp(2026, 3, 8, 9, 30), Timestamp(2026, 11, 1, 8, 30)),
  (
    .table(.european("Warsaw", hours: 1)), Timestamp(2026, 3, 29, 2, 30),
    Timestamp(2026, 10, 25, 2, 30)
  ),
])
func theHoursOfTheChanges(zone: HistoryZone, missing: Timestamp, doubled: Timestamp) {
  var clock = HistoryClock(zone: zone)
  #expect(clock.moment(showing: missing, after: nil) == nil)
  #expect(clock.moment(showing: missing.advanced(bySeconds: 3600), after: nil) != nil)
  #expect(clock.moment(showing: missing.advanced(bySeconds: -3600), after: nil) != nil)
  let first = clock.moment(showing: doubled, after: nil)
  let second = clock.moment(showing: doubled, after: first)
  #expect(second == first?.advanced(bySeconds: 3600) && first != nil)
}

@Test func europeAgreesWithTheZoneDatabase() throws {
  let database = try #require(TimeZone(identifier: "Europe/Athens"))
  let table = ZoneTable.european("Athens", hours: 2)
  for hour in 0..<(24 * 365 * 12) {
    let moment = Timestamp(2014, 1, 1, 0, 30).advanced(bySeconds: Int64(hour) * 3600)
    let offset = database.secondsFromGMT(for: Date(timeIntervalSince1970: Double(moment.milliseconds) / 1000))
    guard table.offset(at: moment) != Int64(offset) * 1000 else { continue }
    Issue.record("\(moment.iso8601)")
  }
}
