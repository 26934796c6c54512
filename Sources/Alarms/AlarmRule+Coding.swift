import BullionMarket

extension AlarmRule {
  enum CodingKeys: String, CodingKey {
    case id, metric, condition, limit, deadband, onDelay, offDelay, mode, latching, priority, reAlarm
    case once, expires, staleAfter, evaluation, subject, message, decimals, unit, labels, inhibits,
      hasOwnMessage
  }

  /// Reads a rule; only `id`, `metric`, `condition` and `limit` must be there, the rest has the defaults of `init`.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      id: try values.decode(String.self, forKey: .id),
      metric: try values.decode(String.self, forKey: .metric),
      condition: try values.decode(Condition.self, forKey: .condition),
      limit: try values.decode(Double.self, forKey: .limit))
    func read<Value: Decodable>(_ key: CodingKeys, into value: inout Value) throws {
      if let given = try values.decodeIfPresent(Value.self, forKey: key) { value = given }
    }
    try read(.deadband, into: &deadband)
    try read(.onDelay, into: &onDelay)
    try read(.offDelay, into: &offDelay)
    try read(.mode, into: &mode)
    try read(.latching, into: &latching)
    try read(.priority, into: &priority)
    try read(.reAlarm, into: &reAlarm)
    try read(.once, into: &once)
    expires = try values.decodeIfPresent(Timestamp.self, forKey: .expires)
    staleAfter = try values.decodeIfPresent(Int64.self, forKey: .staleAfter)
    try read(.evaluation, into: &evaluation)
    try read(.subject, into: &subject)
    try read(.message, into: &message)
    try read(.hasOwnMessage, into: &hasOwnMessage)
    try read(.decimals, into: &decimals)
    try read(.unit, into: &unit)
    try read(.labels, into: &labels)
    try read(.inhibits, into: &inhibits)
  }
}
