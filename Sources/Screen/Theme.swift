/// A style for every colour role; the only source of colours in panels.
package struct Theme: Sendable, Equatable {
  /// What a colour is for. Raw values are the names in theme files.
  package enum Role: String, Sendable, CaseIterable, Hashable {
    case text, label, border, title, grid, background
    case gold, silver
    case up, down, unchanged
    /// For what is not certain yet, or behind something else: the bar that is not over.
    case upFaint = "up-faint"
    case downFaint = "down-faint"
    case alarm, warning, acknowledged, good, stale
    case accent, bar
    case scaleLow = "scale-low"
    case scaleMiddle = "scale-middle"
    case scaleHigh = "scale-high"
    case status
  }

  package var name: String
  /// Whether the background is dark; decides the direction of shading.
  package var isDark: Bool
  private var styles: [Style]

  /// - Parameter styles: roles that are missing take the style of `text`.
  package init(name: String, isDark: Bool, styles: [Role: Style]) {
    self.name = name
    self.isDark = isDark
    let text = styles[.text] ?? Style()
    self.styles = Role.allCases.map { styles[$0] ?? text }
  }

  package subscript(role: Role) -> Style {
    get { styles[Self.index[role] ?? 0] }
    set { styles[Self.index[role] ?? 0] = newValue }
  }

  private static let index: [Role: Int] = Dictionary(
    uniqueKeysWithValues: Role.allCases.enumerated().map { ($1, $0) })

  /// No colours: every role is told apart by attributes alone.
  package static let monochrome = Theme(
    name: "monochrome", isDark: true,
    styles: [
      .text: Style(),
      .label: Style(attributes: .dim), .border: Style(attributes: .dim), .grid: Style(attributes: .dim),
      .title: Style(attributes: .bold), .gold: Style(attributes: .bold), .silver: Style(attributes: .bold),
      .up: Style(attributes: .bold), .down: Style(attributes: .bold),
      .upFaint: Style(attributes: .bold), .downFaint: Style(attributes: .bold),
      .alarm: Style(attributes: [.reverse, .bold]), .warning: Style(attributes: .bold),
      .acknowledged: Style(attributes: .bold), .stale: Style(attributes: .dim),
      .status: Style(attributes: .reverse), .accent: Style(attributes: .bold),
    ])
}
