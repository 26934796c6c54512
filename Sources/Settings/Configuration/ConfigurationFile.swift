/// The configuration as the program starts with it: a file, and what the environment says over it.
package enum ConfigurationFile {
  /// Which file is read.
  package enum Choice: Sendable, Equatable {
    /// Named by the user: it must be there.
    case named(String)
    /// At the usual place: it may be missing.
    case usual(String)
    /// There is no home directory to look in.
    case none

    package var path: String? {
      switch self {
      case .named(let path), .usual(let path): path
      case .none: nil
      }
    }
  }

  /// - Parameters:
  ///   - flag: the value of `--config`.
  ///   - variable: looks up an environment variable; an empty one counts as not set.
  package static func choice(flag: String?, variable: (String) -> String?) -> Choice {
    if let path = flag ?? variable("BULLION_CONFIG").flatMap({ $0.isEmpty ? nil : $0 }) {
      // What cannot be expanded is named by `load`.
      return .named((try? PathText.expanded(path, variable: variable)) ?? path)
    }
    return UserDirectories(variable: variable).configurationFile.map { .usual($0) } ?? .none
  }

  /// Reads the file and the environment; the environment's values beat the file's.
  ///
  /// - Parameter supply: a supply file that takes the place of the configured one, which then is not read.
  /// - Throws: everything that is wrong with either.
  package static func load(
    _ choice: Choice, overridingSupply supply: String? = nil, variable: (String) -> String?
  ) throws(SettingsError) -> Configuration {
    var configuration = try read(choice, variable)
    try EnvironmentChoices.apply(variable, to: &configuration)
    if let supply {
      try configuration.use(supplyFile: try expanded(supply, variable))
    } else if let path = configuration.supply {
      try configuration.use(supplyFile: path)
    }
    return configuration
  }

  /// Writes the defaults, with a comment for every key, into a file that is not there yet; makes its folder.
  ///
  /// - Throws: when there is one already, or it cannot be written.
  package static func begin(at path: String) throws(SettingsError) {
    // A variable that is not set must not become the name of a folder.
    if path.contains("$") || path.hasPrefix("~") { _ = try expanded(path, { _ in nil }) }
    do {
      try TextFile.makeFolders(TextFile.folder(of: path))
      try TextFile.create(path, with: Configuration().yaml)
    } catch {
      throw SettingsError(source: path, problems: [SettingsProblem(line: nil, "\(error)")])
    }
  }

  /// Where a file that is named is to be written: its folder must be there, any other is a slip of the pen. That of
  /// the usual place is made.
  package static func checkFolder(of choice: Choice) throws(SettingsError) {
    guard case .named(let path) = choice else { return }
    let folder = TextFile.folder(of: path)
    guard !FilePlace.isFolder(folder) else { return }
    throw SettingsError(
      source: path,
      problems: [SettingsProblem(line: nil, "there is no folder \(folder); make it, or name another file")])
  }

  private static func expanded(_ path: String, _ variable: (String) -> String?) throws(SettingsError)
    -> String
  {
    do {
      return try PathText.expanded(path, variable: variable)
    } catch {
      throw SettingsError(source: path, problems: [SettingsProblem(line: nil, "\(error)")])
    }
  }

  private static func read(
    _ choice: Choice, _ variable: (String) -> String?
  ) throws(SettingsError) -> Configuration {
    guard let path = choice.path else { return Configuration() }
    // A path that was told from its text has no variable left in it, unless one could not be had.
    if case .named = choice, path.contains("$") || path.hasPrefix("~") { _ = try expanded(path, variable) }
    let yaml: String
    do {
      yaml = try TextFile.content(of: path)
    } catch {
      if case .usual = choice, error.isMissing { return Configuration() }
      throw SettingsError(source: path, problems: [SettingsProblem(line: nil, "\(error)")])
    }
    return try ConfigurationReader.configuration(yaml: yaml, source: path, variable: variable)
  }
}

extension Configuration {
  /// The figures of production and balance that hold, as a supply file.
  package var supplyFile: SupplyFile {
    SupplyFile(first: settings.supply, others: settings.otherSupplies)
  }

  /// Replaces the built-in supply figures by those of a file; what does not add up becomes a remark. Balance and notes
  /// that it does not have stay the built-in ones, if they are of the same metal.
  package mutating func use(supplyFile path: String) throws(SettingsError) {
    let file = try SupplyReader.file(at: path)
    supply = path
    settings.supply = file.first.completed(by: .silver)
    settings.otherSupplies = file.others
    remarks += file.remarks.map { "\(path): \($0)" }
  }
}
