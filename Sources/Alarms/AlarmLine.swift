import BullionMarket

extension AlarmRule {
  /// The alarm in one line: `silver RSI(14) 81.2 above 70`, or the message for a reading that is 0 or 1.
  ///
  /// - Parameter value: the reading when the alarm was raised; nil gives the message alone.
  public func line(value: Double?) -> String {
    guard let value, !subject.isEmpty else { return message }
    let reading = NumberText.fixed(value, decimals: decimals, grouping: true)
    let isAtLimit = reading == NumberText.fixed(limit, decimals: decimals, grouping: true)
    let relation = isAtLimit ? "at" : value > limit ? "above" : "below"
    let mark = NumberText.shortest(limit, grouping: true)
    return "\(subject) \(reading) \(relation) \(mark)\(unit.isEmpty ? "" : " " + unit)"
  }
}
