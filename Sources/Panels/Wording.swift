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

  /// ▲ or ▼ for the direction of a change.
  static func glyph(signOf value: Double?) -> String {
    guard let value, value != 0 else { return "·" }
    return value > 0 ? "▲" : "▼"
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
}
