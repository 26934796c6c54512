import Glibc

/// Whether files can be where they are meant to be.
package enum FilePlace {
  /// Why a file could not be written, in words and without its name; nil when it can, or can be made.
  ///
  /// Nothing is changed to find that out.
  package static func problem(writing path: String) -> String? {
    var status = stat()
    if stat(path, &status) == 0 {
      guard status.st_mode & S_IFMT == S_IFREG else { return "is not a file" }
      return access(path, R_OK | W_OK) == 0 ? nil : "cannot be written: \(String(cString: strerror(errno)))"
    }
    guard errno == ENOENT else { return "cannot be written: \(String(cString: strerror(errno)))" }
    return problem(makingIn: TextFile.folder(of: path))
  }

  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Makes the folder of a file and those above it, for nobody else; what cannot be made shows when the file is opened.
  package static func makeFolders(above path: String) {
    try? TextFile.makeFolders(TextFile.folder(of: path), mode: 0o700)
  }

  /// Why nothing could be made in a folder, which itself may be missing.
  private static func problem(makingIn folder: String) -> String? {
    var status = stat()
    if stat(folder, &status) != 0 {
      let above = TextFile.folder(of: folder)
      guard errno == ENOENT, above != folder else {
        return "cannot be made: \(folder): \(String(cString: strerror(errno)))"
      }
      return problem(makingIn: above)
    }
    guard status.st_mode & S_IFMT == S_IFDIR else { return "cannot be made: \(folder) is not a folder" }
    guard access(folder, W_OK | X_OK) == 0 else {
      return "cannot be made: \(folder): \(String(cString: strerror(errno)))"
    }
    return nil
  }
}
