import BullionAlarms

extension ConfigurationEditor {
  /// Adds a rule to a configuration file, which is made when it is missing, and reads the file again.
  ///
  /// The file is replaced as a whole, so that a crash leaves either the old one or the new one.
  public static func add(_ rule: AlarmRule, toFile path: String, home: String?) throws(SettingsError) {
    func failure(_ error: TextFile.Failure) -> SettingsError {
      SettingsError(source: path, problems: [SettingsProblem(line: nil, "\(error)")])
    }
    let folder = TextFile.folder(of: path)
    do {
      try TextFile.makeFolders(folder)
    } catch {
      throw failure(error)
    }
    try TextFile.holding(folder: folder) { () throws(SettingsError) in
      let result = try adding(rule, to: try content(of: path, failure), source: path, home: home)
      do throws(TextFile.Failure) {
        try TextFile.replace(path, with: result)
      } catch {
        throw failure(error)
      }
      guard try content(of: path, failure) == result else {
        throw failure(TextFile.Failure("what was written does not read back"))
      }
    }
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
