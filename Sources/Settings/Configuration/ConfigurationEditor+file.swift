extension ConfigurationEditor {
  /// Replaces a file's text by what a closure makes of it, and reads it back; nil leaves the file as it is.
  ///
  /// - Returns: whether anything was written.
  static func rewriting(
    _ path: String, _ change: (String) throws(SettingsError) -> String?
  ) throws(SettingsError) -> Bool {
    func failure(_ error: TextFile.Failure) -> SettingsError {
      SettingsError(source: path, problems: [SettingsProblem(line: nil, "\(error)")])
    }
    let folder = TextFile.folder(of: path)
    do {
      try TextFile.makeFolders(folder)
    } catch {
      throw failure(error)
    }
    var isWritten = false
    try TextFile.holding(folder: folder) { () throws(SettingsError) in
      guard let result = try change(try content(of: path, failure)) else { return }
      do throws(TextFile.Failure) {
        try TextFile.replace(path, with: result)
      } catch {
        throw failure(error)
      }
      guard try content(of: path, failure) == result else {
        throw failure(TextFile.Failure("what was written does not read back"))
      }
      isWritten = true
    }
    return isWritten
  }

  /// The file's text; empty when there is none.
  private static func content(
    of path: String, _ failure: (TextFile.Failure) -> SettingsError
  ) throws(SettingsError) -> String {
    do {
      return try TextFile.content(of: path)
    } catch {
      if error.isMissing { return "" }
      throw failure(error)
    }
  }
}
