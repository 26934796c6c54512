import BullionMarket

extension AlarmRule {
  /// The alarm in one line: `silver RSI(14) 81.2 above 70`; the message for a reading that is 0 or 1, and where it is
  /// the author's own.
  ///
  /// - Parameter value: the reading when the alarm was raised; nil gives the message alone.
  public func line(value: Double?) -> String {
    guard let value, let reading = reading(value), !hasOwnMessage else { return message }
    let isAtLimit = text(value) == text(limit)
    let relation = isAtLimit ? "at" : value > limit ? "above" : "below"
    return "\(subject) \(reading) \(relation) \(mark)"
  }

  /// What is so while the alarm stands, without a reading: `silver above 100`, or the message as above.
  public var statement: String {
    guard !subject.isEmpty, !hasOwnMessage else { return message }
    return "\(subject) \(condition == .atOrAbove ? "above" : "below") \(mark)"
  }

  /// A value with its unit, as it stands in texts: `99.393`, `-10.4 %`; nil for a reading that is 0 or 1.
  public func reading(_ value: Double) -> String? { subject.isEmpty ? nil : withUnit(text(value)) }

  private func text(_ value: Double) -> String {
    NumberText.fixed(value, decimals: decimals, grouping: true)
  }

  private var mark: String { withUnit(NumberText.shortest(limit, grouping: true)) }

  private func withUnit(_ number: String) -> String { unit.isEmpty ? number : "\(number) \(unit)" }
}
