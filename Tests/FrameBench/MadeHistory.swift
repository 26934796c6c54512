import BullionMarket
import Dashboard

/// Minutes of both metals, as many as are wanted, made from their number alone: what is asked for twice is the same.
struct MadeHistory {
  let minutes: Int
  private let end: Timestamp
  private static let minute: Int64 = 60_000

  init(minutes: Int, end: Timestamp = Timestamp(2026, 1, 22, 22)) {
    self.minutes = minutes
    self.end = end
  }

  private var start: Timestamp { end.advanced(byMilliseconds: -Int64(minutes) * Self.minute) }

  func answer(_ request: BarsRequest) -> BarsAnswer {
    var answer = BarsAnswer(request)
    let step = request.interval == .oneDay ? 1440 : 1
    let until = min(request.end ?? end, end)
    let last = Int(until.milliseconds(since: start) / Self.minute) / step
    let first = max(0, last - request.count)
    guard first < last else { return answer }
    answer.hasOlder = first > 0
    for instrument in request.instruments {
      answer[instrument] = (first..<last).map { bar(instrument, $0 * step) }
    }
    return answer
  }

  private func bar(_ instrument: Instrument, _ number: Int) -> Bar {
    let base: Int64 = instrument == .gold ? 4_000_000_000 : 60_000_000
    func price(_ number: Int) -> Int64 {
      // A slow wave with a fast one on it, in whole ticks.
      let slow = Int64((number / 50) % 20_000) - 10_000
      let fast = Int64((number &* 7919) % 1_009) - 504
      return base + (slow.magnitude > 10_000 ? 0 : slow) * base / 40_000 + fast * base / 1_000_000
    }
    let open = price(number)
    let close = price(number + 1)
    let wick = base / 20_000
    return Bar(
      start: start.advanced(byMilliseconds: Int64(number) * Self.minute), open: Price(ticks: open),
      high: Price(ticks: max(open, close) + wick), low: Price(ticks: min(open, close) - wick),
      close: Price(ticks: close))
  }
}
