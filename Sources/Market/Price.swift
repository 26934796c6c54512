/// A price in US dollars as an integer number of ticks of one millionth of a dollar.
///
/// One scale for every feed: a millionth divides every tick size in use (0.01 to 0.00001), and the middle of
/// bid and ask is exact for all feeds of up to five decimals. Comparisons, bars, de-duplication and alarm
/// limits work on ticks; indicators work on `dollars`.
public struct Price: Sendable, Hashable, Comparable, Codable {
  /// Ticks in one US dollar.
  public static let ticksPerDollar: Int64 = 1_000_000
  /// Decimals that the scale holds.
  public static let decimals = 6
  /// Prices beyond this many dollars are not prices; the bound keeps every sum of ticks inside an `Int64`.
  public static let largestDollars: Double = 1_000_000_000

  /// The price in ticks; zero and negative values can be held, so that a filter can refuse them by name.
  public var ticks: Int64

  /// A price of so many millionths of a dollar.
  public init(ticks: Int64) { self.ticks = ticks }

  /// The nearest price to a number of dollars; nil when not finite or beyond `largestDollars`.
  public init?(dollars: Double) {
    guard dollars.isFinite, dollars.magnitude <= Self.largestDollars else { return nil }
    ticks = Int64((dollars * Double(Self.ticksPerDollar)).rounded(.toNearestOrAwayFromZero))
  }

  /// The price in dollars, correctly rounded.
  public var dollars: Double { Double(ticks) / Double(Self.ticksPerDollar) }

  public static func < (left: Price, right: Price) -> Bool { left.ticks < right.ticks }

  /// The sum; it stops at the ends of what ticks can hold, as the difference does.
  public static func + (left: Price, right: Price) -> Price {
    Price(ticks: left.ticks.addingSaturated(right.ticks))
  }

  /// The difference; it stops at the ends of what ticks can hold.
  public static func - (left: Price, right: Price) -> Price {
    Price(ticks: left.ticks.subtractingSaturated(right.ticks))
  }

  /// The middle of two prices; half ticks round toward the lower price.
  public static func middle(_ first: Price, _ second: Price) -> Price {
    // The bits in common plus half of the bits that differ: the sum itself could overflow.
    Price(ticks: (first.ticks & second.ticks) + ((first.ticks ^ second.ticks) >> 1))
  }
}
