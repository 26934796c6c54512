import Screen
import Yams

/// Reads base16 and base24 schemes, ours among them: an optional `bullion:` block has colours for roles by name.
///
/// The scheme's sixteen colours fill every role; the block overrides roles with a base name or a colour. Keys of the
/// scheme that this program has no use for are passed over; an unknown role is an error, since it can only be a slip.
enum Base16Scheme {
  /// - Parameters:
  ///   - yaml: the file's text.
  ///   - source: what to call the file in errors.
  /// - Returns: nil for what has none of the format's keys.
  /// - Throws: `ThemeError` naming the file, the key and what it should be.
  static func read(_ yaml: String, source: String, name: String) throws(ThemeError) -> Scheme? {
    let root: Node?
    do {
      root = try YAMLDocument.root(of: yaml)
    } catch {
      throw ThemeError(description: "\(source): \(error)")
    }
    guard let top = root?.mapping else { return nil }
    // Older schemes have base00… at the top level and no `palette:`.
    let list = top.value(of: "palette")?.mapping ?? top
    let found = list.filter { $0.key.scalar.flatMap { baseName($0.string) } != nil }
    guard !found.isEmpty else { return nil }
    let palette = try colors(of: found, source: source)
    var scheme = Scheme(
      name: (top.value(of: "name") ?? top.value(of: "scheme"))?.scalar?.string ?? name,
      colors: roles.compactMapValues { palette[$0] }, palette: accents.compactMap { palette[$0] })
    for (key, value) in top.value(of: "bullion")?.mapping.map(Array.init) ?? [] {
      guard let text = key.scalar?.string, let role = Theme.Role(rawValue: text) else {
        let known = Theme.Role.allCases.map(\.rawValue).joined(separator: ", ")
        throw ThemeError(
          description: "\(source): bullion: has no role \"\(key.scalar?.string ?? "?")\"; roles are \(known)")
      }
      guard let text = value.scalar?.string, let color = palette[text] ?? HexColor.color(text) else {
        throw ThemeError(
          description: "\(source): bullion: \(role.rawValue) must be a base name or six hexadecimal digits")
      }
      scheme.colors[role] = color
      if role == .up || role == .down { scheme.choosesDirections = true }
    }
    return scheme
  }

  private static func colors(
    of entries: [(key: Node, value: Node)], source: String
  ) throws(ThemeError) -> [String: Color] {
    var palette: [String: Color] = [:]
    for (key, value) in entries {
      guard let name = key.scalar.flatMap({ baseName($0.string) }) else { continue }
      guard let text = value.scalar?.string, let color = HexColor.color(text) else {
        let line = value.line.map { "line \($0): " } ?? ""
        throw ThemeError(
          description:
            "\(source): \(line)\(name) must be six hexadecimal digits in quotes such as \"1d2021\"")
      }
      palette[name] = color
    }
    let missing = baseNames.filter { palette[$0] == nil }
    guard missing.isEmpty else {
      throw ThemeError(
        description:
          "\(source): a base16 scheme needs base00 to base0F; missing \(missing.joined(separator: ", "))")
    }
    return palette
  }

  /// `base0A`, however its last letter is written; base24 goes to `base17`.
  private static func baseName(_ key: String) -> String? {
    let digits = key.dropFirst(4)
    guard key.hasPrefix("base"), digits.utf8.count == 2, let number = HexColor.number(digits), number <= 0x17
    else {
      return nil
    }
    return "base" + digits.uppercased()
  }

  private static let baseNames = (0..<16).map { "base0" + String($0, radix: 16, uppercase: true) }

  /// Those that are colours and not shades of the background or the text.
  private static let accents = baseNames.suffix(8) + (2...7).map { "base1\($0)" }

  private static let roles: [Theme.Role: String] = [
    .background: "base00", .status: "base01", .grid: "base02", .border: "base03", .label: "base04",
    .text: "base05", .title: "base05", .unchanged: "base05", .gold: "base0A", .silver: "base0D",
    .up: "base0B", .down: "base08", .alarm: "base08", .warning: "base09", .acknowledged: "base09",
    .good: "base0B", .stale: "base03", .accent: "base0C", .bar: "base0D", .scaleLow: "base0C",
    .scaleMiddle: "base04", .scaleHigh: "base09",
  ]
}
