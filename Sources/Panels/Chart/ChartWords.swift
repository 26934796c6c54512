import BullionMarket
import BullionMonitor

/// How a chart names what it shows.
struct ChartWords {
  let view: ChartView

  /// Decimals of the subject's own unit.
  static func decimals(_ subject: ChartSubject) -> Int {
    switch subject {
    case .gold, .both: Instrument.gold.displayDecimals
    case .silver: Instrument.silver.displayDecimals
    case .ratio: 2
    }
  }

  static func value(_ value: Double, _ subject: ChartSubject, signed: Bool = false) -> String {
    NumberText.fixed(value, decimals: decimals(subject), grouping: true, alwaysSigned: signed)
  }

  static func name(_ subject: ChartSubject) -> String {
    switch subject {
    case .gold: "Gold  XAU/USD"
    case .silver: "Silver  XAG/USD"
    case .ratio: "Gold / silver ratio"
    case .both: "Gold and silver, % from the left edge"
    }
  }

  static func shortName(_ subject: ChartSubject) -> String {
    switch subject {
    case .gold: "Gold"
    case .silver: "Silver"
    case .ratio: "Ratio"
    case .both: "Both %"
    }
  }

  static func name(_ pane: ChartView.Pane, _ lengths: ChartLengths) -> String {
    switch pane {
    case .relativeStrength: "RSI \(lengths.relativeStrength)"
    case .convergence:
      "MACD \(ChartLengths.convergence.fast) \(ChartLengths.convergence.slow) \(ChartLengths.convergence.signal)"
    case .drawdown: "Drawdown"
    case .trueRange: "ATR \(lengths.trueRange)"
    case .ratio: "Gold / silver ratio"
    }
  }

  /// `Fri 23 Jan 2026 14:15 UTC`; from a day on the trade date alone.
  static func time(_ time: Timestamp, _ interval: ChartInterval) -> String {
    switch interval {
    case .oneMonth: "\(time.date.monthName) \(time.date.year)"
    case .oneWeek: "week of \(time.dayMonth) \(time.date.year)"
    case .oneDay: time.weekdayDate
    default: "\(time.weekdayDate) \(time.hourMinute) UTC"
    }
  }

  /// The same for the axis: `23 Jan 14:15`.
  static func shortTime(_ time: Timestamp, _ interval: ChartInterval) -> String {
    switch interval {
    case .oneMonth: "\(time.date.monthName) \(time.date.year)"
    case .oneDay, .oneWeek: "\(time.dayMonth) \(time.date.year)"
    default: "\(time.dayMonth) \(time.hourMinute)"
    }
  }
}
