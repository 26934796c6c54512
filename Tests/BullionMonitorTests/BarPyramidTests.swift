import BullionMarket
import BullionMonitor
import TestRandomness
import Testing

private func walk(_ count: Int, seed: UInt64) -> [ChartSlot] {
  var random = SplitMix64(seed: seed)
  var price = 4000.0
  return (0..<count).map { index in
    let draw = Double(random.next() >> 11) / 9_007_199_254_740_992
    let start = Timestamp(seconds: Int64(index) * 60)
    if draw < 0.02 { return ChartSlot(start: start, kind: draw < 0.01 ? .gap : .dailyBreak) }
    var slot = ChartSlot(start: start, kind: .bar)
    slot.open = price
    price += draw > 0.999 ? 80 : draw - 0.51
    slot.close = price
    slot.high = max(slot.open, slot.close) + draw
    slot.low = min(slot.open, slot.close) - draw
    if draw > 0.1 { slot.other = price / 50 }
    return slot
  }
}

/// Number for number, NaN being itself.
private func same(_ left: ChartSpan, _ right: ChartSpan) -> Bool {
  func numbers(_ span: ChartSpan) -> [UInt64] {
    [span.bar, span.closes, span.others].flatMap { [$0.first, $0.low, $0.high, $0.last] }
      .map { $0.isNaN ? 0 : $0.bitPattern }
  }
  return numbers(left) == numbers(right)
}

private func naive(_ slots: [ChartSlot], _ range: Range<Int>) -> ChartSpan {
  let bars = slots[range].filter(\.isBar)
  func reach(_ first: [Double], _ lows: [Double], _ highs: [Double], _ last: [Double]) -> ChartReach {
    guard let open = first.first, let low = lows.min(), let high = highs.max(), let close = last.last else {
      return ChartReach()
    }
    return ChartReach(first: open, low: low, high: high, last: close)
  }
  let (closes, others) = (bars.map(\.close), bars.map(\.other).filter(\.isFinite))
  var span = ChartSpan()
  span.bar = reach(bars.map(\.open), bars.map(\.low), bars.map(\.high), closes)
  span.closes = reach(closes, closes, closes, closes)
  span.others = reach(others, others, others, others)
  return span
}

@Suite struct BarPyramidTests {
  @Test(arguments: [0, 1, 63, 64, 65, 4096, 4097, 70_001]) func everyStretchIsExact(count: Int) {
    let slots = walk(count, seed: UInt64(count))
    let pyramid = BarPyramid(slots)
    var random = SplitMix64(seed: 7)
    for _ in 0..<200 {
      let ends = [Int(random.next() % UInt64(count + 1)), Int(random.next() % UInt64(count + 1))].sorted()
      let range = ends[0]..<ends[1]
      #expect(same(pyramid.span(range), naive(slots, range)), "\(range) of \(count)")
    }
    #expect(same(pyramid.span(-5..<count + 5), naive(slots, 0..<count)))
  }

  @Test func aSeriesInPartsIsTheWholeOfThem() {
    let slots = walk(5000, seed: 3)
    let series = ChartSeries([
      BarPyramid(Array(slots[..<700])), BarPyramid([]), BarPyramid(Array(slots[700..<701])),
      BarPyramid(Array(slots[701...])),
    ])
    #expect(series.count == 5000)
    for range in [0..<5000, 0..<700, 699..<702, 700..<701, 1200..<4800, 4999..<5000, 300..<300] {
      #expect(same(series.span(range), naive(slots, range)), "\(range)")
      var places: [Int] = []
      series.forEach(in: range) { index, slot in
        places.append(index)
        #expect(slot.start == slots[index].start)
      }
      #expect(places == Array(range))
    }
    #expect(series.place(at: slots[699].start) == 699 && series.place(at: slots[701].start) == 701)
    #expect(series.place(at: Timestamp(milliseconds: -1)) == nil)
    #expect(series.place(at: .never) == 4999)
    #expect(series.lastBar.map { series[$0].isBar } == true)
    #expect(ChartSeries().lastBar == nil && ChartSeries().place(at: .never) == nil)
  }
}
