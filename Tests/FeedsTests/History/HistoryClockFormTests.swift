import BullionMarket
import Testing

private let hours = ["09:00", "10:00", "11:00"]

private func picture(_ header: String, _ times: [String], delimiter: String = ",") throws -> HistoryPicture {
  var rows: [String] = header.isEmpty ? [] : [header]
  for day in 0..<4 {
    for (hour, time) in times.enumerated() {
      let price = 4790 + day * 10 + hour
      rows.append("2026-01-\(20 + day),\(time),\(price),\(price + 5),\(price - 2),\(price + 2)")
    }
  }
  return try HistoryPicture(rows.joined(separator: "\n").replacing(",", with: delimiter))
}

/// A column of times of day is found by what stands in it, whatever it is called.
@Test(arguments: [
  "Date,Hour", "Date (GMT),Time (GMT)", "Trade Date,Trade Time", "Date,Bar Time", "Date,Minute", "Date,HH:MM",
  "Session Date,Time", "Day,Kello", "Date (Chicago),Time (Chicago)",
])
func timesOfDayAreFoundByTheirTexts(header: String) throws {
  let read = try picture(header + ",Open,High,Low,Close", hours)
  #expect(read.rows.count == 12, "\(read.shape)")
  #expect(read.rows[1].contains("T1"))
  #expect(read.counts.doubles == 0 && read.doubt == nil)
}

/// Where a column shows how it is written, its zeros may be gone, and hours stand alone.
@Test(arguments: [
  ("Date,Time", ["900", "1000", "1100"]), ("Date,Hour", ["9", "10", "11"]),
  ("Date,Time", ["90000", "100000", "110000"]), ("Date,Trade Time", ["900", "1000", "1100"]),
  ("Date,Time", ["9h00", "10h00", "11h"]), ("Date,Time", ["09.00", "10.00", "11.00"]),
  ("Date,Time", ["0.375", "0.416666667", "0.458333333"]), ("Date,Time", ["9:0", "10:0", "11:00"]),
])
func timesOfDayInAllForms(header: String, times: [String]) throws {
  for header in [header + ",Open,High,Low,Close", ""] {
    if header.isEmpty, times.contains(where: { $0.contains("h") || $0.hasPrefix("09") || $0.count < 3 }) {
      continue
    }
    let read = try picture(header, times)
    #expect(read.rows.count == 12, "\(read.shape)")
    #expect(
      read.rows.prefix(3).map { $0.prefix(16) } == [
        "2026-01-20T09:00", "2026-01-20T10:00", "2026-01-20T11:00",
      ])
  }
}

/// Seconds in front of which the zeros are gone are told by the longest time of the column.
@Test func theLongestTimeTellsWhatTheShortOnesAre() throws {
  let read = try picture("Date,Time,Open,High,Low,Close", ["0", "1000", "10000", "235900"])
  #expect(
    read.rows.prefix(4).map { $0.prefix(19).suffix(8) } == ["00:00:00", "00:10:00", "01:00:00", "23:59:00"])
}

@Test(arguments: ["24:00", "noon", "9:75", "0.0104"])
func aTimeOfDayThatIsNoneIsSaidToBeNone(time: String) throws {
  let read = try picture("Date,Time,Open,High,Low,Close", ["09:00", time, "11:00"])
  #expect(read.rows.contains { $0.contains("the time of day \(time) is not understood") }, "\(read.rows)")
  #expect(read.rows.allSatisfy { !$0.contains("--date-order") })
}

/// Days that come several times with other prices are no doubles.
@Test func daysOfWhichMostComeSeveralTimesAreDoubted() throws {
  let slots = try picture("Date,Slot,Open,High,Low,Close", ["a", "b", "c"])
  #expect(slots.doubt?.contains("come several times") == true)
  let doubles = (20..<26).map { "2026-01-\($0),5\n2026-01-\($0),5" }
  let same = try HistoryPicture("Date,Close\n" + doubles.joined(separator: "\n"))
  #expect(same.doubt == nil && same.counts.doubles == 6)
  let last = try HistoryPicture("Date,Close\n2026-01-20,5\n2026-01-21,6\n2026-01-22,7\n2026-01-22,8")
  #expect(last.doubt == nil && last.counts.doubles == 1)
}

/// A moment beside a day's only row is that of the file.
@Test func aMomentBesideADaysOnlyRowIsNotItsTime() throws {
  let rows = (20..<24).map { "2026-01-\($0),5,21:30" }
  let read = try HistoryPicture("Date,Close,Updated\n" + rows.joined(separator: "\n"))
  #expect(read.rows.first == "2026-01-20T00:00:00Z 5")
}
