import BullionAnalytics
import BullionMarket
import Testing

@testable import BullionMonitor

/// The closes of the chart school's sheet, whose values are published.
private let sheet = [
  44.3389, 44.0902, 44.1497, 43.6124, 44.3278, 44.8264, 45.0955, 45.4245, 45.8433, 46.0826, 45.8931, 46.0328,
  45.6140, 46.2820, 46.2820, 46.0028, 46.0328, 46.4116, 46.2222, 45.6439, 46.2122, 46.2521, 45.7137, 46.4515,
  45.7835, 45.3548, 44.0288, 44.1783, 44.2181, 44.5672, 43.4205, 42.6628, 43.1314,
]

private func minutes(_ closes: [Double]) -> [FeedEvent] {
  closes.enumerated().map { bar(.silver, .oneMinute, at: friday.plus(Double($0) * 60), $1) }
}

@Test func strengthOfBarsIsThePublishedOne() {
  var monitor = Monitor.replay()
  var values: [Double?] = []
  for event in minutes(sheet) {
    monitor.receive(event)
    values.append(monitor.readings.silver.relativeStrength.value)
  }
  #expect(values.prefix(14).allSatisfy { $0 == nil })
  #expect(abs((values[14] ?? 0) - 70.532789483695) < 1e-9)
  #expect(abs((values[15] ?? 0) - 66.318561805172) < 1e-9)
  #expect(abs((values[32] ?? 0) - 37.772952114435) < 1e-9)
  #expect(monitor.value(of: .relativeStrengthIndex(.silver, .oneMinute)) == values[32])
  #expect(monitor.readings.gold.relativeStrength.value == nil)
}

/// Quotes at odd moments: the value is that of the closes of whole minutes, not of the one that is not over.
@Test func strengthOfQuotesIsThatOfClosedBars() {
  var monitor = Monitor.replay()
  var byHand = RelativeStrengthIndex(period: 14)
  monitor.receive(price(.silver, 44.1, at: friday.plus(-25)))
  for (minute, close) in sheet.enumerated() {
    let start = friday.plus(Double(minute) * 60)
    monitor.receive(price(.silver, close + 0.01, at: start.plus(0.4)))
    // The minute before is closed now; the first, which began halfway, does not count.
    #expect(monitor.readings.silver.relativeStrength.value == byHand.value, "minute \(minute)")
    monitor.receive(price(.silver, close, at: start.plus(57)))
    byHand.update(close)
  }
  #expect(byHand.value != nil)
  monitor.advance(to: friday.plus(33 * 60 + 0.249))
  #expect(monitor.readings.silver.relativeStrength.value != byHand.value)
  monitor.advance(to: friday.plus(33 * 60 + 0.25))
  #expect(monitor.readings.silver.relativeStrength.value == byHand.value)
}

@Test func statesOfStrength() {
  func state(_ closes: [Double]) -> RelativeStrengthReading {
    var monitor = Monitor.replay()
    monitor.receive(minutes(closes))
    return monitor.readings.silver.relativeStrength
  }
  let rising = (0..<15).map { 80 + Double($0) }
  #expect(state([]).state == .warming)
  #expect(state(Array(rising.prefix(14))).state == .warming)
  #expect(state(rising).state == .overbought)
  #expect(state(rising).value == 100)
  #expect(state(rising.reversed()).state == .oversold)
  #expect(state(rising.reversed()).value == 0)
  #expect(state((0..<15).map { 80 + Double($0 % 2) }).state == .neutral)
  let flat = state(Array(repeating: 80, count: 15))
  #expect(flat.state == .undefined)
  #expect(flat.value == nil)
  #expect(state(rising).isConverging)
  #expect(!state((0..<200).map { 80 + Double($0 % 7) }).isConverging)
  // Seven rises and seven falls of one dollar each are exactly in the middle.
  #expect(state((0..<15).map { 80 + Double($0 % 2) }).value == 50)
}

/// 70 and 30 themselves belong to the states beyond.
@Test func limitsBelongToTheStatesBeyond() {
  // Ten changes of +7 and four of... a period of ten: seven rises and three falls of one dollar are 70.
  func value(rises: Int, falls: Int) -> RelativeStrengthReading {
    var monitor = Monitor.replay { $0.relativeStrengthPeriod = 10 }
    var closes = [80.0]
    for _ in 0..<rises { closes.append((closes.last ?? 0) + 1) }
    for _ in 0..<falls { closes.append((closes.last ?? 0) - 1) }
    monitor.receive(minutes(closes))
    return monitor.readings.silver.relativeStrength
  }
  #expect(value(rises: 7, falls: 3).value == 70)
  #expect(value(rises: 7, falls: 3).state == .overbought)
  #expect(value(rises: 3, falls: 7).value == 30)
  #expect(value(rises: 3, falls: 7).state == .oversold)
  #expect(value(rises: 6, falls: 4).state == .neutral)
}

@Test func barAfterASilenceHasNoTrueOpenAndDoesNotCount() {
  var monitor = Monitor.replay()
  for second in 0..<200 {
    monitor.receive(price(.silver, 80 + Double(second % 3) / 100, at: friday.plus(Double(second))))
  }
  let before = monitor.bars(.silver, .oneMinute).indicators.barsSeen
  #expect(before == 3)
  // Five minutes of silence, and prices again in the middle of a minute.
  for second in 500..<600 {
    monitor.receive(price(.silver, 80 + Double(second % 3) / 100, at: friday.plus(Double(second))))
  }
  let track = monitor.bars(.silver, .oneMinute)
  #expect(track.closed.last?.isPartial == true)
  // The minute that the silence cut off counts, the one in which prices came back does not.
  #expect(track.indicators.barsSeen == 4)
}
