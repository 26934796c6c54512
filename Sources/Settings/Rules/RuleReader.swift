import BullionAlarms
import BullionMarket
import BullionMonitor
import Yams

/// Reads the entries of `rules`: new alarms, and changes to those that come with the program.
struct RuleReader {
  /// Every key of an entry, in the order of the documentation.
  static let keys = [
    "id", "metric", "condition", "limit", "deadband", "on-delay", "off-delay", "mode", "priority", "latching",
    "re-alarm", "once", "expires", "evaluation", "message", "subject", "unit", "decimals", "stale-after",
    "enabled",
  ]
  static let conditions: [(String, AlarmRule.Condition)] = [
    ("above", .atOrAbove), ("below", .atOrBelow), ("atOrAbove", .atOrAbove), ("atOrBelow", .atOrBelow),
  ]
  static let modes: [(String, AlarmRule.Mode)] = [("level", .level), ("crossing", .crossing)]
  static let evaluations: [(String, AlarmRule.Evaluation)] = [("tick", .tick), ("bar-close", .barClose)]

  /// The rules that are watched, defaults first, then new ones in the order of the file.
  private(set) var rules: [AlarmRule]
  private(set) var disabled: [AlarmRule] = []
  private(set) var problems: [SettingsProblem] = []
  private let period: Int
  private var places: [String: Int] = [:]
  private var isOff: Set<String> = []
  private var given: Set<String> = []

  /// - Parameters:
  ///   - defaults: what an entry with the same id changes.
  ///   - period: of the RSI, which is part of its name.
  init(defaults: [AlarmRule], period: Int) {
    rules = defaults
    self.period = period
    for (index, rule) in defaults.enumerated() { places[rule.id] = index }
  }

  mutating func read(_ entries: [Node]) {
    for entry in entries { read(entry) }
    disabled = rules.filter { isOff.contains($0.id) }
    rules.removeAll { isOff.contains($0.id) }
  }

  private mutating func read(_ entry: Node) {
    let id = entry.mapping?.value(of: "id")?.scalar?.string ?? ""
    var reader = MappingReader(
      entry, title: id.isEmpty ? "rules" : "rules: \(id.prefix(60))", known: Self.keys)
    defer { problems += reader.problems }
    guard reader.problems.isEmpty else { return }
    guard !id.isEmpty else {
      return reader.report("an entry needs an id, such as `id: gold-6000`", at: reader.line)
    }
    guard given.insert(id).inserted else {
      return reader.report("id is used by more than one entry", at: reader.line(of: "id"))
    }
    guard var rule = base(id: id, &reader) else { return }
    readDetails(into: &rule, &reader)
    if reader.flag("enabled") == false { isOff.insert(id) }
    guard reader.problems.isEmpty else { return }
    for problem in rule.problems { reader.report(problem, at: reader.line) }
    if let problem = rule.impossibility { reader.report(problem, at: reader.line(of: "limit")) }
    if let place = places[id] {
      rules[place] = rule
    } else {
      places[id] = rules.count
      rules.append(rule)
    }
  }

  /// The rule with metric, condition and limit, and what follows from these.
  private func base(id: String, _ reader: inout MappingReader) -> AlarmRule? {
    let metric = self.metric(&reader)
    let condition = reader.choice("condition", Self.conditions)
    let limit = reader.number("limit")
    guard let place = places[id] else {
      for (key, isMissing) in [
        ("metric", reader["metric"] == nil), ("condition", reader["condition"] == nil),
        ("limit", reader["limit"] == nil),
      ] where isMissing {
        reader.report("a new rule needs \(key) (no default rule has this id)", at: reader.line)
      }
      guard let metric, let condition, let limit else { return nil }
      return MetricProfile(metric, limit: limit, period: period)
        .rule(id: id, metric: metric, condition: condition, limit: limit)
    }
    var rule = rules[place]
    let isTurned = condition.map { $0 != rule.condition } ?? false
    rule.condition = condition ?? rule.condition
    rule.move(to: limit ?? rule.limit)
    guard let present = metric ?? Metric(name: rule.metric) else { return rule }
    let isOther = present.name != rule.metric
    rule.metric = present.name
    let profile = MetricProfile(present, limit: rule.limit, period: period)
    if isOther { profile.apply(to: &rule) }
    if isOther || isTurned { rule.message = profile.message(rule.condition, limit: rule.limit) }
    return rule
  }

  private func metric(_ reader: inout MappingReader) -> Metric? {
    guard let name = reader.text("metric") else { return nil }
    if let metric = Metric(name: name) { return metric }
    let near = NearestName.hint(for: name, among: Metric.all.map(\.name), atMost: 4)
    reader.report("there is no metric \"\(name.prefix(60))\"\(near)", at: reader.line(of: "metric"))
    return nil
  }

  private func readDetails(into rule: inout AlarmRule, _ reader: inout MappingReader) {
    let longest = AlarmRule.longestTime
    if let deadband = reader.number("deadband", in: MappingReader.positive) {
      rule.deadband = deadband
    } else {
      rule.fitDeadband()
    }
    rule.onDelay = reader.duration("on-delay", atMost: longest) ?? rule.onDelay
    rule.offDelay = reader.duration("off-delay", atMost: longest) ?? rule.offDelay
    rule.mode = reader.choice("mode", Self.modes) ?? rule.mode
    rule.priority = reader.integer("priority", in: 1...3) ?? rule.priority
    rule.latching = reader.flag("latching") ?? rule.latching
    rule.reAlarm = reader.duration("re-alarm", atMost: longest) ?? rule.reAlarm
    rule.once = reader.flag("once") ?? rule.once
    rule.expires =
      reader.value("expires", "a moment such as 2026-12-24T18:00:00Z") { Timestamp(iso8601: $0.utf8) }
      ?? rule.expires
    rule.evaluation = reader.choice("evaluation", Self.evaluations) ?? rule.evaluation
    if let message = reader.caption("message") {
      // What the program itself would say is no word of the author's: a file may spell everything out.
      rule.hasOwnMessage = message != rule.message
      rule.message = message
    }
    rule.subject = reader.caption("subject", longest: 60) ?? rule.subject
    rule.unit = reader.caption("unit", longest: 10) ?? rule.unit
    rule.decimals = reader.integer("decimals", in: 0...9) ?? rule.decimals
    rule.staleAfter =
      reader.duration("stale-after", atMost: longest).flatMap { $0 > 0 ? $0 : nil } ?? rule.staleAfter
  }
}
