import BullionMarket

/// The fields of a status line by name.
struct StatusFields {
  /// What a field holds.
  enum Value: Equatable {
    case number(Double?, decimals: Int)
    case text(String)
  }

  static let names = [
    "gold.price", "gold.change", "gold.rsi", "silver.price", "silver.change", "silver.rsi", "ratio", "mode",
    "state", "age", "source", "time", "alarms", "alarm",
  ]

  let reading: StatusReading

  /// Nil for a name that is none.
  subscript(name: String) -> Value? {
    switch name {
    case "gold.price": .number(reading.gold?.price, decimals: 2)
    case "gold.change": .number(reading.gold?.change, decimals: 2)
    case "gold.rsi": .number(reading.gold?.strength, decimals: 1)
    case "silver.price": .number(reading.silver?.price, decimals: 3)
    case "silver.change": .number(reading.silver?.change, decimals: 2)
    case "silver.rsi": .number(reading.silver?.strength, decimals: 1)
    case "ratio": .number(reading.ratio, decimals: 2)
    case "mode": .text(reading.mode ?? "LIVE")
    case "state": .text(reading.state.rawValue)
    case "age": .text(Self.age(reading.age))
    case "source": .text(reading.source.map { visible($0) } ?? "")
    case "time": .text(reading.time?.iso8601 ?? "")
    case "alarms": .number(Double(reading.alarms), decimals: 0)
    case "alarm": .text(reading.alarm.map { visible($0) } ?? "")
    default: nil
    }
  }

  /// `2 min`; a dash while it is not known.
  static func age(_ seconds: Double?) -> String {
    seconds.map { NumberText.duration(milliseconds: Int64(min($0, 1e12) * 1000)) } ?? "—"
  }
}
