import Glibc
import Screen
import ThemeFiles

/// The built-in themes by name, those of the user's folder by name, and themes from files.
package enum ThemeLibrary {
  /// The built-in names, the default first.
  package static let names = ThemeFiles.all.map(\.name)

  /// Where this user's own themes are.
  package static var userFolder: String? {
    UserDirectories { name in getenv(name).map { String(cString: $0) } }.themes
  }

  private static let largestFile = 1 << 20

  /// - Parameters:
  ///   - choice: a built-in name, the name of a file in the user's folder, or a file's path.
  ///   - folder: where the user's own themes are.
  ///   - isExact: whether the colours stay as the file has them, readable or not.
  /// - Throws: `ThemeError` that says what was looked for and what there is.
  package static func theme(
    _ choice: String, folder: String? = userFolder, isExact: Bool = false
  ) throws(ThemeError) -> Theme {
    if let builtIn = ThemeFiles.all.first(where: { $0.name == choice }) {
      return try ThemeReader.theme(builtIn.yaml, source: builtIn.name, isExact: isExact)
    }
    guard let path = path(of: choice, folder: folder) else {
      let all = names(folder: folder)
      throw ThemeError(
        description:
          "there is no theme \"\(choice)\"\(NearestName.hint(for: choice, among: all))")
    }
    let text: String
    do {
      text = try TextFile.content(of: path, atMost: largestFile)
    } catch {
      throw ThemeError(description: "\(path): \(error)")
    }
    return try ThemeReader.theme(text, source: path, name: ThemeFolder.stem(path), isExact: isExact)
  }

  /// The built-in names, then those of the user's folder.
  package static func names(folder: String?) -> [String] {
    let own = folder.map { ThemeFolder(path: $0).names } ?? []
    return names + own.filter { !names.contains($0) }
  }

  /// The file that a choice names: one of the user's folder, or a path; nil for a word that is neither.
  static func path(of choice: String, folder: String?) -> String? {
    if !choice.contains("/"), let file = folder.flatMap({ ThemeFolder(path: $0).file(named: choice) }) {
      return file
    }
    return isPath(choice) ? choice : nil
  }

  /// Whether a choice that is no name is a file's path.
  package static func isPath(_ choice: String) -> Bool { choice.contains("/") || choice.contains(".") }
}
