import BullionMarket

extension AlarmBoard {
  /// The board with other rules, from a moment on: alarms of rules that are the same go on as they stand, a rule that
  /// was changed starts as normal, and one that is gone is watched no more.
  ///
  /// - Parameters:
  ///   - rules: should be free of `AlarmRule.problems(in:)`.
  ///   - old: the board until now.
  public init(rules: [AlarmRule], takingOver old: AlarmBoard, at time: Timestamp) {
    self.init(rules: rules)
    flood = old.flood
    now = old.now
    for index in rules.indices {
      guard let former = old.index(of: rules[index].id) else { continue }
      if old.ruleHashes[former] == ruleHashes[index] {
        machines[index] = old.machines[former]
        memories[index] = old.memories[former]
        chatters[index] = old.chatters[former]
      } else {
        refuse(old.memories[former], of: index, at: time)
      }
    }
    dueAgain()
    inhibit(Array(rules.indices), at: time)
  }
}
