import BullionAlarms
import BullionMonitor
import Yams

/// The lines of one entry under `rules`.
struct RuleEntry {
  private var lines: Range<Int>
  /// The lines of its keys.
  private var keyLines: [String: Int]
  /// Blanks before its keys.
  private var indentation: String

  /// The text with the entry of one rule made to say what is wanted.
  ///
  /// - Parameter wanted: what the rule is to be, and whether it is on.
  static func edited(
    _ text: String, _ change: AlarmRuleChange, wanted: MonitorSettings
  ) throws(SettingsProblem) -> String {
    let id = change.id
    let values = values(change, wanted)
    var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
    let lineBreak = text.contains("\r\n") ? "\r\n" : "\n"
    guard let entry = try find(id, in: text, lines) else {
      // A rule that comes with the program and that the file says nothing about.
      let keys = values.filter { !$0.isOnlyReplaced }.map { "  \($0.key): \($0.value)" }
      return try ConfigurationEditor.inserting(["- id: \(id)"] + keys, into: text)
    }
    if case .remove = change {
      lines.removeSubrange(entry.lines)
    } else {
      for value in values.reversed() { entry.write(value, into: &lines) }
    }
    return lines.joined(separator: lineBreak)
  }

  /// A key of the entry and what is to stand there.
  private struct Value {
    var key: String
    var value: String
    /// Whether it is written only where the key stands already.
    var isOnlyReplaced = false
  }

  private static func values(_ change: AlarmRuleChange, _ wanted: MonitorSettings) -> [Value] {
    switch change {
    case .add, .remove: return []
    case .enable: return [Value(key: "enabled", value: "true")]
    case .disable: return [Value(key: "enabled", value: "false")]
    case .move(let id, _, _):
      guard let rule = wanted.allRules.first(where: { $0.id == id }) else { return [] }
      var values = [
        Value(key: "limit", value: YAMLText.number(rule.limit)),
        Value(key: "deadband", value: YAMLText.number(rule.deadband)),
      ]
      // Words that name the limit follow it; the author's own stay.
      if !rule.hasOwnMessage {
        values.append(Value(key: "message", value: YAMLText.quoted(rule.message), isOnlyReplaced: true))
      }
      return values
    }
  }

  /// Puts a value behind its key, a comment behind it kept, or the key at the entry's end.
  private func write(_ value: Value, into lines: inout [String]) {
    let text = "\(value.key): \(value.value)"
    guard let line = keyLines[value.key] else {
      if !value.isOnlyReplaced { lines.insert(indentation + text, at: self.lines.upperBound) }
      return
    }
    let old = lines[line]
    let start =
      old.index(old.startIndex, offsetBy: indentation.count, limitedBy: old.endIndex) ?? old.endIndex
    let comment = old.contains(/["']/) ? nil : old.firstRange(of: /\s+#.*$/)
    lines[line] = old[..<start] + text + (comment.map { String(old[$0]) } ?? "")
  }

  private static func find(
    _ id: String, in text: String, _ lines: [String]
  ) throws(SettingsProblem) -> RuleEntry? {
    let root = try YAMLDocument.root(of: text)
    let pairs = root?.mapping.map { Array($0) } ?? []
    guard let position = pairs.firstIndex(where: { $0.key.scalar?.string == "rules" }),
      case .sequence(let list) = pairs[position].value,
      let index = list.firstIndex(where: { $0.mapping?.value(of: "id")?.scalar?.string == id }),
      let keys = list[index].mapping.map({ $0.map(\.key) }), let first = keys.first?.line
    else { return nil }
    let start = first - 1
    guard lines.indices.contains(start),
      let dash = lines[start].firstIndex(where: { !$0.isWhitespace }), lines[start][dash] == "-",
      let key = lines[start][lines[start].index(after: dash)...].firstIndex(where: { !$0.isWhitespace }),
      lines[start][key] != "{"
    else { throw SettingsProblem(line: first, "the entry of \(id) does not stand on lines of its own") }
    let following = index + 1 < list.count ? list[index + 1].line : nil
    let next = position + 1 < pairs.count ? pairs[position + 1].key.line : nil
    var end = (following ?? next ?? lines.count + 1) - 1
    // Comments and blank lines before the next entry belong to that.
    while end > start + 1, ConfigurationEditor.saysNothing(lines[end - 1][...]) { end -= 1 }
    let column = lines[start].distance(from: lines[start].startIndex, to: key)
    let places = keys.compactMap { key in
      key.scalar.flatMap { name in key.line.map { (name.string, $0 - 1) } }
    }
    return RuleEntry(
      lines: start..<end, keyLines: Dictionary(places, uniquingKeysWith: { first, _ in first }),
      indentation: String(repeating: " ", count: column))
  }
}
