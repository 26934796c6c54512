/// The files that a configuration names: whether they can be used as it says.
package struct ConfigurationSurroundings: Sendable {
  /// Why the theme cannot be read.
  package var theme: String?
  /// Why a token cannot be had.
  package var secrets: String?
  /// Why the history cannot be kept.
  package var store: String?
  /// Why the log cannot be written.
  package var log: String?

  /// Looks at them without changing anything.
  ///
  /// - Parameter variable: looks up an environment variable.
  package init(_ configuration: Configuration, variable: (String) -> String?) {
    let directories = UserDirectories(variable: variable)
    do {
      _ = try ThemeLibrary.theme(configuration.theme, folder: directories.themes)
    } catch {
      theme = "\(error)"
    }
    do {
      _ = try Secrets.read(configuration.secrets, variable: variable)
    } catch {
      secrets = "\(error)"
    }
    if configuration.store.isEnabled {
      store = Self.problem(writing: configuration.store.file(in: directories))
    }
    log = Self.problem(writing: configuration.log.file(in: directories))
  }

  /// All of them, each on a line that begins with the key.
  package var problems: [String] {
    [("theme", theme), ("secrets", secrets), ("store", store), ("log", log)].compactMap { key, problem in
      problem.map { "\(key): \($0)" }
    }
  }

  private static func problem(writing path: String?) -> String? {
    guard let path else { return "there is no directory for it: set XDG_STATE_HOME or HOME, or name a path" }
    return FilePlace.problem(writing: path).map { "\(path): \($0)" }
  }
}
