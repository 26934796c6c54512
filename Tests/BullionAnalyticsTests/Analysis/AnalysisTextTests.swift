import BullionAnalytics
import BullionMarket
import Foundation
import TestRandomness
import Testing

private let columns = [AnalysisColumn.relativeStrength(.gold, period: 2), .drawdown(.silver)]

private func rows(_ format: AnalysisText.Format, _ prices: [(Double, Double)]) -> [String] {
  var table = AnalysisTable(columns: columns)
  let text = AnalysisText(format: format, columns: columns)
  var bytes: [UInt8] = []
  text.appendHeader(to: &bytes)
  for (minute, price) in prices.enumerated() {
    let bars = [price.0, price.1].compactMap(Price.init(dollars:)).map { price in
      Bar(start: Timestamp(2026, 1, 23, 14, minute), open: price, high: price, low: price, close: price)
    }
    table.add(gold: bars[0], silver: bars[1])
    text.append(table, gold: bars[0], silver: bars[1], to: &bytes)
  }
  return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
}

private let prices = [(5000.1, 100.0), (5003.1, 80), (5002.1, 80)]

@Test func csvHasEmptyCellsForTheUndefined() {
  #expect(
    rows(.csv, prices) == [
      "time,gold,silver,ratio,gold_rsi2,silver_drawdown", "2026-01-23T14:00:00Z,5000.1,100,50.001,,0",
      "2026-01-23T14:01:00Z,5003.1,80,62.53875,,-0.2", "2026-01-23T14:02:00Z,5002.1,80,62.52625,75,-0.2",
    ])
}

@Test func jsonIsAnObjectALineWithNulls() throws {
  let lines = rows(.json, prices)
  #expect(
    lines[0]
      == #"{"time": "2026-01-23T14:00:00Z", "gold": 5000.1, "silver": 100, "ratio": 50.001, "gold_rsi2": null, "silver_drawdown": 0}"#
  )
  for line in lines {
    let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
    #expect(object?.count == 6)
  }
}

/// What is printed reads back as exactly the same double.
@Test func numbersReadBackExactly() {
  var table = AnalysisTable()
  let text = AnalysisText(format: .csv, columns: table.columns)
  var random = SplitMix64(seed: 3)
  for minute in 0..<600 {
    func bar(around ticks: UInt64) -> Bar {
      let price = Price(ticks: Int64(ticks + random.next() % (ticks / 50)))
      let start = Timestamp(2026, 1, 5).advanced(bySeconds: Int64(minute) * 60)
      return Bar(start: start, open: price, high: price, low: price, close: price)
    }
    let (gold, silver) = (bar(around: 2_650_000_000), bar(around: 31_500_000))
    table.add(gold: gold, silver: silver)
    var bytes: [UInt8] = []
    text.append(table, gold: gold, silver: silver, to: &bytes)
    let cells = String(decoding: bytes.dropLast(), as: UTF8.self).split(
      separator: ",", omittingEmptySubsequences: false)
    #expect(cells.dropFirst(3).map { Double($0) } == [table.ratio] + table.values)
  }
}
