import BullionAnalytics
import BullionMarket
import BullionMonitor

/// How numbers and states are written on the screen; an undefined number is a dash everywhere.
enum Wording {
  static let dash = "—"

  static func price(_ price: Price?, of instrument: Instrument) -> String {
    price.map { NumberText.price($0, decimals: instrument.displayDecimals) } ?? dash
  }

  static func signedPrice(_ price: Price?, of instrument: Instrument) -> String {
    price.map { NumberText.price($0, decimals: instrument.displayDecimals, alwaysSigned: true) } ?? dash
  }

  /// A change in percent with its sign: `+1.24 %`.
  static func change(_ percent: Double?, decimals: Int = 2) -> String {
    percent.map { NumberText.fixed($0, decimals: decimals, alwaysSigned: true) + " %" } ?? dash
  }

  static func percent(_ percent: Double?, decimals: Int = 1) -> String {
    percent.map { NumberText.fixed($0, decimals: decimals) + " %" } ?? dash
  }

  static func number(_ value: Double?, decimals: Int) -> String {
    value.map { NumberText.fixed($0, decimals: decimals, grouping: true) } ?? dash
  }

  /// `until Sun 22:00, Good Friday`.
  static func closure(until time: Timestamp, name: String?) -> String {
    "until \(time.weekdayDate.prefix(3)) \(time.hourMinute)\(name.map { ", " + visible($0) } ?? "")"
  }

  static func age(_ seconds: Double?) -> String {
    seconds.map { NumberText.duration(milliseconds: Int64(min($0, 1e12) * 1000)) } ?? dash
  }

  /// `last price 15:24, 2 min ago`: of a metal of which there is history alone; nil for every other.
  static func lastPrice(_ metal: MetalReading, _ context: PanelContext) -> String? {
    guard metal.quality == .none, metal.mid != nil, let time = metal.time else { return nil }
    return "last price \(context.moment(time)), \(age(metal.age)) ago"
  }

  /// The same for little room: `15:24, 2 min ago`, of another day `21 Jan, 2 d ago`.
  static func lastPriceInShort(_ metal: MetalReading, _ context: PanelContext) -> String? {
    guard metal.quality == .none, metal.mid != nil, let time = metal.time, let age = metal.age else {
      return nil
    }
    let moment = time.date == context.live.now?.date ? time.hourMinute : time.dayMonth
    return "\(moment), \(roughly(age)) ago"
  }

  /// A span in its largest unit alone: `45 min`, `3 h`, `12 d`.
  static func roughly(_ seconds: Double) -> String {
    let text = NumberText.duration(milliseconds: Int64(min(seconds, 1e12) * 1000))
    return text.split(separator: " ").prefix(2).joined(separator: " ")
  }

  static func mode(_ mode: FeedMode) -> String {
    switch mode {
    case .demo: "DEMO"
    case .replay: "REPLAY"
    case .live: "LIVE"
    }
  }
}

extension Wording {
  /// A delay: milliseconds below ten seconds, else as an age.
  static func latency(_ seconds: Double?) -> String {
    guard let seconds else { return dash }
    guard seconds.magnitude < 10 else { return age(seconds) }
    return "\(NumberText.fixed(seconds * 1000, decimals: 0, grouping: true)) ms"
  }

  /// So many bars of a length, in words: `60 days`, `45 min`.
  static func span(of count: Int, _ interval: BarInterval) -> String {
    switch interval {
    case .oneMinute: "\(count) min"
    case .fiveMinutes: "\(count * 5) min"
    case .fifteenMinutes: "\(count * 15) min"
    case .oneHour: "\(count) h"
    case .oneDay: "\(count) days"
    }
  }

  /// The kind of bars that an indicator reads: `1-minute bars`.
  static func bars(_ interval: BarInterval) -> String {
    switch interval {
    case .oneMinute: "1-minute bars"
    case .fiveMinutes: "5-minute bars"
    case .fifteenMinutes: "15-minute bars"
    case .oneHour: "hourly bars"
    case .oneDay: "daily bars"
    }
  }

  /// A number of trading days as people call it: `a year` for about as many as a year has.
  static func tradingDays(_ count: Int) -> String { (240...262).contains(count) ? "a year" : "\(count) days" }

  /// A date with its year: `14 Mar 2025`.
  static func day(_ time: Timestamp) -> String { "\(time.dayMonth) \(time.date.year)" }

  /// How far a study looks back.
  static func window(_ window: StudyWindow) -> String {
    switch window {
    case .year: "1 year"
    case .fiveYears: "5 years"
    case .all: "all"
    }
  }

  /// A count with thousands parted.
  static func count(_ count: Int) -> String { number(Double(count), decimals: 0) }
}
