import BullionAlarms
import BullionMarket
import Yams

/// Adds to a configuration file without touching what its author wrote.
package enum ConfigurationEditor {
  /// A new rule from the values of its keys, as they would stand in the file.
  ///
  /// - Throws: what is wrong with them.
  package static func rule(
    _ values: [(key: String, value: String)], in configuration: Configuration
  ) throws(SettingsError) -> AlarmRule {
    let id = values.first { $0.key == "id" }?.value ?? ""
    if (configuration.settings.rules + configuration.settings.disabledRules).contains(where: { $0.id == id })
    {
      throw SettingsError(source: id, problems: [SettingsProblem(line: nil, taken(id))])
    }
    let lines = values.map { "\($0.key): \(YAMLText.quoted($0.value))" }
    let period = configuration.settings.relativeStrengthPeriod
    let yaml = "windows: {rsi: \(period)}\nrules:\n  - " + lines.joined(separator: "\n    ") + "\n"
    do {
      let read = try ConfigurationReader.configuration(yaml: yaml, source: id)
      if let rule = read.settings.rules.first(where: { $0.id == id }) { return rule }
    } catch {
      let title = "rules: \(visible(id)): "
      let texts = error.problems.map {
        $0.text.hasPrefix(title) ? String($0.text.dropFirst(title.count)) : $0.text
      }
      throw SettingsError(source: id, problems: texts.map { SettingsProblem(line: nil, $0) })
    }
    throw SettingsError(source: id, problems: [SettingsProblem(line: nil, "the rule is not complete")])
  }

  private static func taken(_ id: String) -> String {
    "there is a rule \"\(id)\" already; change it with an entry of that id under rules"
  }

  /// The text with one more alarm rule.
  ///
  /// The entry goes behind the last entry of `rules`, or `rules` is begun at the end; everything else stays byte for
  /// byte. The result is read again: it must say what the old text said, and the new rule.
  ///
  /// - Parameters:
  ///   - text: the file's text; empty when there is none.
  ///   - source: what to call the file in errors.
  /// - Throws: what is wrong with the file, or why the rule cannot be added to it.
  package static func adding(
    _ rule: AlarmRule, to text: String, source: String, variable: (String) -> String? = { _ in nil }
  ) throws(SettingsError) -> String {
    func failure(_ text: String, line: Int? = nil) -> SettingsError {
      SettingsError(source: source, problems: [SettingsProblem(line: line, text)])
    }
    let before = try ConfigurationReader.configuration(yaml: text, source: source, variable: variable)
    let known = before.settings.rules + before.settings.disabledRules
    guard !known.contains(where: { $0.id == rule.id }) else {
      throw failure(taken(rule.id))
    }
    let entry = RuleText.lines(
      rule, base: RuleText.base(of: rule, defaults: [:], period: before.settings.relativeStrengthPeriod))
    let place: Place
    do {
      place = try Place(in: text)
    } catch {
      let flow = entry.map { $0.dropFirst(2) }.joined(separator: ", ")
      throw failure("\(error.text); write this entry into it: {\(flow)}", line: error.line)
    }
    let result = place.inserting(entry, into: text)
    let after = try ConfigurationReader.configuration(yaml: result, source: source, variable: variable)
    guard after.settings.rules == before.settings.rules + [rule],
      after.settings.disabledRules == before.settings.disabledRules
    else { throw failure("the rule would not read back as it was meant; nothing was written") }
    return result
  }

  /// The text with the lines of one more entry of `rules`.
  static func inserting(_ entry: [String], into text: String) throws(SettingsProblem) -> String {
    try Place(in: text).inserting(entry, into: text)
  }

  /// Whether a line holds nothing but blanks or a comment.
  static func saysNothing(_ line: Substring) -> Bool {
    guard let first = line.first(where: { !$0.isWhitespace }) else { return true }
    return first == "#"
  }

  /// Where an entry goes.
  private struct Place {
    /// Lines before the entry.
    var lineCount: Int
    var indentation: String
    var startsList: Bool

    init(in text: String) throws(SettingsProblem) {
      let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      let root = try YAMLDocument.root(of: text)
      let pairs = root?.mapping.map { Array($0) } ?? []
      guard let position = pairs.firstIndex(where: { $0.key.scalar?.string == "rules" }) else {
        lineCount = lines.count
        indentation = "  "
        startsList = true
        return
      }
      let (key, value) = pairs[position]
      let first = key.line ?? 1
      switch value {
      case .sequence(let list) where Self.dash(at: list.mark, in: lines) != nil:
        indentation = String(repeating: " ", count: Self.dash(at: list.mark, in: lines) ?? 0)
      case .scalar where value.isEmptyValue && value.scalar?.string == "":
        indentation = "  "
      default:
        throw SettingsProblem(line: first, "rules is not a list with a dash before each entry")
      }
      startsList = false
      // Behind the last line that says something, before the next key: comments there belong to that key.
      var end =
        position + 1 < pairs.count ? (pairs[position + 1].key.line ?? lines.count + 1) - 1 : lines.count
      while end > first, lines.indices.contains(end - 1), ConfigurationEditor.saysNothing(lines[end - 1]) {
        end -= 1
      }
      lineCount = end
    }

    /// How far the dash of a list's first entry is indented; nil for a list in brackets. (Yams does not tell the
    /// styles of lists apart.)
    private static func dash(at mark: Mark?, in lines: [Substring]) -> Int? {
      guard let mark, lines.indices.contains(mark.line - 1),
        lines[mark.line - 1].unicodeScalars.dropFirst(mark.column - 1).first == "-"
      else { return nil }
      return mark.column - 1
    }

    func inserting(_ entry: [String], into text: String) -> String {
      let lineBreak = text.contains("\r\n") ? "\r\n" : "\n"
      var lines = entry.map { indentation + $0 }
      if startsList { lines.insert("rules:", at: 0) }
      let end = Self.end(ofLine: lineCount, in: text)
      var before = String(text[..<end])
      if let last = before.last, !last.isNewline { before += lineBreak }
      if startsList, !before.isEmpty { before += lineBreak }
      return before + lines.joined(separator: lineBreak) + lineBreak + text[end...]
    }

    /// Behind the line break of a line counted from 1.
    private static func end(ofLine number: Int, in text: String) -> String.Index {
      var index = text.startIndex
      var count = 0
      while index < text.endIndex, count < number {
        if text[index].isNewline { count += 1 }
        index = text.index(after: index)
      }
      return index
    }
  }
}
