import BullionAlarms
import BullionMarket
import BullionMonitor
import Testing

private let start = Timestamp(2026, 1, 6, 15)

private func bar(_ minute: Int, _ dollars: Double) -> Bar {
  let price = Price(dollars: dollars) ?? Price(ticks: 1)
  return Bar(
    start: start.advanced(bySeconds: Int64(minute) * 60), open: price, high: price, low: price, close: price)
}

/// `minute event rule` of every line that is a raise or a clearing.
private func raises(_ lines: [String]) -> [String] {
  lines.compactMap { line in
    func value(_ key: String) -> String {
      guard let range = line.firstRange(of: "\"\(key)\":") else { return "" }
      return String(line[range.upperBound...].prefix { $0 != "," && $0 != "}" }.filter { $0 != "\"" })
    }
    guard
      ["raise", "clear"].contains(where: { value("event").hasPrefix($0) }) || value("from") != value("to")
    else {
      return nil
    }
    let minute = (Int64(value("t")).map { ($0 - start.milliseconds) / 60_000 }).map(String.init) ?? "?"
    return "\(minute) \(value("from"))>\(value("to")) \(value("ruleId"))"
  }
}

@Test func aLineIsCrossedAtTheEndOfItsBar() {
  var history = AlarmHistory(interval: .oneMinute)
  var lines: [String] = []
  for (minute, silver) in [99.0, 99.5, 100.5, 101, 100.2].enumerated() {
    lines += history.add(gold: bar(minute, 6500), silver: bar(minute, silver))
  }
  #expect(raises(lines).contains("3 normal>unacknowledged silver-line-up"))
  #expect(!raises(lines).contains { $0.contains("gold-floor") })
}

/// A journal that was written over history is one that the program can take over.
@Test func theJournalIsSound() {
  var history = AlarmHistory(interval: .oneMinute)
  var lines: [String] = []
  for minute in 0..<600 {
    let silver = minute % 40 < 20 ? 99.0 : 101
    lines += history.add(gold: bar(minute, minute % 60 < 30 ? 5100 : 4900), silver: bar(minute, silver))
  }
  var journal = AlarmJournal()
  #expect(journal.load(lines) == [])
  #expect(AlarmJournal.rewritten(lines) == lines)
  #expect(raises(lines).contains("31 normal>unacknowledged gold-floor"))
  #expect(journal.sequence > 100)
}

@Test func aHoleInTheSessionIsStaleAndAWeekendIsNot() {
  var history = AlarmHistory(interval: .oneMinute)
  var lines: [String] = []
  for minute in [0, 1, 2, 30, 31] { lines += history.add(gold: bar(minute, 5100), silver: bar(minute, 90)) }
  #expect(raises(lines).contains { $0.hasSuffix("normal>unacknowledged feed-stale") })

  var weekend = AlarmHistory(interval: .oneMinute)
  // Friday 9 January 2026, 17:00 New York is 22:00 UTC; trading begins again on Sunday at 23:00.
  let friday = 3 * 1440 + 7 * 60 - 5
  let sunday = 5 * 1440 + 8 * 60
  var quiet: [String] = []
  for minute in Array(friday..<(friday + 5)) + Array(sunday..<(sunday + 5)) {
    quiet += weekend.add(gold: bar(minute, 5100), silver: bar(minute, 90))
  }
  #expect(!raises(quiet).contains { $0.contains("stale") })
}

@Test func nothingComesOfNothing() {
  var history = AlarmHistory(interval: .oneDay)
  #expect(history.add(gold: nil, silver: nil) == [])
}
