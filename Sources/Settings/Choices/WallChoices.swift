import Dashboard

/// A screen that nobody touches: the key `wall`.
package struct WallChoices: Sendable, Equatable {
  package var isOn = false
  package var plan = WallPlan()
  package var night = NightChoices()

  package init() {}

  private static let minute: Int64 = 60_000
  private static let pages = [WallPlan.figures] + Pages.standard.map { $0.name }

  static let keys: [SettingKey<WallChoices>] = [
    SettingKey("enabled", \.isOn, .flag, "true: the dashboard is a wall from the start, as with --wall."),
    SettingKey(
      "pages",
      "What is shown in turn: \(pages.map(\.text).joined(separator: ", ")). An alarm holds the figures, wall.",
      shape: .words,
      read: { choices, reader, place in
        let kind = SettingKind<[String]>.names(of: pages.map(\.text), noun: "page")
        if let names = kind.read(&reader, "pages", place) { choices.plan.pages = names.map { PageName($0) } }
      }, text: { " \(YAMLText.list($0.plan.pages.map(\.text)))" }),
    SettingKey("every", \.plan.every, .duration(5_000...60 * minute), "How long each page stays, {range}."),
    SettingKey(
      "shift", \.plan.shift, .duration(minute...20 * minute),
      "How long the picture stands before it moves by one cell along a ring of four, {range}."),
    SettingKey(
      "repaint", \.plan.repaint, .duration(10_000...60 * minute),
      "How often the whole screen is sent again, {range}."),
    SettingKey(
      "keys", \.plan.takesKeys, .flag, "true: keys do what they do elsewhere; Ctrl-C always leaves."),
    SettingKey(
      "night-from", \.night.from, .clock,
      "When the theme of the night begins, 22:00 on this machine's clock; empty for no night."),
    SettingKey("night-to", \.night.to, .clock, "When it ends: 06:30."),
    SettingKey(
      "night-theme", \.night.theme, .word,
      "The theme of the night by name; empty for amber, which is dim and warm."),
  ]
}

/// When a wall is dim, and in which theme.
package struct NightChoices: Sendable, Equatable {
  /// Minutes of the day; nil for no night.
  package var from: Int?
  package var to: Int?
  package var theme: String?

  package init() {}

  /// The theme that is shown by night.
  package var themeName: String { theme ?? "amber" }

  /// Whether it is night at a minute of the day. From 22:00 to 06:30 goes over midnight.
  package func contains(minuteOfDay minute: Int) -> Bool {
    guard let from, let to, from != to else { return false }
    return from < to ? (from..<to).contains(minute) : minute >= from || minute < to
  }
}
