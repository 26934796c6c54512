import BullionAlarms
import BullionMarket

/// What can be done to the rules while they are watched, and to the file that holds them.
public enum AlarmRuleChange: Sendable, Hashable {
  /// A rule with an id that no other has.
  case add(AlarmRule)
  /// Another limit; a deadband that is not given follows the limit where it followed from the old one.
  case move(id: String, limit: Double, deadband: Double?)
  case enable(id: String)
  case disable(id: String)
  case remove(id: String)

  /// The rule that is changed.
  public var id: String {
    switch self {
    case .add(let rule): rule.id
    case .move(let id, _, _), .enable(let id), .disable(let id), .remove(let id): id
    }
  }
}

/// Why a rule cannot be changed so, in words.
public struct AlarmRuleRefusal: Error, Sendable, Hashable, CustomStringConvertible {
  public let description: String

  /// A refusal in these words.
  public init(_ description: String) { self.description = description }
}

extension MonitorSettings {
  /// All rules, those that are switched off last.
  public var allRules: [AlarmRule] { rules + disabledRules }

  /// Whether a rule comes with the program: it can be changed and switched off, not removed.
  public static func comesAlong(_ id: String) -> Bool { AlarmRule.defaults.contains { $0.id == id } }

  /// The settings with their rules changed; the same settings when it is so already.
  ///
  /// - Throws: why not: no such rule, an id that is taken, a limit that makes no sense.
  public func applying(_ change: AlarmRuleChange) throws(AlarmRuleRefusal) -> MonitorSettings {
    var settings = self
    if case .add(let rule) = change {
      guard !allRules.contains(where: { $0.id == rule.id }) else {
        throw AlarmRuleRefusal("there is a rule \"\(visible(rule.id))\" already")
      }
      settings.rules.append(try Self.checked(rule))
      return settings
    }
    let id = change.id
    let place = rules.firstIndex { $0.id == id }
    let placeOff = disabledRules.firstIndex { $0.id == id }
    guard place != nil || placeOff != nil else {
      throw AlarmRuleRefusal("there is no alarm rule \"\(visible(id))\"")
    }
    switch change {
    case .add: break
    case .move(_, let limit, let deadband):
      if let place { settings.rules[place] = try Self.moved(rules[place], to: limit, deadband) }
      if let placeOff {
        settings.disabledRules[placeOff] = try Self.moved(disabledRules[placeOff], to: limit, deadband)
      }
    case .enable:
      if let placeOff { settings.rules.append(settings.disabledRules.remove(at: placeOff)) }
    case .disable:
      if let place { settings.disabledRules.append(settings.rules.remove(at: place)) }
    case .remove:
      guard !Self.comesAlong(id) else {
        throw AlarmRuleRefusal(
          "\(id) comes with the program; switch it off: bullion alarms disable \(id)")
      }
      settings.rules.removeAll { $0.id == id }
      settings.disabledRules.removeAll { $0.id == id }
    }
    return settings
  }

  private static func moved(
    _ rule: AlarmRule, to limit: Double, _ deadband: Double?
  ) throws(AlarmRuleRefusal) -> AlarmRule {
    var rule = rule
    rule.move(to: limit)
    if let deadband { rule.deadband = deadband } else { rule.fitDeadband() }
    return try checked(rule)
  }

  private static func checked(_ rule: AlarmRule) throws(AlarmRuleRefusal) -> AlarmRule {
    guard let problem = rule.problems.first ?? rule.impossibility else { return rule }
    throw AlarmRuleRefusal(problem)
  }
}

extension AlarmRule {
  /// Gives the rule another limit; a deadband and words that followed from the old one follow from the new one.
  public mutating func move(to new: Double) {
    let old = limit
    limit = new
    if let metric = Metric(name: metric), deadband == MetricProfile(metric, limit: old).deadband {
      deadband = MetricProfile(metric, limit: new).deadband
    }
    if !hasOwnMessage { message = Self.words(message, movedFrom: old, to: new) }
  }

  /// Words that name a limit, with the new one in its place.
  private static func words(_ message: String, movedFrom old: Double, to new: Double) -> String {
    guard old != new else { return message }
    let before = NumberText.shortest(old, grouping: true)
    let after = NumberText.shortest(new, grouping: true)
    // The words of a fall name it without its sign.
    let unsigned = (
      NumberText.shortest(old.magnitude, grouping: true), NumberText.shortest(new.magnitude, grouping: true)
    )
    return message.split(separator: " ", omittingEmptySubsequences: false)
      .map { $0 == before ? after : $0 == unsigned.0 ? unsigned.1 : String($0) }.joined(separator: " ")
  }
}
