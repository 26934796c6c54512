/// Between which prices an ounce of a metal was traded for at some time, in US dollars: what tells a price in dollars
/// an ounce from one in another unit, another currency or of another metal.
///
/// The bounds come from a table by year (World Bank, Commodity Markets "Pink Sheet", monthly averages from 1960,
/// CC BY 4.0, widened beyond the extremes of single days and rounded; parities and yearly averages before). Behind the
/// last year of the table its bounds are opened by a quarter upward and a sixth downward for each year begun.
///
/// What would make it wrong: a price that leaves the last row of the table by more than that growth, a redefined
/// dollar, and currencies that are worth nearly a dollar (euro, franc, pound), which no table can tell apart. A user
/// overrules it with `--as-is`; a new year is a new row of the table.
public struct PriceRange: Sendable, Hashable {
  /// The lowest price that is believed.
  public let low: Price
  /// The highest price that is believed.
  public let high: Price

  /// How far a single price may lie beyond what was usual before it is impossible: a slip of the decimal point, another
  /// currency or unit lies further out, a spike or a scenario of a user's own does not.
  public static let slack = 2.0

  /// Upward and downward for each year after the last known one.
  private static let yearlyGrowth = (up: 1.25, down: 1 / 1.2)

  init(_ dollars: ClosedRange<Double>, up: Double = 1, down: Double = 1) {
    low = Price(dollars: dollars.lowerBound * down) ?? Price(ticks: 1)
    high =
      Price(dollars: dollars.upperBound * up) ?? Price(dollars: Price.largestDollars) ?? Price(ticks: .max)
  }

  private init(low: Price, high: Price) {
    self.low = low
    self.high = high
  }

  /// What an ounce cost in the year of a moment. Before the first year of the table it is the first one's.
  public static func usual(of instrument: Instrument, at moment: Timestamp) -> PriceRange {
    PriceRangeSpan(instrument, at: moment).usual
  }

  /// The bounds that no single price goes beyond: `usual`, opened by `slack`.
  public var possible: PriceRange {
    PriceRange(
      low: Price(ticks: Int64((Double(low.ticks) / Self.slack).rounded(.down))),
      high: Price(ticks: high.ticks.multipliedSaturated(by: Int64(Self.slack))))
  }

  /// Whether a price lies within, the bounds included.
  public func contains(_ price: Price) -> Bool { low <= price && price <= high }

  /// The smallest range that holds both.
  public func union(_ other: PriceRange) -> PriceRange {
    PriceRange(low: min(low, other.low), high: max(high, other.high))
  }

  /// The bounds as a text of dollars: `1,455 to 2,280`.
  public var words: String {
    func dollars(_ price: Price) -> String { NumberText.shortest(price.dollars, grouping: true) }
    return "\(dollars(low)) to \(dollars(high))"
  }

  static func opened(_ dollars: ClosedRange<Double>, years: Int) -> PriceRange {
    // Beyond a century nothing is known either way.
    let years = min(max(0, years), 100)
    var (up, down) = (1.0, 1.0)
    for _ in 0..<years {
      up *= yearlyGrowth.up
      down *= yearlyGrowth.down
    }
    guard years > 0 else { return PriceRange(dollars) }
    return PriceRange(rounded(dollars.lowerBound * down)...rounded(dollars.upperBound * up))
  }

  /// To two digits, so that messages name round numbers.
  private static func rounded(_ value: Double) -> Double {
    var step = 1.0
    while value / step >= 100 { step *= 10 }
    while value / step < 10 { step /= 10 }
    return (value / step).rounded() * step
  }
}

/// A span of time in which the range stays the same; for a question per row.
public struct PriceRangeSpan: Sendable, Hashable {
  /// The metal.
  public let instrument: Instrument
  /// What was usual in it.
  public let usual: PriceRange
  /// What was possible in it.
  public let possible: PriceRange
  private let first: Timestamp
  private let end: Timestamp

  /// The span that a moment lies in.
  public init(_ instrument: Instrument, at moment: Timestamp) {
    self.instrument = instrument
    let date = moment.date
    let table = PriceRangeEntry.all
    let month = date.year * 12 + date.month - 1
    let index = max(0, (table.firstIndex { $0.firstMonth > month } ?? table.count) - 1)
    let entry = table[index]
    let years = max(0, date.year - PriceRangeEntry.lastKnownYear)
    let dollars = instrument == .gold ? entry.gold : entry.silver
    usual = years == 0 ? PriceRange(dollars) : PriceRange.opened(dollars, years: years)
    possible = usual.possible
    func start(ofMonth month: Int) -> Timestamp { Timestamp(month / 12, month % 12 + 1, 1) }
    if years > 0 {
      (first, end) = (Timestamp(date.year, 1, 1), Timestamp(date.year + 1, 1, 1))
    } else {
      first = index == 0 ? Timestamp(milliseconds: .min) : start(ofMonth: entry.firstMonth)
      let next =
        index + 1 < table.count ? table[index + 1].firstMonth : (PriceRangeEntry.lastKnownYear + 1) * 12
      end = start(ofMonth: next)
    }
  }

  /// Whether it still holds at a moment.
  public func covers(_ moment: Timestamp) -> Bool { first <= moment && moment < end }
}
