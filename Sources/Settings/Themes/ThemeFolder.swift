import Glibc

/// The folder of the user's own themes.
struct ThemeFolder {
  let path: String

  private static let endings = [".yaml", ".yml", ".theme", ".conf"]
  private static let mostFiles = 5000

  /// The names of its files without the endings of the formats, in the order of the alphabet; nothing for a folder that
  /// cannot be read.
  var names: [String] { Array(Set(files.map(Self.stem))).sorted() }

  /// The file that a name means: the one of that name, else the one that has an ending besides; capital and small
  /// letters are the same when nothing else fits.
  func file(named name: String) -> String? {
    guard !name.isEmpty, !name.contains("/") else { return nil }
    let files = files
    let wanted = name.lowercased()
    let found =
      files.first { $0 == name } ?? files.first { Self.stem($0) == name }
      ?? files.first { $0.lowercased() == wanted } ?? files.first { Self.stem($0).lowercased() == wanted }
    return found.map { path + "/" + $0 }
  }

  /// The last part of a path without the ending of a format.
  static func stem(_ path: String) -> String {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    guard let ending = endings.first(where: { file.hasSuffix($0) }), file.count > ending.count else {
      return file
    }
    return String(file.dropLast(ending.count))
  }

  private var files: [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var files: [String] = []
    while files.count < Self.mostFiles, let entry = readdir(folder) {
      let name = withUnsafePointer(to: entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: pointer.pointee)) {
          String(cString: $0)
        }
      }
      // Those that begin with a dot are nobody's themes.
      if !name.hasPrefix(".") { files.append(name) }
    }
    return files.sorted()
  }
}
