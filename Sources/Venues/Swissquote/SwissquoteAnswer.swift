import BullionMarket
import Formats

/// Reads Swissquote's answer: a list of trading platforms, each with its prices for several kinds of clients.
///
/// The order of both varies. Of the platforms the one with the newest time counts, of its prices the tightest. They
/// are taken as they are: the mark-up of the client's kind is even on both sides and does not move the middle.
enum SwissquoteAnswer {
  /// Milliseconds by which a platform's clock may be ahead of ours before another platform is preferred.
  private static let clockTolerance: Int64 = 10_000

  /// - Parameter now: when it arrived.
  static func quote(
    _ body: ArraySlice<UInt8>, of instrument: Instrument, at now: Timestamp
  ) throws(LineProblem) -> Quote {
    var best: Quote?
    var problem: LineProblem?
    var platforms = JSONReader(body)
    while let platform = try platforms.nextElement() {
      do throws(LineProblem) {
        let quote = try tightest(of: platform, instrument, at: now)
        if best.map({ isBetter(quote, than: $0, at: now) }) ?? true { best = quote }
      } catch {
        problem = problem ?? error
      }
    }
    guard let best else { throw problem ?? LineProblem("no platform in the answer") }
    return best
  }

  private static func tightest(
    of platform: JSONScanner.Value, _ instrument: Instrument, at now: Timestamp
  ) throws(LineProblem) -> Quote {
    var time, prices: JSONScanner.Value?
    var members = try JSONReader(platform, "platform")
    while let (key, value) = try members.nextMember() {
      if key.elementsEqual("ts".utf8) { time = value }
      if key.elementsEqual("spreadProfilePrices".utf8) { prices = value }
    }
    var best: Quote?
    var problem: LineProblem?
    var profiles = try JSONReader(prices, "spreadProfilePrices")
    while let profile = try profiles.nextElement() {
      do throws(LineProblem) {
        let quote = try tick(profile, time).quote(of: instrument, at: now)
        if best.map({ isTighter(quote, than: $0) }) ?? true { best = quote }
      } catch {
        problem = problem ?? error
      }
    }
    guard let best else { throw problem ?? LineProblem("no prices in the answer") }
    return best
  }

  private static func tick(
    _ profile: JSONScanner.Value, _ time: JSONScanner.Value?
  ) throws(LineProblem) -> VenueTick {
    var tick = VenueTick(time: time)
    var members = try JSONReader(profile, "profile")
    while let (key, value) = try members.nextMember() {
      if key.elementsEqual("bid".utf8) { tick.bid = value }
      if key.elementsEqual("ask".utf8) { tick.ask = value }
    }
    return tick
  }

  private static func isBetter(_ quote: Quote, than best: Quote, at now: Timestamp) -> Bool {
    let limit = now.advanced(byMilliseconds: clockTolerance)
    let isAhead = quote.time > limit
    guard isAhead == (best.time > limit) else { return !isAhead }
    return quote.time == best.time ? isTighter(quote, than: best) : quote.time > best.time
  }

  /// A crossed price is the tightest of all, and worse than any other.
  private static func isTighter(_ quote: Quote, than best: Quote) -> Bool {
    let spread = spread(quote)
    let other = Self.spread(best)
    guard (spread < 0) == (other < 0) else { return other < 0 }
    return spread < other
  }

  private static func spread(_ quote: Quote) -> Int64 {
    ((quote.ask ?? quote.mid) - (quote.bid ?? quote.mid)).ticks
  }
}
