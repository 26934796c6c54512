import BullionMarket

/// What a program that is run for an alarm finds in its environment.
package enum HookEnvironment {
  /// The first message by name, and how many there are: all of them come on standard input.
  ///
  /// - Returns: `BULLION_ALERT_…` and values without control characters; what is not known is empty.
  package static func variables(for messages: [AlarmMessage]) -> [(name: String, value: String)] {
    guard let first = messages.first else { return [] }
    let symbol = first.metric.split(separator: ".").lazy.map(String.init).first {
      ["gold", "silver"].contains($0)
    }
    let pairs: [(String, String)] = [
      ("COUNT", "\(messages.count)"), ("ID", first.id), ("STATE", first.state.rawValue),
      ("TEST", first.isTest ? "1" : ""), ("PRIORITY", "\(first.priority)"),
      ("SYMBOL", symbol ?? (first.metric.hasPrefix("ratio") ? "ratio" : "")), ("METRIC", first.metric),
      ("CONDITION", first.condition == .atOrAbove ? "above" : "below"),
      ("VALUE", first.value.map { NumberText.shortest($0) } ?? ""),
      ("LIMIT", NumberText.shortest(first.limit)), ("UNIT", first.unit), ("TIME", first.time.iso8601),
      ("SINCE", first.since.iso8601),
      ("SOURCE", first.source ?? ""),
      ("DATA_AGE", first.dataAge.map { NumberText.shortest(Double($0) / 1000) } ?? ""),
      ("FINGERPRINT", first.fingerprint), ("STATEMENT", first.statement), ("MEANING", first.meaning),
      ("TEXT", first.line),
    ]
    return pairs.map { ("BULLION_ALERT_\($0.0)", visible($0.1)) }
  }
}
