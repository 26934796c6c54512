import BullionMarket
import Testing

@testable import Files

private func days(_ count: Int, from start: CalendarDate = CalendarDate(year: 2021, month: 1, day: 4))
  -> [CalendarDate]
{
  (0..<count).map { start.advanced(byDays: $0) }.filter { $0.weekday < 5 }
}

private func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }

private func read(_ dates: [String]) throws -> HistoryPicture {
  try HistoryPicture("Date,Close\n" + dates.map { $0 + ",1900" }.joined(separator: "\n"))
}

private func dmy(_ date: CalendarDate) -> String { "\(two(date.day))/\(two(date.month))/\(date.year)" }
private func mdy(_ date: CalendarDate) -> String { "\(two(date.month))/\(two(date.day))/\(date.year)" }

/// Dates of which those up to the twelfth are written in one order and the others in the other.
@Test(arguments: [14, 60, 700])
func datesOfTwoOrdersInOneColumnAreRefused(count: Int) throws {
  for dates in [days(count), days(count).reversed()] {
    for (early, late) in [(dmy, mdy), (mdy, dmy)] {
      let texts = dates.map { $0.day <= 12 ? early($0) : late($0) }
      let error = #expect(throws: FeedError.self) { try read(texts) }
      #expect(error?.description.contains("damaged") == true, "\(error?.description ?? "")")
    }
  }
}

/// A file of one order is read, in sequence or not, with months between its rows, with parts that begin anew.
@Test func datesOfOneOrderAreRead() throws {
  let all = days(400)
  let months = (0..<36).map { CalendarDate(year: 2018 + $0 / 12, month: $0 % 12 + 1, day: 1) }
  for spell in [dmy, mdy] {
    #expect(try read(all.map(spell)).rows.count == all.count)
    #expect(try read((all + all).map(spell)).counts.doubles == all.count)
    #expect(try read(all.reversed().map(spell)).rows.count == all.count)
    let scattered = all.indices.map { all[$0 * 101 % all.count] }
    #expect(try read(scattered.map(spell)).rows.count == all.count)
    let last = CalendarDate(year: 2021, month: 1, day: 29)
    #expect(try read((months + [last]).map(spell)).rows.count == 37)
  }
}

/// A date that was typed in the other order is a slip, and refused alone.
@Test func aSingleExchangedDateIsASlip() throws {
  let all = days(60)
  let slip = all.firstIndex { $0.day == 8 } ?? 0
  let texts = all.enumerated().map { $0.offset == slip ? dmy($0.element) : mdy($0.element) }
  #expect(try read(texts).counts.refused == 1)
}

@Test func yearsOfTwoDigitsThatMayStandFirstAreAskedFor() throws {
  let texts = days(20).map { "\(two($0.year % 100))-\(two($0.month))-\(two($0.day))" }
  let error = #expect(throws: FeedError.self) { try read(texts) }
  #expect(error?.description.contains("--date-order ymd") == true, "\(error?.description ?? "")")
  let last = days(20).map { "\(two($0.day))-\(two($0.month))-\(two($0.year % 100))" }
  #expect(try read(last).rows.first == "2021-01-04T00:00:00Z 1900")
}
