import BullionMarket

/// Why sources were not live while they were tried: of each the first reason among those that say most.
///
/// A venue that redirects is asked again and then often only hangs up, which says less than what it said first.
struct ToldReasons {
  private var reasons: [String: String] = [:]

  /// Takes how all sources stand at a moment.
  mutating func note(_ readings: [SourceReading]) {
    for reading in readings where !Self.isWell(reading) {
      if let known = reasons[reading.name], Self.weight(known) >= Self.weight(reading.reason) { continue }
      reasons[reading.name] = reading.reason
    }
  }

  /// The readings with the reasons that say most.
  func told(_ readings: [SourceReading]) -> [SourceReading] {
    readings.map { reading in
      guard !Self.isWell(reading), let reason = reasons[reading.name] else { return reading }
      var told = reading
      told.reason = reason
      return told
    }
  }

  private static func isWell(_ reading: SourceReading) -> Bool {
    reading.state == .live || reading.state == .closed
  }

  /// 0 says only that nothing has come yet, 1 that the other side was silent or hung up, 2 anything else.
  static func weight(_ reason: String) -> Int {
    if ["connecting", "connection lost"].contains(reason) || reason.hasSuffix("price yet") { return 0 }
    let little = [
      "closed", "broke the connection", "connection with", "no answer", "not answer", "silent",
      "no connection",
    ]
    return little.contains(where: reason.contains) ? 1 : 2
  }
}
