import BullionAlarms
import BullionAnalytics
import BullionMarket

/// A price line to watch.
public struct PriceLevel: Sendable, Hashable {
  /// What the line is called on the screen.
  public var name: String
  /// Whose price is held against it.
  public var instrument: Instrument
  /// The price itself belongs to the side above.
  public var value: Price

  /// A line of this name at this price.
  public init(name: String, instrument: Instrument, value: Price) {
    self.name = name
    self.instrument = instrument
    self.value = value
  }
}

/// What can be chosen about the analytics; the defaults are those of the documentation.
public struct MonitorSettings: Sendable, Equatable {
  /// The sessions by which days, closures and staleness go.
  public var calendar = SessionCalendar()
  /// Changes that the RSI averages; Wilder's 14.
  public var relativeStrengthPeriod = 14
  /// Where an RSI is called overbought when nobody says otherwise; the rules that come with the program begin there.
  static let usualOverbought = 70.0
  /// An RSI at or above this is called overbought.
  public var overbought = usualOverbought
  /// An RSI at or below this is called oversold.
  public var oversold = 30.0
  /// Log returns that beta and correlation rest on.
  public var pairWindow = 60
  /// Daily log returns that volatility rests on.
  public var volatilityWindow = 20
  /// Daily ratios that percentile and z-score rest on.
  public var ratioWindow = 252
  /// Price lines to watch.
  public var levels = [
    PriceLevel(name: "gold floor", instrument: .gold, value: Price(ticks: 5000 * Price.ticksPerDollar)),
    PriceLevel(name: "silver line", instrument: .silver, value: Price(ticks: 100 * Price.ticksPerDollar)),
  ]
  /// The lengths of the indicators of charts, in bars of the chart.
  public var chartLengths: ChartLengths {
    get {
      var lengths = chartAverages
      lengths.relativeStrength = relativeStrengthPeriod
      return lengths
    }
    set { chartAverages = newValue }
  }
  private var chartAverages = ChartLengths()
  /// The limits between the bands of the ratio.
  public var ratioBands = RatioBand.Limits.standard
  /// What raises an alarm; should be free of `AlarmRule.problems(in:)`.
  public var rules = AlarmRule.defaults
  /// Milliseconds for which an alarm that nobody acknowledges is news; then it steps back from banner and frames to the
  /// list. 0 for as long as it waits.
  public var alarmNewsTime: Int64 = 600_000
  /// Rules that are switched off, so that they can be shown and switched on again.
  public var disabledRules: [AlarmRule] = []
  /// Production, balance and notes of the metal that is shown first.
  public var supply = MetalSupply.silver
  /// The same of other metals.
  public var otherSupplies: [MetalSupply] = []

  /// The defaults of the documentation.
  public init() {}

  /// Of all metals, the first one first.
  public var supplies: [MetalSupply] { [supply] + otherSupplies }

  /// Bars that are kept: enough for every chart, and bounded, however long the program runs.
  func capacity(of interval: BarInterval) -> Int {
    switch interval {
    case .oneMinute: 4096
    case .fiveMinutes, .fifteenMinutes, .oneHour: 1024
    case .oneDay: 1600
    }
  }
}
