import BullionMarket
import Chance

/// A scene: quotes of both metals in pairs, in bursts and lulls.
///
/// Scenes play up to thirty times faster than the market, so quotes at even moments of wall time would be many
/// seconds of market time apart. The two of a pair are close in market time, in either order; the time that is
/// skipped lies between the pairs. The first pair is exactly at the leg's opening mids, the last at its waypoint.
struct DemoQuotes: Sendable {
  /// Market time between the two quotes of a pair.
  private static let apart: ClosedRange<Int64> = 100...1500
  /// Quotes closer than this in wall time are due together, or the eye would catch one metal ahead of the other.
  private static let together: Int64 = 100
  /// Wall time from the last quote to the end of the leg.
  private static let rest: Int64 = 20

  private let entry: DemoTimetable.Entry
  private let gaps: ClosedRange<Int64>
  private let wallStart: Int64
  /// The longest time between the two quotes of a pair: half the shortest time between two pairs.
  private let longestApart: Int64
  /// Wall time at which the last pair begins.
  private let lastPair: Int64
  private var walk: DemoWalk
  private var random: SplitMix64
  private var wall: Int64 = 0
  /// From 0 (a burst of quotes) to 1 (a lull); wanders.
  private var lull = 0.5
  private var flawCount = 0
  private var last: Quote?
  private var state = State.opening

  private enum State { case opening, running, over }

  init(_ entry: DemoTimetable.Entry, gaps: ClosedRange<Int64>, wallStart: Int64, seed: UInt64) {
    self.entry = entry
    self.gaps = gaps
    self.wallStart = wallStart
    let shortestGap = entry.time(atWall: gaps.lowerBound).milliseconds(since: entry.start)
    longestApart = max(Self.apart.lowerBound, min(Self.apart.upperBound, shortestGap / 2))
    let end = entry.time(atWall: entry.leg.wall - Self.rest).advanced(byMilliseconds: -longestApart)
    lastPair = max(0, entry.wall(at: end))
    random = entry.generator(seed: seed)
    walk = DemoWalk(
      from: entry.from, to: entry.leg.end,
      length: Self.minutes(entry.time(atWall: lastPair), since: entry.start),
      goldVolatility: entry.leg.regime.goldVolatility, silverVolatility: entry.leg.regime.silverVolatility,
      bounds: entry.leg.bounds)
  }

  mutating func append(to events: inout [DueEvent]) -> Bool {
    switch state {
    case .opening:
      // The first frame shows both metals.
      quote(.silver, entry.from, at: entry.start, due: 0, to: &events)
      quote(.gold, entry.from, at: entry.start, due: 0, to: &events)
      state = .running
    case .running:
      run(to: &events)
    case .over:
      return false
    }
    return true
  }

  private mutating func run(to events: inout [DueEvent]) {
    lull = min(1, max(0, lull + 0.3 * random.normal()))
    let gap = gaps.lowerBound + Int64(Double(gaps.upperBound - gaps.lowerBound) * lull)
    // The last gaps share what is left, so that none is longer than usual: prices would jump.
    let left = max(0, lastPair - wall)
    let gapsLeft = max(1, (left + gap - 1) / gap)
    let isLast = gapsLeft == 1
    let next = isLast ? lastPair : wall + (gapsLeft == 2 ? left / 2 : gap)
    appendFlaws(before: next, to: &events)
    pair(at: entry.time(atWall: next), to: &events)
    guard isLast else { return }
    appendFlaws(before: entry.leg.wall, to: &events)
    events.append(DueEvent(due: wallStart + entry.leg.wall, event: .clock(entry.leg.until)))
    state = .over
  }

  private mutating func pair(at first: Timestamp, to events: inout [DueEvent]) {
    let second = first.advanced(byMilliseconds: random.integer(in: Self.apart.lowerBound...longestApart))
    let due = entry.wall(at: second)
    let firstDue = entry.wall(at: first)
    let metals: [Instrument] = random.unit() < 0.5 ? [.gold, .silver] : [.silver, .gold]
    quote(
      metals[0], advance(to: first), at: first, due: due - firstDue < Self.together ? due : firstDue,
      to: &events)
    quote(metals[1], advance(to: second), at: second, due: due, to: &events)
  }

  private mutating func appendFlaws(before limit: Int64, to events: inout [DueEvent]) {
    let flaws = entry.leg.flaws
    while flawCount < flaws.count, let last {
      let planned = entry.leg.wall * Int64(flawCount + 1) / Int64(flaws.count + 1)
      guard planned < limit else { return }
      let moment = max(planned, wall)
      let time = max(entry.time(atWall: moment), last.time)
      let event = flaws[flawCount].event(insteadOf: last, at: time)
      events.append(DueEvent(due: wallStart + moment, event: event))
      flawCount += 1
    }
  }

  private mutating func advance(to time: Timestamp) -> MetalPair {
    let from = last?.time ?? entry.start
    return walk.advance(by: Self.minutes(time, since: from), random: &random)
  }

  private mutating func quote(
    _ instrument: Instrument, _ pair: MetalPair, at time: Timestamp, due: Int64, to events: inout [DueEvent]
  ) {
    let mid = pair.price(instrument)
    let regime = entry.leg.regime
    let steps = random.integer(in: instrument == .gold ? regime.goldHalfSpread : regime.silverHalfSpread)
    let half = Price(ticks: steps * instrument.tickSize.ticks)
    let quote = Quote(instrument: instrument, time: time, bid: mid - half, ask: mid + half)
    wall = due
    last = quote
    events.append(DueEvent(due: wallStart + due, event: .quote(quote)))
  }

  private static func minutes(_ time: Timestamp, since start: Timestamp) -> Double {
    Double(time.milliseconds(since: start)) / 60_000
  }
}
