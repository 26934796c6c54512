import BullionAlarms
import BullionMarket
import Yams

/// What can be done to a rule in the configuration file, beside adding one.
package enum RuleChange: Sendable {
  case remove
  case enable
  case disable
}

extension ConfigurationEditor {
  /// Changes a rule in a configuration file, and reads the file again.
  ///
  /// - Returns: false when it is so already and nothing was written.
  /// - Throws: what is wrong with the file, or why the rule cannot be changed so.
  package static func apply(
    _ change: RuleChange, toRule id: String, inFile path: String, variable: (String) -> String?
  ) throws(SettingsError) -> Bool {
    try rewriting(path) { (text) throws(SettingsError) in
      try applying(change, toRule: id, in: text, source: path, variable: variable)
    }
  }

  /// The text with one rule removed, switched on or switched off; everything else stays byte for byte. Nil when it is
  /// so already.
  ///
  /// The result is read again: it must say what the old text said, but for this rule.
  package static func applying(
    _ change: RuleChange, toRule id: String, in text: String, source: String,
    variable: (String) -> String? = { _ in nil }
  ) throws(SettingsError) -> String? {
    func failure(_ text: String) -> SettingsError {
      SettingsError(source: source, problems: [SettingsProblem(line: nil, text)])
    }
    let before = try ConfigurationReader.configuration(yaml: text, source: source, variable: variable)
    let isOn = before.settings.rules.contains { $0.id == id }
    let isOff = before.disabledRules.contains { $0.id == id }
    guard isOn || isOff else {
      let names = (before.settings.rules + before.disabledRules).map(\.id)
      let near = NearestName.hint(for: id, among: names)
      throw failure("there is no alarm rule \"\(visible(id))\"\(near)")
    }
    let comesAlong = AlarmRule.defaults.contains { $0.id == id }
    if change == .remove, comesAlong {
      throw failure("\(id) comes with the program; switch it off: bullion alarms disable \(id)")
    }
    if change == .enable, isOn { return nil }
    if change == .disable, isOff { return nil }
    let result: String
    do {
      result = try RuleEntry.edited(text, id: id, change)
    } catch {
      throw failure("\(error.text); change it by hand")
    }
    let after = try ConfigurationReader.configuration(yaml: result, source: source, variable: variable)
    func others(_ configuration: Configuration) -> [AlarmRule] {
      (configuration.settings.rules + configuration.disabledRules).filter { $0.id != id }
        .sorted { $0.id < $1.id }
    }
    let nowOn = after.settings.rules.contains { $0.id == id }
    let nowOff = after.disabledRules.contains { $0.id == id }
    let isDone =
      switch change {
      case .remove: !nowOn && !nowOff
      case .enable: nowOn
      case .disable: nowOff
      }
    guard isDone, others(after) == others(before) else {
      throw failure("the entry of \(id) is written in a way that cannot be changed safely; change it by hand")
    }
    return result
  }
}

/// The lines of one entry under `rules`.
private struct RuleEntry {
  var lines: Range<Int>
  /// The line of its key `enabled`; nil without one.
  var enabledLine: Int?
  /// Blanks before its keys.
  var indentation: String

  static func edited(_ text: String, id: String, _ change: RuleChange) throws(SettingsProblem) -> String {
    var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
    let lineBreak = text.contains("\r\n") ? "\r\n" : "\n"
    guard let entry = try find(id, in: text, lines) else {
      // A rule that comes with the program and that the file says nothing about.
      return try ConfigurationEditor.inserting(["- id: \(id)", "  enabled: false"], into: text)
    }
    switch change {
    case .remove: lines.removeSubrange(entry.lines)
    case .enable, .disable:
      let words = "enabled: \(change == .enable)"
      if let line = entry.enabledLine {
        lines[line] = entry.indentation + words
      } else {
        lines.insert(entry.indentation + words, at: entry.lines.upperBound)
      }
    }
    return lines.joined(separator: lineBreak)
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
    let enabled = keys.first { $0.scalar?.string == "enabled" }?.line
    return RuleEntry(
      lines: start..<end, enabledLine: enabled.map { $0 - 1 }.flatMap { $0 == start ? nil : $0 },
      indentation: String(repeating: " ", count: column))
  }
}
