import BullionMarket
import Testing

@testable import Formats
@testable import Venues

private func schedule(_ sessions: String) throws -> BinanceSchedule {
  let text = #"{"updateTime":1,"marketSchedules":{"COMMODITY":{"sessions":[\#(sessions)]}}}"#
  return try BinanceSchedule(Array(text.utf8)[...])
}

/// The literal of the venue's documentation, its second session an hour long.
private let documented = #"""
  {"startTime":1761724800000,"endTime":1761744600000,"type":"NO_TRADING"},
  {"startTime":1761744600000,"endTime":1761748200000,"type":"REGULAR"},
  {"startTime":1761750000000,"endTime":1761753600000,"type":"REGULAR"}
  """#

@Test(
  arguments: [
    (1_761_724_799_999, nil), (1_761_724_800_000, false), (1_761_744_599_999, false),
    (1_761_744_600_000, true), (1_761_748_199_999, true), (1_761_748_200_000, false),
    (1_761_749_999_999, false), (1_761_750_000_000, true), (1_761_753_599_999, true),
    (1_761_753_600_000, nil),
  ] as [(Int64, Bool?)])
func scheduleIsOpenInsideRegularSessionsOnly(moment: Int64, isOpen: Bool?) throws {
  #expect(try schedule(documented).isOpen(at: Timestamp(milliseconds: moment)) == isOpen)
}

@Test func schedulesWithoutSessionsKnowNothing() throws {
  #expect(try schedule("").isOpen(at: VenueTalk.start) == nil)
  #expect(BinanceSchedule().isOpen(at: VenueTalk.start) == nil)
}

@Test(arguments: [
  #"{"startTime":1761724800000,"type":"REGULAR"}"#, #"{"startTime":"x","endTime":1,"type":"REGULAR"}"#, "1",
  "[]",
])
func schedulesWithBrokenSessionsAreNotTaken(session: String) {
  #expect(throws: LineProblem.self) { try schedule(session) }
}

@Test(arguments: ["", "[]", "{}", #"{"marketSchedules":1}"#, #"{"marketSchedules":{"COMMODITY":{}}}"#])
func whatIsNoScheduleIsNotTaken(text: String) {
  #expect(throws: LineProblem.self) { try BinanceSchedule(Array(text.utf8)[...]) }
}

@Test func endlessSchedulesAreCutOff() throws {
  let first: Int64 = 1_761_724_800_000
  let sessions = (0..<1500 as Range<Int64>).map { index in
    #"{"startTime":\#(first + index * 10),"endTime":\#(first + index * 10 + 5),"type":"REGULAR"}"#
  }
  let schedule = try schedule(sessions.joined(separator: ","))
  #expect(schedule.isOpen(at: Timestamp(milliseconds: first + 9990)) == true)
  #expect(schedule.isOpen(at: Timestamp(milliseconds: first + 10_000)) == nil)
}
