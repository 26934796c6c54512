import BullionMarket
import TestRandomness
import Testing

@testable import BullionMonitor

/// Anything that a feed could hand over, near the present for the most part.
private struct Anything {
  var generator: SplitMix64
  var time = friday
  var gold: Int64 = 5_000_000_000

  init(seed: UInt64) { generator = SplitMix64(seed: seed) }

  mutating func number(_ range: ClosedRange<Int64>) -> Int64 { Int64.random(in: range, using: &generator) }

  mutating func moment() -> Timestamp {
    switch number(0...99) {
    case 0: Timestamp(milliseconds: number(.min ... .max))
    case 1: Timestamp(milliseconds: number(-10_000_000_000_000...10_000_000_000_000))
    case 2...5: time.advanced(bySeconds: number(-400_000...400_000))
    case 6...20: time.advanced(byMilliseconds: number(-90_000...3000))
    default: time
    }
  }

  mutating func amount(_ instrument: Instrument) -> Price {
    switch number(0...49) {
    case 0: return Price(ticks: number(.min ... .max))
    case 1: return Price(ticks: number(-5...5))
    case 2: return Price(ticks: gold * number(1...20) / 10)
    default:
      gold = min(max(gold + gold * number(-30...30) / 10_000, 1_000_000), 900_000_000_000)
      return Price(ticks: instrument == .gold ? gold : gold / 50)
    }
  }

  mutating func event() -> FeedEvent {
    time = time.advanced(byMilliseconds: number(0...99) == 0 ? number(0...30_000_000) : number(0...900))
    let instrument: Instrument = number(0...1) == 0 ? .gold : .silver
    switch number(0...999) {
    case 0: return .restarted
    case 1: return .ended
    case 2...9: return .headline("")
    case 10...39: return .refused(RefusedLine(line: Int(number(.min ... .max)), reason: .malformed, text: ""))
    case 40...149: return .clock(moment())
    case 150...249:
      let interval = BarInterval.allCases[Int(number(0...4))]
      let amounts = (0..<4).map { _ in amount(instrument) }
      let isSane = number(0...9) > 0
      let bar = Bar(
        start: moment(), open: amounts[0], high: isSane ? amounts.max() ?? amounts[1] : amounts[1],
        low: isSane ? amounts.min() ?? amounts[2] : amounts[2], close: amounts[3],
        isPartial: number(0...5) == 0)
      return .bar(instrument, interval, bar)
    case 250...399:
      return .quote(
        Quote(instrument: instrument, time: moment(), received: moment(), price: amount(instrument)))
    default:
      let middle = amount(instrument)
      let half = Price(ticks: number(-2000...200_000))
      return .quote(
        Quote(
          instrument: instrument, time: moment(), received: number(0...3) == 0 ? time : nil,
          bid: middle - half, ask: middle + half))
    }
  }
}

@Test(arguments: [UInt64(11), 12, 13, 14]) func nothingTraps(seed: UInt64) {
  var anything = Anything(seed: seed)
  var monitor = Monitor(feedName: "fuzz", mode: seed % 2 == 0 ? .live : .replay)
  var accepted = 0
  for number in 0..<25_000 {
    let event = anything.event()
    let before = monitor.now
    let remark = monitor.inputClockRemark
    monitor.receive(event)
    // It goes back with the clock of the input, which is said.
    if event != .restarted, monitor.inputClockRemark == remark, let before {
      if (monitor.now ?? before) < before { Issue.record("time went back") }
    }
    if number % 50 == 0 {
      let readings = monitor.readings
      for metal in [readings.gold, readings.silver] {
        #expect(metal.age.map { $0 >= 0 } ?? true)
        #expect(metal.mid.map { $0.ticks > 0 } ?? true)
        #expect(metal.drawdowns[.all].map { (-100...0).contains($0.percent) } ?? true)
        #expect(metal.relativeStrength.value.map { (0...100).contains($0) } ?? true)
        accepted += metal.mid == nil ? 0 : 1
      }
      #expect(readings.ratio.value.map { $0 > 0 && $0.isFinite } ?? true)
      #expect(readings.ratio.percentile.map { (0...100).contains($0) } ?? true)
      #expect(readings.pair.correlation.map { (-1...1).contains($0) } ?? true)
      #expect(readings.levels.allSatisfy { $0.secondsBeyond >= 0 })
      #expect(readings.feed.refusedPercent.map { (0...100).contains($0) } ?? true)
      for metric in Metric.all { #expect(monitor.value(of: metric)?.isFinite ?? true, "\(metric.name)") }
      for interval in BarInterval.allCases {
        let starts = monitor.bars(.gold, interval).closed.suffix(60).map(\.start)
        let isOrdered = zip(starts, starts.dropFirst()).allSatisfy { $0 < $1 }
        #expect(isOrdered, "\(interval.rawValue)")
      }
    }
    if number % 1000 == 999 { _ = monitor.acknowledgeAll() }
  }
  #expect(accepted > 500)
}
