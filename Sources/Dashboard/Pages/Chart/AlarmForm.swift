import BullionAlarms
import BullionMarket
import BullionMonitor
import Panels
import Screen

/// An alarm in the making, filled in sensibly from where the crosshair stands.
struct AlarmForm: Sendable, Equatable {
  enum Outcome: Equatable {
    case nothing
    /// It is to be made.
    case rule
    case problem(String)
  }

  private enum Field: Int, CaseIterable {
    case metric, condition, limit, priority, often, expiry, note
  }

  private enum Expiry: String, CaseIterable {
    case never
    case hour = "in an hour"
    case day = "in a day"
    case week = "in a week"

    var milliseconds: Int64? {
      switch self {
      case .never: nil
      case .hour: 3_600_000
      case .day: 86_400_000
      case .week: 7 * 86_400_000
      }
    }
  }

  private let metrics: [Metric]
  private var metric: Metric
  private var condition: AlarmRule.Condition
  private var limit: String
  private var priority = 2
  private var isOnce = false
  private var expiry = Expiry.never
  private var note = ""
  private var field = Field.limit
  /// Whether it was made or given up.
  var isDone = false

  /// - Parameters:
  ///   - last: the last price: the alarm waits for the price to come from there.
  ///   - decimals: of the limit.
  init(_ metric: Metric, at price: Double, last: Double?, now: Timestamp?, decimals: Int) {
    self.metric = metric
    metrics = [metric] + [Metric.price(.gold), .price(.silver), .ratio].filter { $0 != metric }
    condition = price >= last ?? price ? .atOrAbove : .atOrBelow
    limit = NumberText.fixed(price, decimals: decimals)
  }

  mutating func take(_ key: Key) -> Outcome {
    switch key {
    case .escape: isDone = true
    case .enter: return .rule
    case .up, .backTab: step(-1)
    case .down, .tab: step(1)
    case .left: change(-1)
    case .right: change(1)
    case .backspace: erase()
    case .character(let character): type(character)
    default: break
    }
    return .nothing
  }

  private mutating func step(_ by: Int) {
    let count = Field.allCases.count
    field = Field(rawValue: (field.rawValue + by + count) % count) ?? .limit
  }

  private mutating func change(_ by: Int) {
    func turned<Value: Equatable>(_ values: [Value], _ value: Value) -> Value {
      values[((values.firstIndex(of: value) ?? 0) + by + values.count) % values.count]
    }
    switch field {
    case .metric: metric = turned(metrics, metric)
    case .condition: condition = turned(AlarmRule.Condition.allCases, condition)
    case .priority: priority = turned([1, 2, 3], priority)
    case .often: isOnce.toggle()
    case .expiry: expiry = turned(Expiry.allCases, expiry)
    case .limit, .note: break
    }
  }

  private mutating func erase() {
    if field == .limit, !limit.isEmpty { limit.removeLast() }
    if field == .note, !note.isEmpty { note.removeLast() }
  }

  private mutating func type(_ character: Character) {
    switch field {
    case .limit where ("0"..."9").contains(character) || ".,-".contains(character):
      if limit.count < 14 { limit.append(character) }
    case .note: if note.count < 60 { note.append(character) }
    case .priority: priority = ["1": 1, "2": 2, "3": 3][character] ?? priority
    default: if character == " " { change(1) }
    }
  }

  /// The rule that it makes, with everything that suits its metric.
  ///
  /// - Parameter ids: that are taken.
  func rule(among ids: [String], now: Timestamp?) -> Result<AlarmRule, AlarmRuleRefusal> {
    guard let value = TypedNumber.value(limit) else {
      return .failure(AlarmRuleRefusal("the limit is no number: \(visible(limit))"))
    }
    let side = condition == .atOrAbove ? "above" : "below"
    let subject = metric.name.split(separator: ".").joined(separator: "-")
    let digits = NumberText.shortest(value).map { $0.isNumber ? String($0) : "-" }.joined()
    let base = "\(subject)-\(side)-\(digits.split(separator: "-").joined(separator: "-"))"
    let id =
      ids.contains(base) ? (2...99).lazy.map { "\(base)-\($0)" }.first { !ids.contains($0) } ?? base : base
    var rule = MetricProfile(metric, limit: value).rule(
      id: id, metric: metric, condition: condition, limit: value)
    rule.priority = priority
    rule.once = isOnce
    if let span = expiry.milliseconds { rule.expires = now?.advanced(byMilliseconds: span) }
    if !note.isEmpty {
      rule.message = note
      rule.hasOwnMessage = true
    }
    return .success(rule)
  }

  var rows: [FormPanel.Row] {
    let values: [(Field, String, String)] = [
      (.metric, "watch", metric.name),
      (.condition, "when", condition == .atOrAbove ? "at or above" : "at or below"),
      (.limit, "limit", limit), (.priority, "priority", "\(priority)"),
      (.often, "how often", isOnce ? "once" : "always"), (.expiry, "ends", expiry.rawValue),
      (.note, "note", note),
    ]
    return values.map { FormPanel.Row(label: $0.1, value: $0.2, isFocused: $0.0 == field) }
  }

  var hint: String {
    switch field {
    case .limit, .note: "type; Up Down choose the line, Enter makes it, Esc leaves"
    default: "Left Right change; Up Down choose the line, Enter makes it, Esc leaves"
    }
  }
}
