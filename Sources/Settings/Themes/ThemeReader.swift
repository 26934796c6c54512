import BullionMarket
import Screen
import Yams

/// Why a theme could not be read, in words for the person who wrote it.
package struct ThemeError: Error, Equatable, CustomStringConvertible {
  package let description: String

  /// - Parameter description: control characters in it are spelled out.
  init(description: String) { self.description = visible(description) }
}

/// Reads base16 and base24 schemes with an optional `bullion:` block into a theme.
///
/// The scheme's sixteen colours fill every role; the block overrides roles by name with a base name or a
/// colour. Keys of the scheme that this program has no use for are passed over; an unknown role is an error,
/// since it can only be a slip.
package enum ThemeReader {
  /// - Parameters:
  ///   - yaml: the file's text.
  ///   - source: what to call the file in errors.
  /// - Throws: `ThemeError` naming the file, the key and what it should be.
  package static func theme(yaml: String, source: String) throws(ThemeError) -> Theme {
    let root: Node?
    do {
      root = try YAMLDocument.root(of: yaml)
    } catch {
      throw ThemeError(description: "\(source): \(error)")
    }
    guard let top = root?.mapping else {
      throw ThemeError(description: "\(source): expected keys such as `palette:` at the top level")
    }
    var palette: [String: Color] = [:]
    // Older schemes have base00… at the top level and no `palette:`.
    for (key, value) in top.value(of: "palette")?.mapping ?? top {
      guard let name = key.scalar?.string, name.hasPrefix("base") else { continue }
      guard let text = value.scalar?.string, let color = color(hex: text) else {
        throw ThemeError(description: "\(source): \(name) must be six hexadecimal digits such as \"1d2021\"")
      }
      palette[name] = color
    }
    let missing = baseNames.filter { palette[$0] == nil }
    guard missing.isEmpty else {
      throw ThemeError(
        description:
          "\(source): a base16 scheme needs base00 to base0F; missing \(missing.joined(separator: ", "))")
    }
    let name = (top.value(of: "name") ?? top.value(of: "scheme"))?.scalar?.string ?? source
    var colors = roleColors(from: palette)
    for (key, value) in top.value(of: "bullion")?.mapping.map(Array.init) ?? [] {
      guard let text = key.scalar?.string, let role = Theme.Role(rawValue: text) else {
        let known = Theme.Role.allCases.map(\.rawValue).joined(separator: ", ")
        throw ThemeError(
          description: "\(source): bullion: has no role \"\(key.scalar?.string ?? "?")\"; roles are \(known)")
      }
      guard let text = value.scalar?.string, let color = palette[text] ?? color(hex: text) else {
        throw ThemeError(
          description: "\(source): bullion: \(role.rawValue) must be a base name or six hexadecimal digits")
      }
      colors[role] = color
    }
    return assemble(name: name, colors: colors, palette: palette)
  }

  private static let baseNames = (0..<16).map { number in
    "base0" + String(number, radix: 16, uppercase: true)
  }

  static func color(hex text: String) -> Color? {
    let digits = text.hasPrefix("#") ? text.dropFirst() : text[...]
    guard digits.utf8.count == 6, digits.allSatisfy(\.isHexDigit), let value = UInt32(digits, radix: 16)
    else {
      return nil
    }
    return .rgb(value)
  }

  private static func roleColors(from palette: [String: Color]) -> [Theme.Role: Color] {
    let baseOfRole: [Theme.Role: String] = [
      .background: "base00", .status: "base01", .grid: "base02", .border: "base03", .label: "base04",
      .text: "base05", .title: "base05", .unchanged: "base05", .gold: "base0A", .silver: "base0D",
      .up: "base0B", .down: "base08", .alarm: "base08", .warning: "base09", .acknowledged: "base09",
      .good: "base0B", .stale: "base03", .accent: "base0C", .bar: "base0D", .scaleLow: "base0C",
      .scaleMiddle: "base04", .scaleHigh: "base09",
    ]
    return baseOfRole.compactMapValues { palette[$0] }
  }

  /// Gives every role the common background, and attributes where colour alone must not carry the meaning.
  private static func assemble(name: String, colors: [Theme.Role: Color], palette: [String: Color]) -> Theme {
    let background = colors[.background] ?? .terminalDefault
    let text = colors[.text] ?? .terminalDefault
    var styles: [Theme.Role: Style] = [:]
    for role in Theme.Role.allCases {
      styles[role] = Style(foreground: colors[role] ?? text, background: background)
    }
    styles[.background] = Style(foreground: text, background: background)
    styles[.title]?.attributes = .bold
    styles[.alarm]?.attributes = [.reverse, .bold]
    styles[.warning]?.attributes = .bold
    styles[.status] = Style(foreground: text, background: colors[.status] ?? background)
    return Theme(name: name, isDark: isDark(background), styles: styles)
  }

  /// The direction of shading follows the background's brightness; the `variant` key is often missing.
  private static func isDark(_ color: Color) -> Bool {
    guard case .rgb(let red, let green, let blue) = color.kind else { return true }
    return 0.299 * Double(red) + 0.587 * Double(green) + 0.114 * Double(blue) < 128
  }
}
