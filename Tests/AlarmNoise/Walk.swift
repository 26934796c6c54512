import BullionMarket
import BullionMonitor
import Glibc
import TestRandomness

/// Random walks of both metals, told as quotes; gold's and silver's steps correlate as in the market.
struct Walk {
  /// Where the metals begin: a little on the harmless side of gold's 5,000 and silver's 100, of a ratio of 50, and of a
  /// fall of gold by 10 % from the day's high.
  static let gold = 5_005.0
  static let silver = 99.9
  static let start = Timestamp(2026, 5, 20, 13)
  private static let hours = 5
  private static let step = 5.0
  private static let correlation = 0.7

  private var random: SplitMix64
  private let deviation: Double
  /// How far from its level a metal may go, as a share; nil for a free walk.
  private let reach: Double?
  private var logs = [0.0, 0.0]

  /// - Parameters:
  ///   - percent: deviation of a minute's move.
  ///   - reach: as a share of the level; nil for a free walk.
  init(seed: UInt64, percent: Double, reach: Double?) {
    random = SplitMix64(seed: seed)
    deviation = percent / 100 * (Self.step / 60).squareRoot()
    self.reach = reach
    logs = [log(Self.gold / 5_000), log(Self.silver / 100)]
  }

  /// A day of minutes in which gold falls from a high 11 % above, so that its fall is known and nearly 10 %, and silver
  /// rises to its line from 2 % below.
  static var history: [FeedEvent] {
    let minutes = 25 * 60
    return (0..<minutes).flatMap { minute -> [FeedEvent] in
      let start = Self.start.advanced(byMilliseconds: Int64(minute - minutes) * 60_000)
      // The rest of the exchange has no bars.
      guard SessionCalendar().isOpen(at: start) else { return [] }
      let rest = max(0, 1 - Double(minute) / 1_200)
      let jitter = 1 + 0.0002 * Double(minute % 2)
      let prices = [gold * (1 + 0.108 * rest) * jitter, silver * (1 - 0.02 * rest) * jitter]
      return zip(Instrument.allCases, prices).compactMap { instrument, dollars in
        price(dollars, of: instrument).map { price in
          .bar(
            instrument, .oneMinute, Bar(start: start, open: price, high: price, low: price, close: price))
        }
      }
    }
  }

  /// Five hours of quotes, one of each metal every five seconds.
  mutating func play(_ take: ([FeedEvent]) -> Void) {
    for index in 0..<Int(Double(Self.hours) * 3_600 / Self.step) {
      let time = Self.start.advanced(bySeconds: Int64(Double(index) * Self.step))
      let common = normal()
      let own = normal()
      move(0, by: common)
      move(1, by: Self.correlation * common + (1 - Self.correlation * Self.correlation).squareRoot() * own)
      take(Self.quotes(gold: 5_000 * exp(logs[0]), silver: 100 * exp(logs[1]), at: time))
    }
  }

  static func quotes(gold: Double, silver: Double, at time: Timestamp) -> [FeedEvent] {
    zip(Instrument.allCases, [gold, silver]).compactMap { instrument, dollars in
      price(dollars, of: instrument).map {
        .quote(Quote(instrument: instrument, time: time, received: nil, price: $0))
      }
    }
  }

  private static func price(_ dollars: Double, of instrument: Instrument) -> Price? {
    let scale = pow(10, Double(instrument.displayDecimals))
    return Price(dollars: (dollars * scale).rounded() / scale)
  }

  private mutating func move(_ metal: Int, by deviations: Double) {
    var place = logs[metal] + deviations * deviation
    if let reach {
      if place > reach { place = 2 * reach - place }
      if place < -reach { place = -2 * reach - place }
    }
    logs[metal] = place
  }

  /// Box and Muller's.
  private mutating func normal() -> Double {
    let radius = (-2 * log(Double.random(in: Double.leastNonzeroMagnitude..<1, using: &random))).squareRoot()
    return radius * cos(2 * Double.pi * Double.random(in: 0..<1, using: &random))
  }
}
