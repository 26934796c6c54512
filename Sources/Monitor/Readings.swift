import BullionAnalytics
import BullionMarket

/// What the monitor can say at one moment. Undefined is nil; percentages are in percent; falls are negative.
///
/// Prices are in US dollars per troy ounce. What each reading means is told in <doc:ReadingDefinitions>.
public struct Readings: Sendable, Equatable {
  /// The data time: in demo and replay the event time is the clock.
  public var time: Timestamp?
  /// The feed as a whole.
  public var feed: FeedReading
  /// What is known of gold.
  public var gold: MetalReading
  /// What is known of silver.
  public var silver: MetalReading
  /// Gold measured in silver.
  public var ratio: RatioReading
  /// How the two move together.
  public var pair: PairReading
  /// The watched price lines, in the order of the settings.
  public var levels: [LevelReading]

  /// The reading of one metal.
  public subscript(instrument: Instrument) -> MetalReading {
    switch instrument {
    case .gold: gold
    case .silver: silver
    }
  }
}

/// The feed as a whole.
public struct FeedReading: Sendable, Equatable {
  /// What the feed is doing, in one word.
  public enum State: String, Sendable {
    /// No price since the start; history does not count.
    case starting
    /// Prices come in.
    case live
    /// Prices have stopped coming while the market is open.
    case stale
    /// The market is closed.
    case closed
    /// There is no more input.
    case ended
    /// The connection is lost, as the owner says.
    case down
  }
  /// As the user wrote it.
  public var name: String
  /// Demo, replay or live.
  public var mode: FeedMode
  /// Ended and down go before what the prices say; one stale metal makes the feed stale.
  public var state: State
  /// What was not taken since the start, by reason.
  public var refused: RefusalCounts
  /// Percent refused of what came within the last minute (the metric `feed.quality`); nil for fewer than twenty.
  public var refusedPercent: Double?
  /// Seconds by which the local clock lags behind the feed's, negative where it is ahead; nil while they agree.
  public var clockOffset: Double?
  /// The source whose prices are shown; nil for feeds without sources, and before the first price.
  public var source: String?
  /// What exactly its prices are the prices of; nil when `source` is.
  public var kind: PriceKind?
}

/// Whether a price can be relied on now.
public enum Quality: String, Sendable {
  /// Fresh.
  case good
  /// Older than max(15 s, 20 times the feed's median gap), in hours in which there is trading.
  case stale
  /// Old because nobody trades.
  case closed
  /// There was no price yet, or only history that has grown old.
  case none

  /// Derived values carry the worst quality of what they rest on.
  var severity: Int {
    switch self {
    case .good: 0
    case .closed: 1
    case .stale: 2
    case .none: 3
    }
  }
}

/// One metal.
public struct MetalReading: Sendable, Equatable {
  /// Which metal it is.
  public var instrument: Instrument
  /// Of the last accepted quote; nil when its source gives one price only, and before the first.
  public var bid: Price?
  /// Of the last accepted quote; nil when its source gives one price only, and before the first.
  public var ask: Price?
  /// The last accepted mid; nil before the first.
  public var mid: Price?
  /// The mid before the last change of it; for the direction of the glyph.
  public var previousMid: Price?
  /// The event time of the last accepted price; nil before the first.
  public var time: Timestamp?
  /// Seconds since the last price was received; nil before the first.
  public var age: Double?
  /// Whether the price can be relied on now.
  public var quality: Quality
  /// Whether the price is older than three of the feed's usual gaps: not stale yet, and no longer fresh.
  public var isLate: Bool
  /// Against the last mid before 17:00 New York of the previous trade date.
  public var change: ChangeReading
  /// Highest mid of the trade date; nil before its first price.
  public var high: Price?
  /// Lowest mid of the trade date; nil before its first price.
  public var low: Price?
  /// From when on `high` and `low` are known, when that is later than the opening.
  public var rangeSince: Timestamp?
  /// In percent, over the windows of the calendar.
  public var gains: WindowReadings
  /// The times of the prices that gains are against, where these are much older than the window: they lie before a
  /// hole.
  public var gainsSince: [GainWindow: Timestamp]
  /// The RSI of closed one-minute bars.
  public var relativeStrength: RelativeStrengthReading
  /// Of the closes of closed one-minute bars, in dollars; nil until there are `exponentialAveragePeriod`.
  public var exponentialAverage: Double?
  /// Bars to the first exponential average.
  public var exponentialAveragePeriod: Int
  /// Wilder's, of closed one-minute bars, in dollars; nil until there is one more than `averageTrueRangePeriod`.
  public var averageTrueRange: Double?
  /// Ranges to the first average true range.
  public var averageTrueRangePeriod: Int
  /// Of daily closes, for a year.
  public var volatility: VolatilityReading
  /// The fall from each anchor.
  public var drawdowns: DrawdownReadings
  /// 1 / the deepest drawdown of the last 30 days; nil without a fall, and until the 30 days are known as for
  /// `drawdowns`.
  public var survivableLeverage: Double?
  /// The deepest drawdown of the last 30 days in percent, not positive; nil until they are known.
  public var deepestDrawdown: Double?

  /// Ask less bid; nil without both.
  public var spread: Price? {
    guard let bid, let ask else { return nil }
    return ask - bid
  }
}

/// One number for each window that gains are measured over; nil without history that old.
public struct WindowReadings: Sendable, Equatable {
  private var day: Double?
  private var week: Double?
  private var month: Double?
  private var yearToDate: Double?

  init() {}

  /// In percent, or a pure number for elasticities.
  public internal(set) subscript(window: GainWindow) -> Double? {
    get {
      switch window {
      case .day: day
      case .week: week
      case .month: month
      case .yearToDate: yearToDate
      }
    }
    set {
      switch window {
      case .day: day = newValue
      case .week: week = newValue
      case .month: month = newValue
      case .yearToDate: yearToDate = newValue
      }
    }
  }
}

/// The drawdown from each anchor; nil before the first price, and while less than nine tenths of the trading time of
/// the last 24 hours or 30 days is known.
public struct DrawdownReadings: Sendable, Equatable {
  var day: DrawdownReading?
  var month: DrawdownReading?
  var all: DrawdownReading?
  /// The first moment that `all` knows.
  public var since: Timestamp?
  var dayCoverage: Double?
  var monthCoverage: Double?

  /// Seconds of trading time that are known of a span; nil when it is known as a whole.
  public func coverage(of span: DrawdownSpan) -> Double? {
    switch span {
    case .day: dayCoverage
    case .month: monthCoverage
    case .all: nil
    }
  }

  /// The drawdown from one anchor.
  public subscript(span: DrawdownSpan) -> DrawdownReading? {
    switch span {
    case .day: day
    case .month: month
    case .all: all
    }
  }
}

/// The day's change; both numbers are nil without a price to compare with.
public struct ChangeReading: Sendable, Equatable {
  /// In dollars per troy ounce; negative for a fall.
  public var absolute: Price?
  /// In percent of the reference; negative for a fall.
  public var percent: Double?
  /// What the change is against, in words: `previous close`, `24 h` for sources that trade at all hours, or the time
  /// of an older price (`22 Jan 09:00`) where the close is not known.
  public var reference = "previous close"
}

/// The relative strength index of one metal, and what it rests on.
public struct RelativeStrengthReading: Sendable, Equatable {
  /// Where the index stands, or why there is none.
  public enum State: String, Sendable {
    /// At or above the upper limit, 70 unless set.
    case overbought
    /// At or below the lower limit, 30 unless set.
    case oversold
    /// Between the two.
    case neutral
    /// Too few bars so far.
    case warming
    /// Enough bars, but prices did not move: gain and loss are both zero.
    case undefined
  }
  /// 0 to 100; nil while warming or undefined.
  public var value: Double?
  /// Changes that it averages.
  public var period: Int
  /// The length of the closed bars that it reads.
  public var interval: BarInterval
  /// In one word, as it is shown.
  public var state: State
  /// With less history than it takes to forget the seed; also while there is no value yet.
  public var isConverging: Bool
}

/// Realised volatility of daily closes.
public struct VolatilityReading: Sendable, Equatable {
  /// Annualised, in percent.
  public var percent: Double?
  /// Daily log returns that it rests on when there are enough of them.
  public var window: Int
  /// Log returns that there are of them.
  public var observations: Int
  /// Days and factor, as they are printed: `20 d, a year of 252 d`.
  public var convention: String

  /// Seconds of days that there are returns of; nil when they fill the window.
  public var coverage: Double? { BarInterval.oneDay.coverage(observations, of: window) }
}

/// A fall from a peak.
public struct DrawdownReading: Sendable, Equatable {
  /// In percent, not positive.
  public var percent: Double
  /// The highest mid since the anchor.
  public var peak: Price
  /// When the peak was first reached.
  public var peakTime: Timestamp
}

/// Ounces of silver that buy one ounce of gold.
public struct RatioReading: Sendable, Equatable {
  /// Gold's mid over silver's; nil unless the worse leg is good or closed.
  public var value: Double?
  /// Gold bid / silver ask; nil without both.
  public var bid: Double?
  /// Gold ask / silver bid; nil without both.
  public var ask: Double?
  /// Seconds between the two legs.
  public var skew: Double?
  /// Where the value stands; nil without a value.
  public var band: RatioBand?
  /// Daily values that percentile and z-score look back on.
  public var window: Int
  /// Daily values that there are of them, the present one included; 0 without a ratio.
  public var observations: Int
  /// Midrank among the last daily values (252 unless set) and this one, 0 to 100; nil for fewer.
  public var percentile: Double?
  /// Standard deviations from the mean of the same values; nil below a full window.
  public var zscore: Double?
  /// The quality of the worse leg.
  public var quality: Quality

  /// Seconds of days that percentile and z-score could rest on; nil when they fill the window.
  public var coverage: Double? { BarInterval.oneDay.coverage(observations, of: window) }
}

/// How silver moves with gold.
public struct PairReading: Sendable, Equatable {
  /// Silver's log return for one of gold's; nil below 30 returns, or when bars of one metal are missing.
  public var beta: Double?
  /// Of the same returns, -1 to 1; nil when beta is.
  public var correlation: Double?
  /// Log returns that beta and correlation look back on at most.
  public var window: Int
  /// The bars whose returns they are: days when the window is full of them, else minutes.
  public var interval: BarInterval
  /// Log returns that beta and correlation rest on now.
  public var observations: Int
  /// Silver's logarithmic move over gold's, over a day and a month; nil when gold moved less than 0.1 %.
  public var elasticity: WindowReadings
  /// Whether both rise or fall together over the day; nil when a part of it is unknown.
  public var tandem: Tandem?
  /// Whether silver outruns gold five to one since the previous close; nil without one.
  public var isAccelerating: Bool?

  /// Seconds of bars that beta and correlation rest on; nil when they fill the window.
  public var coverage: Double? { interval.coverage(observations, of: window) }
}

extension BarInterval {
  /// Seconds in so many bars; nil when there are as many as are looked for.
  fileprivate func coverage(_ count: Int, of wanted: Int) -> Double? {
    count < wanted ? Double(count) * Double(milliseconds) / 1000 : nil
  }
}

/// A price line that is watched, and the time spent above it.
public struct LevelReading: Sendable, Equatable {
  /// On which side of the level the price is.
  public enum Side: String, Sendable {
    /// At the level or above it.
    case above
    /// Below the level.
    case below
  }
  /// As the settings call it.
  public var name: String
  /// Whose price is held against it.
  public var instrument: Instrument
  /// Where the line lies.
  public var value: Price
  /// Nil before the first price.
  public var side: Side?
  /// When the price came to this side; the first price seen when it never crossed.
  public var since: Timestamp?
  /// Whether it was seen to come to this side; if not, it may have been there before `since`.
  public var hasCrossed: Bool
  /// Seconds of market time at or above the level, over all that was seen.
  public var secondsBeyond: Double
}

/// Input that was not taken, by reason.
public struct RefusalCounts: Sendable, Equatable {
  /// Lines that could not be read as a quote.
  public internal(set) var lines = 0
  /// How many of each; a reason without any is missing.
  public internal(set) var byReason: [RefusalReason: Int] = [:]
  /// Repeated quotes: they refresh the age and are not refusals.
  public internal(set) var duplicates = 0
  /// All refusals, duplicates not among them.
  public var total: Int { byReason.values.reduce(0, +) }

  mutating func count(_ reason: RefusalReason) { byReason[reason, default: 0] += 1 }
}
