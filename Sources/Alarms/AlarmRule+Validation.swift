extension AlarmRule {
  /// The longest delay, re-alarm or staleness time that makes sense, in milliseconds: 31 days.
  public static let longestTime: Int64 = 31 * 86_400_000

  /// What is wrong with the rule, each in words that name the field; empty when it can be used.
  public var problems: [String] {
    var found: [String] = []
    func check(_ condition: Bool, _ problem: String) {
      if !condition { found.append("\(id.isEmpty ? "alarm rule" : id): \(problem)") }
    }
    check(
      Self.isName(id, separator: UInt8(ascii: "-")),
      "id must be words of lower-case letters and digits joined by '-', such as rsi-silver")
    check(
      Self.isName(metric, separator: UInt8(ascii: ".")),
      "metric must be words of letters and digits joined by '.', such as rsi.silver.1m, not '\(metric)'")
    check(limit.isFinite, "limit must be a number, not \(limit)")
    check(
      deadband.isFinite && deadband >= 0, "deadband must be zero or a positive number, not \(deadband)")
    for (name, time) in [("onDelay", onDelay), ("offDelay", offDelay), ("reAlarm", reAlarm)] {
      check(
        time >= 0 && time <= Self.longestTime, "\(name) must be 0 to \(Self.longestTime) ms, not \(time)")
    }
    if let staleAfter {
      check(
        staleAfter > 0 && staleAfter <= Self.longestTime,
        "staleAfter must be 1 to \(Self.longestTime) ms, not \(staleAfter)")
    }
    check((1...3).contains(priority), "priority must be 1, 2 or 3, not \(priority)")
    check((0...9).contains(decimals), "decimals must be 0 to 9, not \(decimals)")
    check(!message.isEmpty, "message must say what the alarm means")
    check(
      !(subject + message + unit).unicodeScalars.contains { $0.value < 32 || (127..<160).contains($0.value) },
      "subject, message and unit must not contain control characters")
    return found
  }

  /// What is wrong with a set of rules: the problems of each, and ids used twice.
  public static func problems(in rules: [AlarmRule]) -> [String] {
    var seen: Set<String> = []
    var found: [String] = []
    for rule in rules {
      found += rule.problems
      if !seen.insert(rule.id).inserted { found.append("\(rule.id): id is used by more than one rule") }
    }
    return found
  }

  /// Ids are kebab-case; metrics are dotted and know capitals inside a word (`gain.silver.yearToDate`).
  private static func isName(_ text: String, separator: UInt8) -> Bool {
    let capitals = separator == UInt8(ascii: ".")
    return text.utf8.split(separator: separator, omittingEmptySubsequences: false).allSatisfy { word in
      !word.isEmpty
        && word.allSatisfy { byte in
          switch byte {
          case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
          case UInt8(ascii: "A")...UInt8(ascii: "Z"): capitals
          default: false
          }
        }
    }
  }
}
