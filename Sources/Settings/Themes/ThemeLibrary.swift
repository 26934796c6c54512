import Glibc
import Screen
import ThemeFiles

/// The built-in themes by name, and themes from files.
package enum ThemeLibrary {
  /// The built-in names, the default first.
  package static let names = ThemeFiles.all.map(\.name)

  private static let largestFile = 1 << 20

  /// - Parameter choice: a built-in name, or the path of a base16 or base24 file.
  /// - Throws: `ThemeError` that says what was looked for and what there is.
  package static func theme(_ choice: String) throws(ThemeError) -> Theme {
    if let builtIn = ThemeFiles.all.first(where: { $0.name == choice }) {
      return try ThemeReader.theme(yaml: builtIn.yaml, source: builtIn.name)
    }
    guard isPath(choice) else {
      throw ThemeError(
        description:
          "there is no theme \"\(choice)\"; there is: \(names.joined(separator: ", ")), or a file's path")
    }
    let yaml: String
    do {
      yaml = try TextFile.content(of: choice, atMost: largestFile)
    } catch {
      throw ThemeError(description: "\(choice): \(error)")
    }
    return try ThemeReader.theme(yaml: yaml, source: choice)
  }

  /// Whether a choice names a file, not a built-in theme.
  package static func isPath(_ choice: String) -> Bool { choice.contains("/") || choice.contains(".") }

  /// The theme after another one, for cycling through the built-in ones and the user's own file.
  ///
  /// - Parameter own: the theme that was chosen at the start; a file comes after the built-in ones.
  package static func name(after name: String, own: String) -> String {
    let ring = isPath(own) ? names + [own] : names
    let next = (ring.firstIndex(of: name) ?? -1) + 1
    return ring[next % ring.count]
  }
}
