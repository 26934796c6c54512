import BullionAlarms
import BullionMarket
import BullionMonitor

extension ConfigurationEditor {
  /// Changes the rules of a configuration file, which is made when it is missing, and reads the file again.
  ///
  /// The file is replaced as a whole, so that a crash leaves either the old one or the new one.
  ///
  /// - Returns: false when it is so already and nothing was written.
  /// - Throws: what is wrong with the file, or why the rules cannot be changed so.
  package static func apply(
    _ change: AlarmRuleChange, toFile path: String, variable: (String) -> String?
  ) throws(SettingsError) -> Bool {
    try rewriting(path) { (text) throws(SettingsError) in
      if case .add(let rule) = change { return try adding(rule, to: text, source: path, variable: variable) }
      return try applying(change, to: text, source: path, variable: variable)
    }
  }

  /// The text with one rule changed, removed, switched on or switched off; everything else stays byte for byte. Nil when
  /// it is so already.
  ///
  /// The result is read again: it must say what the old text said, but for this rule.
  static func applying(
    _ change: AlarmRuleChange, to text: String, source: String,
    variable: (String) -> String? = { _ in nil }
  ) throws(SettingsError) -> String? {
    func failure(_ text: String) -> SettingsError {
      SettingsError(source: source, problems: [SettingsProblem(line: nil, text)])
    }
    let id = change.id
    let before = try ConfigurationReader.configuration(yaml: text, source: source, variable: variable)
    guard before.settings.allRules.contains(where: { $0.id == id }) else {
      let near = NearestName.hint(for: id, among: before.settings.allRules.map(\.id))
      throw failure("there is no alarm rule \"\(visible(id))\"\(near)")
    }
    let wanted: MonitorSettings
    do {
      wanted = try before.settings.applying(change)
    } catch {
      throw failure(error.description)
    }
    guard wanted != before.settings else { return nil }
    let result: String
    do {
      result = try RuleEntry.edited(text, change, wanted: wanted)
    } catch {
      throw failure("\(error.text); change it by hand")
    }
    let after = try ConfigurationReader.configuration(yaml: result, source: source, variable: variable)
    func sorted(_ rules: [AlarmRule]) -> [AlarmRule] { rules.sorted { $0.id < $1.id } }
    guard sorted(after.settings.rules) == sorted(wanted.rules),
      sorted(after.settings.disabledRules) == sorted(wanted.disabledRules)
    else {
      throw failure("the entry of \(id) is written in a way that cannot be changed safely; change it by hand")
    }
    return result
  }
}
